/**
 * CPython's wording and place for a syntax error. The Lezer parser decides *that* a file is wrong; this decides what to say.
 * It runs on rejected files only, so it may be slower than the parser, but its cost is linear, too.
 */
import type { PythonVersion } from "../../api.ts";
import type { SourceText } from "../../ast/source-text.ts";
import { diagnose, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { syntaxDiagnostics } from "../../diagnostics/syntax.ts";
import { NormalizedSource } from "./normalized-source.ts";
import type { SyntaxErrorSignal } from "./raise.ts";
import { recognize } from "./recognizer.ts";

/**
 * The diagnostic CPython 3.13 would raise for a file that the parser rejected.
 *
 * @param errorOffset UTF-16 offset of the first error the parser found; it is reported as "invalid syntax" where nothing
 * better is known.
 */
export function explainSyntaxError(
  source: SourceText,
  errorOffset: number,
  version: PythonVersion,
): Diagnostic {
  return findSyntaxError(source, version) ?? genericError(source, errorOffset);
}

/**
 * The diagnostic CPython 3.13 would raise, or `null` for a valid file (and for one too deep to tell). An opinion
 * independent of the Lezer grammar.
 */
export function findSyntaxError(source: SourceText, version: PythonVersion): Diagnostic | null {
  const normalized = new NormalizedSource(source);
  const verdict = recognize(normalized, version, () => true);
  return verdict === null || verdict === "unknown" ? null : toDiagnostic(normalized, verdict);
}

function genericError(source: SourceText, offset: number): Diagnostic {
  const start = Math.min(offset, source.text.length);
  const span = { start, end: Math.min(start + 1, source.text.length) };
  return diagnose(syntaxDiagnostics.syntaxError, source, span, "invalid syntax");
}

function toDiagnostic(normalized: NormalizedSource, signal: SyntaxErrorSignal): Diagnostic {
  const span = normalized.span(signal.start, signal.end);
  const kind = syntaxDiagnostics[signal.family];
  const diagnostic = diagnose(kind, normalized.source, span, signal.message);
  return { ...diagnostic, exception: signal.exception };
}
