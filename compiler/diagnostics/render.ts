/** Diagnostics as text for people, JSON for tools, and annotations for GitHub's log view. */
import { codeFrameColumns } from "@babel/code-frame";
import type { Diagnostic } from "./diagnostic.ts";

export interface RenderOptions {
  /** Default `text`. */
  readonly format?: "text" | "json" | "github";
  /** Terminal colours in code frames; only `text` has any. Default false. */
  readonly color?: boolean;
}

/** All diagnostics, in the order given. `json` is one array, empty where there is none. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: RenderOptions = {},
): string {
  switch (options.format ?? "text") {
    case "text":
      return diagnostics.map((one) => renderText(one, options.color ?? false)).join("\n");
    case "json":
      return `${JSON.stringify(diagnostics.map(describe), null, 2)}\n`;
    case "github":
      return diagnostics.map(renderAnnotation).join("");
  }
}

/** Lines and columns are 1-based, as editors and GitHub count them. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function placeOf({ source, span }: Diagnostic): Place {
  const start = source.lineColumnAt(span.start);
  const end = source.lineColumnAt(Math.max(span.start, span.end));
  return {
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
  };
}

function renderText(diagnostic: Diagnostic, color: boolean): string {
  const { source, severity, code, message, hint } = diagnostic;
  const { line, column, endLine, endColumn } = placeOf(diagnostic);
  const lines = [`${source.path}:${line}:${column} - ${severity} ${code}: ${message}`, ""];
  const location = { start: { line, column }, end: { line: endLine, column: endColumn } };
  const frame = codeFrameColumns(source.text, location, {
    highlightCode: color,
    forceColor: color,
  });
  lines.push(frame, "");
  if (hint !== undefined) lines.push(`hint: ${hint}`, "");
  return lines.join("\n");
}

function describe(diagnostic: Diagnostic): object {
  const { source, severity, code, message, hint, exception } = diagnostic;
  return { path: source.path, ...placeOf(diagnostic), severity, code, message, exception, hint };
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
function renderAnnotation(diagnostic: Diagnostic): string {
  const { source, severity, code, message } = diagnostic;
  const { line, column, endLine, endColumn } = placeOf(diagnostic);
  const properties = [
    `file=${escapeProperty(source.path)}`,
    `line=${line}`,
    `col=${column}`,
    `endLine=${endLine}`,
    `endColumn=${endColumn}`,
    `title=${code}`,
  ];
  return `::${severity} ${properties.join(",")}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
