/**
 * String literals, f-strings, t-strings and their implicit concatenation. Source: PEP 498, 701, 750; CPython 3.13
 * Parser/action_helpers.c.
 */
import type {
  BytesConstant,
  Expr,
  FormattedValue,
  JoinedStr,
  StrConstant,
} from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { decodeBytes, decodeText, endsInHigh, startsWithLow, type TextKind } from "./escapes.ts";
import { buildExpression } from "./expressions.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

const rawText: TextKind = { isRaw: true, hasFields: false };
const plainText: TextKind = { isRaw: false, hasFields: false };
const rawFieldText: TextKind = { isRaw: true, hasFields: true };
const fieldText: TextKind = { isRaw: false, hasFields: true };

/** The letters before the quote of a literal. */
interface Prefix {
  readonly length: number;
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  readonly isUnicode: boolean;
  readonly isTemplate: boolean;
}

const noPrefix: Prefix = {
  length: 0,
  isRaw: false,
  isBytes: false,
  isUnicode: false,
  isTemplate: false,
};

/** One or more adjacent literals. */
export function buildStrings(tree: SyntaxTree, node: number): Expr {
  const firstToken = tree.firstToken(node);
  const isSingle = tree.endToken(node) === firstToken + 1;
  if (isSingle) return buildLiteral(tree, firstToken);
  if (tree.hasChild(node)) return buildJoined(tree, node);
  const parts: (StrConstant | BytesConstant)[] = [];
  for (let token = firstToken; token < tree.endToken(node); token++) {
    parts.push(buildLiteral(tree, token));
  }
  return concatenateLiterals(tree, node, parts);
}

function buildLiteral(tree: SyntaxTree, token: number): StrConstant | BytesConstant {
  const { text } = tree;
  const start = tree.starts[token]!;
  const end = tree.ends[token]!;
  const prefix = readPrefix(text, start);
  const quote = start + prefix.length;
  const size = quoteSize(text, quote, end);
  const from = quote + size;
  const to = end - size;
  if (prefix.isBytes) {
    const value = decodeBytes(text, from, to, prefix.isRaw);
    return { kind: "Constant", start, end, type: "bytes", value };
  }
  const splitPairs: number[] = [];
  const value = decodeText(text, from, to, prefix.isRaw ? rawText : plainText, splitPairs);
  return strConstant(start, end, value, prefix.isUnicode ? "u" : null, splitPairs);
}

function strConstant(
  start: number,
  end: number,
  value: string,
  stringKind: "u" | null,
  splitPairs: readonly number[],
): StrConstant {
  return splitPairs.length === 0
    ? { kind: "Constant", start, end, type: "str", value, stringKind }
    : { kind: "Constant", start, end, type: "str", value, stringKind, splitPairs };
}

/** One constant from adjacent ones: where one ends in a high surrogate, and the next starts with a low one, they stay two. */
function joinText(parts: readonly StrConstant[], start: number, end: number): StrConstant {
  const splitPairs: number[] = [];
  let value = "";
  for (const part of parts) {
    if (endsInHigh(value) && startsWithLow(part.value)) splitPairs.push(value.length - 1);
    for (const offset of part.splitPairs ?? []) splitPairs.push(value.length + offset);
    value += part.value;
  }
  // CPython's `kind` is that of the first part.
  return strConstant(start, end, value, parts[0]!.stringKind, splitPairs);
}

function quoteSize(text: string, quote: number, end: number): 1 | 3 {
  const code = text.charCodeAt(quote);
  const isTriple =
    end - quote >= 6 && text.charCodeAt(quote + 1) === code && text.charCodeAt(quote + 2) === code;
  return isTriple ? 3 : 1;
}

function readPrefix(text: string, start: number): Prefix {
  const first = text.charCodeAt(start);
  if (first === 0x22 || first === 0x27) return noPrefix;
  const second = text.charCodeAt(start + 1);
  const letters = second === 0x22 || second === 0x27 ? text[start]! : text.slice(start, start + 2);
  const lower = letters.toLowerCase();
  return {
    length: letters.length,
    isRaw: lower.includes("r"),
    isBytes: lower.includes("b"),
    // CPython looks for the lower-case letter only.
    isUnicode: letters === "u",
    isTemplate: lower.includes("t"),
  };
}

function concatenateLiterals(
  tree: SyntaxTree,
  node: number,
  parts: readonly (StrConstant | BytesConstant)[],
): Expr {
  const start = tree.start(node);
  const end = tree.end(node);
  const strings: StrConstant[] = [];
  const byteStrings: BytesConstant[] = [];
  for (const part of parts) {
    if (part.type === "str") strings.push(part);
    else byteStrings.push(part);
  }
  if (strings.length > 0 && byteStrings.length > 0) throw new SyntaxProblem(start);
  if (byteStrings.length > 0) {
    const value = concatenateBytes(byteStrings.map((part) => part.value));
    return { kind: "Constant", start, end, type: "bytes", value };
  }
  return joinText(strings, start, end);
}

function concatenateBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

// ---------------------------------------------------------------- f-strings

/** Adjacent literals at least one of which is an f-string or a t-string. */
function buildJoined(tree: SyntaxTree, node: number): Expr {
  const values: Expr[] = [];
  const endToken = tree.endToken(node);
  let child = tree.child(node);
  let templates = 0;
  let others = 0;
  for (let token = tree.firstToken(node); token < endToken;) {
    if (tree.kinds[token] === term.string) {
      const part = buildLiteral(tree, token);
      if (part.type === "bytes") throw new SyntaxProblem(tree.start(node));
      values.push(part);
      others++;
      token++;
      continue;
    }
    const { isTemplate, isRaw } = readPrefix(tree.text, tree.starts[token]!);
    if (isTemplate) templates++;
    else others++;
    buildPieces(tree, child, token + 1, isTemplate, isRaw, values);
    token = tree.endToken(child);
    child = tree.next(child);
  }
  const start = tree.start(node);
  const end = tree.end(node);
  // PEP 750: t-strings concatenate with t-strings only.
  if (templates > 0 && others > 0) throw new SyntaxProblem(start);
  if (templates > 0) {
    tree.newerSyntax.push({ start, end, construct: "a t-string" });
    return { kind: "TemplateStr", start, end, values: foldText(values) };
  }
  return { kind: "JoinedStr", start, end, values: foldText(values) };
}

/** Literal text and fields between `firstToken` and the end of `node`, appended to `values`. */
function buildPieces(
  tree: SyntaxTree,
  node: number,
  firstToken: number,
  isTemplate: boolean,
  isRaw: boolean,
  values: Expr[],
): void {
  const isSpecification = tree.type(node) === term.FormatSpecification;
  const endToken = tree.endToken(node);
  let child = tree.child(node);
  for (let token = firstToken; token < endToken;) {
    const kind = tree.kinds[token];
    if (kind === term.fstringMiddle) {
      values.push(literalText(tree, token, isRaw, isSpecification));
      token++;
    } else if (kind === term.fieldOpen) {
      buildField(tree, child, isTemplate, isRaw, values);
      token = tree.endToken(child);
      child = tree.next(child);
    } else token++;
  }
}

function literalText(
  tree: SyntaxTree,
  token: number,
  isRaw: boolean,
  isSpecification: boolean,
): StrConstant {
  const start = tree.starts[token]!;
  const end = tree.ends[token]!;
  const splitPairs: number[] = [];
  // In a format specification doubled braces are no escape, but backslashes always are (CPython 3.13).
  const kind = isSpecification ? plainText : isRaw ? rawFieldText : fieldText;
  const value = decodeText(tree.text, start, end, kind, splitPairs);
  return strConstant(start, end, value, null, splitPairs);
}

/** `{expression=!r:specification}`; with `=` the text of the expression comes first. */
function buildField(
  tree: SyntaxTree,
  node: number,
  isTemplate: boolean,
  isRaw: boolean,
  values: Expr[],
): void {
  const start = tree.start(node);
  const end = tree.end(node);
  const children = tree.children(node);
  const expression = children[0]!;
  const conversionNode = children.find((child) => tree.type(child) === term.Conversion);
  const specificationNode = children.find((child) => tree.type(child) === term.FormatSpecification);
  const value = buildExpression(tree, expression);
  const equals = tree.endToken(expression);
  const isDebug = tree.kinds[equals] === term.assign;
  const format_spec =
    specificationNode === undefined ? null : buildSpecification(tree, specificationNode, isRaw);
  let conversion = conversionNode === undefined ? -1 : readConversion(tree, conversionNode);
  if (isDebug && conversion < 0 && format_spec === null) conversion = 0x72;
  if (isDebug) values.push(debugText(tree, node, equals));
  if (isTemplate) {
    const str = expressionText(tree, node, expression);
    values.push({ kind: "Interpolation", start, end, value, str, conversion, format_spec });
    return;
  }
  const formatted: FormattedValue = {
    kind: "FormattedValue",
    start,
    end,
    value,
    conversion,
    format_spec,
  };
  values.push(formatted);
}

/** `!r`: one of three letters, right after the exclamation mark. */
function readConversion(tree: SyntaxTree, node: number): number {
  const name = tree.firstToken(node) + 1;
  const start = tree.starts[name]!;
  const code = tree.text.charCodeAt(start);
  const isValid =
    tree.ends[name] === start + 1 &&
    start === tree.ends[name - 1] &&
    (code === 0x73 || code === 0x72 || code === 0x61);
  if (!isValid) throw new SyntaxProblem(start);
  return code;
}

function buildSpecification(tree: SyntaxTree, node: number, isRaw: boolean): JoinedStr {
  const values: Expr[] = [];
  buildPieces(tree, node, tree.firstToken(node) + 1, false, isRaw, values);
  return {
    kind: "JoinedStr",
    start: tree.start(node),
    end: tree.end(node),
    values: foldText(values),
  };
}

/**
 * The source text from the field's brace to what follows the `=`, spaces included. CPython 3.13 drops whatever stands between
 * a `#` and the line end (even if the `#` is in a string), and everything from a `!=` that is in no brackets.
 */
function debugText(tree: SyntaxTree, node: number, equals: number): StrConstant {
  const { text, starts } = tree;
  const start = tree.start(node) + 1;
  const end = starts[equals + 1]!;
  const value = text
    .slice(start, starts[inequality(tree, tree.firstToken(node) + 1, equals)]!)
    .replace(/\r\n?/g, "\n")
    .replace(/#[^\n]*/g, "");
  return strConstant(start, end, value, null, []);
}

/** The first `!=` outside brackets between two tokens, or the token after them. */
function inequality(tree: SyntaxTree, firstToken: number, equals: number): number {
  let depth = 0;
  for (let token = firstToken; token < equals; token++) {
    const code = tree.codeAt(token);
    const kind = tree.kinds[token];
    if (kind === term.parenOpen || kind === term.bracketOpen || kind === term.braceOpen) depth++;
    else if (kind === term.parenClose || kind === term.bracketClose || kind === term.braceClose) {
      depth--;
    } else if (kind === term.fstringStart || kind === term.fieldOpen) depth++;
    else if (kind === term.fstringEnd || kind === term.fieldClose) depth--;
    else if (depth === 0 && kind === term.operator && code === 0x21) return token;
  }
  return equals + 1;
}

function expressionText(tree: SyntaxTree, node: number, expression: number): string {
  const from = tree.start(node) + 1;
  return tree.text.slice(from, tree.end(expression)).trim();
}

/** Adjacent pieces of text become one; empty ones disappear. */
function foldText(values: readonly Expr[]): Expr[] {
  const folded: Expr[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!isText(value)) {
      folded.push(value);
      continue;
    }
    const run = [value];
    for (; index + 1 < values.length; index++) {
      const next = values[index + 1]!;
      if (!isText(next)) break;
      run.push(next);
    }
    const last = run[run.length - 1]!;
    const joined = run.length === 1 ? value : joinText(run, value.start, last.end);
    if (joined.value !== "") folded.push(joined);
  }
  return folded;
}

function isText(value: Expr): value is StrConstant {
  return value.kind === "Constant" && value.type === "str";
}
