/** What must hold of the parser for any bytes whatever. */
import { dumpAst } from "../../compiler/ast/dump.ts";
import { parse } from "../../compiler/parse/index.ts";

/** No parse may take longer. */
export const mostMilliseconds = 2000;

/** Parses and dumps; the reason why that was wrong, or `null`. */
export function faultOf(bytes: Uint8Array): string | null {
  const started = performance.now();
  try {
    const { module, source, diagnostics, trivia } = parse(bytes);
    if (module.kind !== "Module") return "no tree";
    dumpAst(module, source);
    trivia.blankLinesBefore(module);
    for (const { span } of diagnostics) {
      if (!(span.start >= 0 && span.start <= span.end && span.end <= source.text.length)) {
        return `a diagnostic outside the file: ${span.start} to ${span.end}`;
      }
    }
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const milliseconds = performance.now() - started;
  return milliseconds > mostMilliseconds ? `took ${Math.round(milliseconds)} ms` : null;
}
