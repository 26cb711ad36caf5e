/** What CPython does with an exception that reaches the top of the program. Source: CPython Python/pythonrun.c. */
import {
  BaseException,
  caught,
  formatException,
  formatExceptionOnly,
  SystemExit,
} from "@py2ts-async/runtime";
import { host } from "@py2ts-async/runtime/host";
import { exitStatusOf } from "@py2ts-async/runtime/sys";
import type { Execution } from "./execute.ts";

/** Shows what was thrown on the program's stderr, unless it is a `SystemExit`. */
export function showUncaught(thrown: unknown): Execution {
  const error: unknown = caught(thrown);
  if (error instanceof SystemExit) {
    const { status, message } = exitStatusOf(error);
    if (message !== null) host().stderr.write(message);
    return { status, deadlock: false, exception: null };
  }
  const text = textOf(error);
  const { stdout, stderr } = host();
  stdout.flush();
  stderr.write(text);
  const shown = error instanceof BaseException ? formatExceptionOnly(error) : text;
  const exception = shown.trimEnd().split("\n").at(-1) ?? null;
  return { status: 1, deadlock: false, exception };
}

function textOf(error: unknown): string {
  if (error instanceof BaseException) return formatException(error);
  const text = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return text.endsWith("\n") ? text : `${text}\n`;
}
