/** Source text (or bytes) to AST: lexer, Lezer parser, AST builder, diagnostics. */
import type { ParseOptions, PythonVersion } from "../api.ts";
import type { Module } from "../ast/nodes.ts";
import { SourceText } from "../ast/source-text.ts";
import { diagnose, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostics } from "../diagnostics/syntax.ts";
import { parser } from "../lezer-python/generated/parser.ts";
import { tokenize } from "../lezer-python/lexer/index.ts";
import type { TokenList } from "../lezer-python/token-list.ts";
import { TokenInput } from "../lezer-python/tokens.ts";
import { buildModule } from "./build/module.ts";
import { SyntaxTree } from "./build/syntax-tree.ts";
import { decodeSource } from "./decode.ts";
import { invalidBytes, loneSurrogate, type EncodingProblem } from "./invalid-bytes.ts";
import { explainSyntaxError } from "./errors/index.ts";
import { TriviaTable } from "./trivia.ts";

export { TriviaTable } from "./trivia.ts";

export interface ParseResult {
  /** Always there; statements with syntax errors are left out. */
  readonly module: Module;
  readonly source: SourceText;
  /** Empty exactly where CPython of the chosen version parses the file (warnings aside). */
  readonly diagnostics: readonly Diagnostic[];
  /** Comments and blank lines. */
  readonly trivia: TriviaTable;
}

/**
 * Parses a Python file as CPython's `ast.parse` does. Never throws, whatever the input.
 *
 * @param source Text, or the file's bytes, whose encoding is then found as PEP 263 says.
 */
export function parse(source: string | Uint8Array, options: ParseOptions = {}): ParseResult {
  const path = options.path ?? "<unknown>";
  const version = options.pythonVersion ?? "3.14";
  if (typeof source === "string") {
    const text = withoutMark(source);
    const surrogate = loneSurrogate(text);
    if (surrogate !== null) return rejected(path, text, surrogate);
    return parseText(text, path, version, false);
  }
  const { text, problem, hasInvalidBytes } = decodeSource(source);
  if (problem !== null) return rejected(path, text, { message: problem, start: 0, end: 0 });
  return parseText(text, path, version, hasInvalidBytes);
}

/** A file that is not text. */
function rejected(
  path: string,
  text: string,
  { message, start, end }: EncodingProblem,
): ParseResult {
  const source = new SourceText(path, text);
  const module: Module = { kind: "Module", start: 0, end: text.length, body: [] };
  const span = { start, end };
  const diagnostic = diagnose(syntaxDiagnostics.sourceEncoding, source, span, message);
  const trivia = new TriviaTable(source, module, []);
  return { module, source, diagnostics: [diagnostic], trivia };
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function parseText(
  text: string,
  path: string,
  version: PythonVersion,
  hasInvalidBytes: boolean,
): ParseResult {
  const source = new SourceText(path, text);
  const tokens = tokenize(text);
  if (hasInvalidBytes) {
    const problem = invalidBytes(text, tokens);
    if (problem !== null) return rejected(path, text, problem);
  }
  const tree = parser.parse(new TokenInput(tokens));
  const syntaxTree = new SyntaxTree(text, source.isAscii, tokens, tree);
  const errorTokens = syntaxTree.errorTokens();
  const { module, problems, tooDeepAt } = buildModule(syntaxTree, errorTokens.length > 0);
  const errorOffset = firstError(tokens, errorTokens, problems);
  const diagnostics: Diagnostic[] = [];
  if (errorOffset >= 0) diagnostics.push(explainSyntaxError(source, errorOffset, version));
  else if (tooDeepAt >= 0) {
    const span = { start: tooDeepAt, end: tooDeepAt + 1 };
    diagnostics.push(diagnose(syntaxDiagnostics.tooDeep, source, span, "too many nested levels"));
  }
  const trivia = new TriviaTable(source, module, tokens.comments);
  return { module, source, diagnostics, trivia };
}

/** The first offset at which the lexer, the grammar or the AST builder found fault, or -1. */
function firstError(
  tokens: TokenList,
  errorTokens: readonly number[],
  problems: readonly number[],
): number {
  let first = tokens.errorOffset;
  for (const offset of problems) if (first < 0 || offset < first) first = offset;
  const [token] = errorTokens;
  if (token === undefined) return first;
  const last = tokens.count - 1;
  const offset = token <= last ? tokens.starts[token]! : last < 0 ? 0 : tokens.ends[last]!;
  return first < 0 || offset < first ? offset : first;
}
