/** Source text (or bytes) to AST: lexer, Lezer parser, AST builder, diagnostics. */
import type { ParseOptions, PythonVersion } from "../api.ts";
import type { Module } from "../ast/nodes.ts";
import { SourceText } from "../ast/source-text.ts";
import { diagnose, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostics } from "../diagnostics/syntax.ts";
import { tokenize } from "../lezer-python/lexer/index.ts";
import { parseTokens } from "../lezer-python/parse-tree.ts";
import type { TokenList } from "../lezer-python/token-list.ts";
import { buildModule } from "./build/module.ts";
import { SyntaxTree } from "./build/syntax-tree.ts";
import { decodeSource } from "./decode.ts";
import { invalidBytes, loneSurrogate, type EncodingProblem } from "./invalid-bytes.ts";
import { explainNewerSyntax, explainSyntaxErrors } from "./errors/index.ts";
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

const nulMessage = "source code string cannot contain null bytes";

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
  const nul = text.indexOf("\0");
  if (nul >= 0) return rejected(path, text, { message: nulMessage, start: nul, end: nul + 1 });
  const source = new SourceText(path, text);
  const tokens = tokenize(text);
  const { tree, errorToken } = parseTokens(tokens);
  const syntaxTree = new SyntaxTree(text, source.isAscii, tokens, tree);
  const errorTokens = errorToken < 0 ? [] : [errorToken, ...syntaxTree.errorTokens()];
  const { module, problems, tooDeepAt } = buildModule(syntaxTree, errorToken >= 0);
  const errorOffsets = allErrors(tokens, errorTokens, problems);
  const diagnostics: Diagnostic[] = [];
  if (errorOffsets.length > 0) {
    diagnostics.push(...explainSyntaxErrors(source, errorOffsets, version));
  } else if (tooDeepAt >= 0) {
    const span = { start: tooDeepAt, end: tooDeepAt + 1 };
    diagnostics.push(diagnose(syntaxDiagnostics.tooDeep, source, span, "too many nested levels"));
  } else if (version === "3.13") {
    diagnostics.push(...explainNewerSyntax(source, syntaxTree.newerSyntax));
  }
  const problem = hasInvalidBytes ? invalidBytes(text, tokens) : null;
  // CPython decodes as it goes: what is wrong before the bytes comes first.
  if (
    problem !== null &&
    !(diagnostics[0] !== undefined && diagnostics[0].span.start < problem.start)
  ) {
    return rejected(path, text, problem);
  }
  const trivia = new TriviaTable(source, module, tokens.comments);
  return { module, source, diagnostics, trivia };
}

/** Where the lexer, the grammar or the AST builder found fault, ascending. */
function allErrors(
  tokens: TokenList,
  errorTokens: readonly number[],
  problems: readonly number[],
): number[] {
  const offsets = [...problems];
  if (tokens.errorOffset >= 0) offsets.push(tokens.errorOffset);
  const last = tokens.count - 1;
  for (const token of errorTokens) {
    offsets.push(token <= last ? tokens.starts[token]! : last < 0 ? 0 : tokens.ends[last]!);
  }
  return [...new Set(offsets)].sort((left, right) => left - right);
}
