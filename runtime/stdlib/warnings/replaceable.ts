/** The functions of `warnings` that a program may put its own in place of. */
import { call } from "../../core/calls/call.ts";
import { formatMessage, WarningMessage, writeMessage } from "./message.ts";

/** `showwarning(message, category, filename, lineno, file=None, line=None)`: writes the warning. */
function showWarning(
  message: unknown,
  category: unknown,
  filename: unknown,
  lineno: unknown,
  file: unknown = null,
  line: unknown = null,
): void {
  _showwarnmsg_impl(new WarningMessage(message, category, filename, lineno, file, line));
}

/** `formatwarning(message, category, filename, lineno, line=None)`: the text of the warning. */
function formatWarning(
  message: unknown,
  category: unknown,
  filename: unknown,
  lineno: unknown,
  line: unknown = null,
): string {
  return formatMessage(new WarningMessage(message, category, filename, lineno, null, line));
}

export let showwarning: typeof showWarning = showWarning;
export let formatwarning: typeof formatWarning = formatWarning;

let sink: (message: WarningMessage) => void = writeFormatted;

function writeFormatted(message: WarningMessage): void {
  const text =
    formatwarning === formatWarning
      ? formatMessage(message)
      : (call(formatwarning, [
          message.message$,
          message.category,
          message.filename,
          message.lineno,
          message.line,
        ]) as unknown as string);
  writeMessage(message, text);
}

function _showwarnmsg_impl(message: WarningMessage): void {
  sink(message);
}

/** Shows a warning in the way that the program has chosen. */
export function showMessage(message: WarningMessage): void {
  if (showwarning === showWarning) return sink(message);
  const { message$, category, filename, lineno, file, line } = message;
  call(showwarning, [message$, category, filename, lineno, file, line]);
}

/** What `catch_warnings` saves. */
export interface Shown {
  readonly showwarning: typeof showWarning;
  readonly sink: (message: WarningMessage) => void;
}

/** How warnings are shown at the moment. */
export function currentlyShown(): Shown {
  return { showwarning, sink };
}

/** Shows warnings in another way from now on: as before, or to a list that records them. */
export function showThrough(way: Shown | ((message: WarningMessage) => void)): void {
  if (typeof way === "function") {
    showwarning = showWarning;
    sink = way;
  } else ({ showwarning, sink } = way);
}

/** `warnings.showwarning = function`, `warnings.formatwarning = function`. */
export function replaceFunction(name: "showwarning" | "formatwarning", value: unknown): void {
  if (name === "showwarning") showwarning = value as typeof showWarning;
  else formatwarning = value as typeof formatWarning;
}
