/** Diagnostics as text for people, JSON for programs and annotations for GitHub Actions. */
import { codeFrameColumns } from "@babel/code-frame";
import type { Span } from "../ast/nodes.ts";
import type { SourceText } from "../ast/source-text.ts";
import type { Diagnostic } from "./diagnostic.ts";

export type DiagnosticFormat = "text" | "json" | "github";

export interface RenderOptions {
  /** Default `text`. */
  readonly format?: DiagnosticFormat;
  /** ANSI colours in the `text` format. Default false. */
  readonly color?: boolean;
}

/** A diagnostic as the `json` format shows it. Lines and columns count from one, columns in characters. */
export interface DiagnosticRecord {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Diagnostic["severity"];
  readonly code: string;
  readonly message: string;
  readonly exception?: string;
  readonly hint?: string;
  readonly related?: readonly (Place & { readonly message: string })[];
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * All diagnostics in one text, in the given order.
 *
 * - `text`: `path:line:column - error P2T1030: message`, a code frame, and the hint. Empty for no diagnostics.
 * - `json`: one array of `DiagnosticRecord`s.
 * - `github`: one workflow command (`::error file=...`) a line.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: RenderOptions = {},
): string {
  switch (options.format ?? "text") {
    case "json":
      return JSON.stringify(diagnostics.map(toRecord), null, 2) + "\n";
    case "github":
      return diagnostics.map((diagnostic) => githubCommand(diagnostic) + "\n").join("");
    case "text":
      return diagnostics.map((diagnostic) => asText(diagnostic, options.color ?? false)).join("\n");
  }
}

/** The plain data of a diagnostic. */
export function toRecord(diagnostic: Diagnostic): DiagnosticRecord {
  const { source, span, severity, code, message, exception, hint, related } = diagnostic;
  return {
    path: source.path,
    ...placeOf(source, span),
    severity,
    code,
    message,
    ...(exception === undefined ? {} : { exception }),
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined
      ? {}
      : {
          related: related.map((other) => ({
            ...placeOf(source, other.span),
            message: other.message,
          })),
        }),
  };
}

function placeOf(source: SourceText, span: Span): Place {
  const start = positionOf(source, span.start);
  let end = positionOf(source, span.end);
  if (end.column === 1 && span.end > span.start) {
    // The newline belongs to the line it ends.
    end = positionOf(source, span.end - 1);
    end.column++;
  }
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** One-based line, and one-based column in characters. */
function positionOf(source: SourceText, offset: number): { line: number; column: number } {
  const { line, column } = source.lineColumnAt(offset);
  if (source.isAscii) return { line, column: column + 1 };
  const before = source.text.slice(offset - column, offset);
  return { line, column: [...before].length + 1 };
}

// ---------------------------------------------------------------- text

type Paint = (text: string) => string;
const plain: Paint = (text) => text;
const ansi =
  (start: number, end: number): Paint =>
  (text) =>
    `\u001b[${start}m${text}\u001b[${end}m`;
const painted = {
  error: ansi(31, 39),
  warning: ansi(33, 39),
  path: ansi(36, 39),
  faint: ansi(90, 39),
};
const unpainted: typeof painted = { error: plain, warning: plain, path: plain, faint: plain };

function asText(diagnostic: Diagnostic, color: boolean): string {
  const { source, span, severity, code, message, hint, related } = diagnostic;
  const paint = color ? painted : unpainted;
  const { line, column } = positionOf(source, span.start);
  const where = `${paint.path(source.path)}:${line}:${column}`;
  const parts = [
    `${where} - ${paint[severity](severity)} ${paint.faint(`${code}:`)} ${message}`,
    frame(source, span, paint),
  ];
  if (hint !== undefined) parts.push(`  hint: ${hint}`);
  for (const other of related ?? []) {
    const place = positionOf(source, other.span.start);
    parts.push(`  ${paint.path(source.path)}:${place.line}:${place.column} - ${other.message}`);
    parts.push(frame(source, other.span, paint));
  }
  return parts.filter((part) => part !== "").join("\n") + "\n";
}

const LINES_AROUND = 2;
/** Of a longer line only the part around the error is shown. */
const WIDEST_LINE = 160;

/** The lines around `span` with the span underlined. */
function frame(source: SourceText, span: Span, paint: typeof painted): string {
  const start = source.lineColumnAt(span.start);
  const end = source.lineColumnAt(Math.max(span.start, span.end));
  const first = Math.max(1, start.line - LINES_AROUND);
  // After the last newline no line begins.
  const count =
    source.lineStarts.length - (source.text.length === source.lineStarts.at(-1) ? 1 : 0);
  const last = Math.max(start.line, Math.min(count, start.line + LINES_AROUND));
  const isWithinLine = end.line === start.line;
  // Only the first line of a longer span is underlined; the frame stays short.
  const cut = Math.max(0, start.column - WIDEST_LINE / 2);
  const lines: string[] = [];
  for (let line = first; line <= last; line++) lines.push(visibleLine(source, line, cut));
  const shown = lines[start.line - first]!;
  const from = start.column - cut;
  const to = isWithinLine ? Math.min(end.column - cut, shown.length) : shown.length;
  const text = codeFrameColumns(
    lines.join("\n"),
    {
      start: { line: start.line - first + 1, column: from + 1 },
      end: { line: start.line - first + 1, column: Math.max(from + 1, to + 1) },
    },
    { linesAbove: LINES_AROUND, linesBelow: LINES_AROUND },
  );
  return renumber(text, first, last, paint);
}

/** A line without what would disturb a terminal or the frame. */
function visibleLine(source: SourceText, line: number, cut: number): string {
  const start = source.lineStarts[line - 1]! + cut;
  const next = source.lineStarts[line] ?? source.text.length;
  return source.text
    .slice(start, Math.min(next, start + WIDEST_LINE))
    .replace(/[\r\n]+$/, "")
    .replace(/(?!\t)[\p{Cc}\p{Zl}\p{Zp}]/gu, " ");
}

/** The frame was made of an excerpt; its gutter gets the file's line numbers. */
function renumber(frameText: string, first: number, last: number, paint: typeof painted): string {
  const width = String(last).length;
  return frameText
    .split("\n")
    .map((line) => {
      const match = /^([> ]) *(\d*) \|(.*)$/.exec(line);
      if (match === null) return line;
      const [, marker, number, rest] = match as unknown as [string, string, string, string];
      const shown = number === "" ? "" : String(Number(number) + first - 1);
      const gutter = paint.faint(`${shown.padStart(width)} |`);
      const isUnderline = number === "";
      return `${marker === ">" ? paint.error(">") : " "} ${gutter}${isUnderline ? paint.error(rest) : rest}`;
    })
    .join("\n");
}

// ---------------------------------------------------------------- GitHub

/** Source: GitHub Actions, "Workflow commands", setting an error message. */
function githubCommand(diagnostic: Diagnostic): string {
  const { path, line, column, endLine, endColumn, severity, code, message, hint } =
    toRecord(diagnostic);
  const properties = {
    file: path,
    line,
    endLine,
    col: column,
    endColumn,
    title: code,
  };
  const list = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${severity} ${list}::${escapeData(text)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
