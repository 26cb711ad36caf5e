/** What CPython does with an exception that reaches the top of the program. Source: CPython Python/pythonrun.c. */
import {
  BaseException,
  caught,
  formatException,
  formatExceptionOnly,
  SystemExit,
} from "@py2ts-async/runtime";
import { host } from "@py2ts-async/runtime/host";
import type { Execution } from "./execute.ts";

/** Shows what was thrown on the program's stderr, unless it is a `SystemExit`. */
export function showUncaught(thrown: unknown): Execution {
  const error: unknown = caught(thrown);
  if (error instanceof SystemExit) return exitOf(error);
  const text = textOf(error);
  const { stdout, stderr } = host();
  stdout.flush();
  stderr.write(text);
  const shown = error instanceof BaseException ? formatExceptionOnly(error) : text;
  const exception = shown.trimEnd().split("\n").at(-1) ?? null;
  return { status: 1, deadlock: false, exception };
}

/** `sys.exit()`, `sys.exit(3)`, `sys.exit("message")`. */
function exitOf(error: SystemExit): Execution {
  const code: unknown = error.code;
  let status = 1;
  if (code === null || code === undefined) status = 0;
  else if (typeof code === "number") status = code & 0xff;
  else if (typeof code === "boolean") status = code ? 1 : 0;
  else host().stderr.write(`${String(code)}\n`);
  return { status, deadlock: false, exception: null };
}

function textOf(error: unknown): string {
  if (error instanceof BaseException) return formatException(error);
  const text = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return text.endsWith("\n") ? text : `${text}\n`;
}
