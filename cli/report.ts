/** Shows diagnostics. */
import { type Diagnostic, renderDiagnostics } from "@py2ts-async/compiler";

export type ReportFormat = "text" | "json" | "github";

/** Writes the diagnostics to `stream`; returns whether one of them is an error. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  stream: NodeJS.WriteStream = process.stderr,
  format: ReportFormat = "text",
): boolean {
  if (diagnostics.length > 0 || format === "json") {
    const color = format === "text" && wantsColor(stream);
    const text = renderDiagnostics(diagnostics, { format, color });
    stream.write(text.endsWith("\n") ? text : `${text}\n`);
  }
  return hasErrors(diagnostics);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** As most command-line programs do: https://no-color.org */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return true;
  return stream.isTTY === true;
}
