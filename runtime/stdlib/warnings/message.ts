import { className, type NamedClass } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { host } from "../../host/index.ts";
import { sourceLineOf } from "../internal/source-lines.ts";
import type { TextFile } from "../../core/print.ts";

/** `warnings.WarningMessage`: what is known of one warning. */
export class WarningMessage {
  static readonly __name__: string = "WarningMessage";
  static readonly __module__: string = "warnings";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string =
    "self, message, category, filename, lineno, file=, line=, source=";
  readonly message$: unknown;
  readonly category: unknown;
  readonly filename: unknown;
  readonly lineno: unknown;
  readonly file: unknown;
  readonly line: unknown;
  readonly source: unknown;
  readonly _category_name: string | null;

  constructor(
    message: unknown,
    category: unknown,
    filename: unknown,
    lineno: unknown,
    file: unknown = null,
    line: unknown = null,
    source: unknown = null,
  ) {
    this.message$ = message;
    this.category = category;
    this.filename = filename;
    this.lineno = lineno;
    this.file = file;
    this.line = line;
    this.source = source;
    this._category_name = category === null ? null : className(category as NamedClass);
  }

  __str__(): string {
    const { message$, _category_name, filename, lineno, line } = this;
    return `{message : ${repr(message$)}, category : ${repr(_category_name)}, filename : ${repr(filename)}, lineno : ${toStr(lineno)}, line : ${repr(line)}}`;
  }
}

/** `warnings.formatwarning` of what a message holds. */
export function formatMessage(message: WarningMessage): string {
  const { message$: text, category, filename, lineno, line, source } = message;
  const name = className(category as NamedClass);
  let result = `${toStr(filename)}:${toStr(lineno)}: ${name}: ${toStr(text)}\n`;
  const shown = (
    line === null ? sourceLineOf(toStr(filename), Number(lineno)) : toStr(line)
  ).trim();
  if (shown !== "") result += `  ${shown}\n`;
  if (source !== null)
    result += `${name}: Enable tracemalloc to get the object allocation traceback\n`;
  return result;
}

/** Writes a message to its file, by default the standard error. */
export function writeMessage(message: WarningMessage, text: string): void {
  const file = (message.file as TextFile | null) ?? host().stderr;
  file.write(text);
}
