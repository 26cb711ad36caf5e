/**
 * Python's `traceback`. A traceback is what the engine's stack tells: files, lines and functions, without variables and without the carets under the
 * source line. Source: CPython 3.13 Lib/traceback.py.
 */
import { BaseException, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { handledException } from "../../core/exceptions/handled.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { typeName } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { print, type TextFile } from "../../core/print.ts";
import { type } from "../../core/types/type.ts";
import { host } from "../../host/index.ts";
import { tracebackFrames, runningFrames } from "./frames.ts";
import { StackSummary, summarized } from "./stack-summary.ts";
import { TracebackException } from "./traceback-exception.ts";

export { FrameSummary, StackSummary } from "./stack-summary.ts";
export { TracebackException } from "./traceback-exception.ts";

/** An exception with its traceback, given alone or as `(type, value, traceback)`. */
function described(
  exc: unknown,
  value: unknown,
  tb: unknown,
  limit: Int | null,
): TracebackException {
  if ((value === undefined) !== (tb === undefined))
    throw new ValueError("Both or neither of value and tb must be given");
  let exception = value ?? null;
  let trace = tb ?? null;
  if (value === undefined) {
    if (exc !== null && !(exc instanceof BaseException))
      throw new TypeError(`Exception expected for value, ${typeName(exc)} found`);
    exception = exc;
    trace = exc === null ? null : (exc as BaseException).__traceback__;
  }
  return new TracebackException(type(exception), exception, trace, { limit, compact: true });
}

/** `format_exception(exc, /, value, tb, limit=None, chain=True)`: the lines that an uncaught exception shows. */
export function format_exception(
  exc: unknown,
  value?: unknown,
  tb?: unknown,
  limit: Int | null = null,
  chain: unknown = true,
): string[] {
  return [...iterate(described(exc, value, tb, limit).format({ chain }))] as string[];
}

/** `format_exception_only(exc, /, value, *, show_group=False)`: without the traceback. */
export function format_exception_only(
  exc: unknown,
  value?: unknown,
  options: { show_group?: unknown } = {},
): string[] {
  const exception = value === undefined ? exc : value;
  const text = new TracebackException(type(exception), exception, null, { compact: true });
  return [...iterate(text.format_exception_only(options))] as string[];
}

/** `print_exception(exc, /, value, tb, limit=None, file=None, chain=True)`. */
export function print_exception(
  exc: unknown,
  value?: unknown,
  tb?: unknown,
  limit: Int | null = null,
  file: TextFile | null = null,
  chain: unknown = true,
): void {
  described(exc, value, tb, limit).print({ file, chain });
}

/** `print_exc(limit=None, file=None, chain=True)`: of the exception that is being handled. */
export function print_exc(
  limit: Int | null = null,
  file: TextFile | null = null,
  chain: unknown = true,
): void {
  print_exception(handledException(), undefined, undefined, limit, file, chain);
}

/** `format_exc(limit=None, chain=True)`. */
export function format_exc(limit: Int | null = null, chain: unknown = true): string {
  return format_exception(handledException(), undefined, undefined, limit, chain).join("");
}

/** `extract_tb(tb, limit=None)`. */
export function extract_tb(tb: unknown, limit: Int | null = null): StackSummary {
  return summarized(tracebackFrames(tb), limit);
}

export function format_tb(tb: unknown, limit: Int | null = null): string[] {
  return extract_tb(tb, limit).format();
}

export function print_tb(
  tb: unknown,
  limit: Int | null = null,
  file: TextFile | null = null,
): void {
  print_list(extract_tb(tb, limit), file);
}

export function format_list(extracted_list: unknown): string[] {
  return StackSummary.from_list(extracted_list).format();
}

export function print_list(extracted_list: unknown, file: TextFile | null = null): void {
  for (const item of format_list(extracted_list))
    print(item, { file: file ?? host().stderr, end: "" });
}

/** The running frames, or the last ones of them. */
function running(below: unknown, limit: Int | null): StackSummary {
  const frames = runningFrames(below).reverse();
  const result = summarized(frames, limit);
  result.reverse();
  return result;
}

/** `extract_stack(f=None, limit=None)`: of the caller. */
export function extract_stack(_f: null = null, limit: Int | null = null): StackSummary {
  return running(extract_stack, limit);
}

export function format_stack(_f: null = null, limit: Int | null = null): string[] {
  return running(format_stack, limit).format();
}

export function print_stack(
  _f: null = null,
  limit: Int | null = null,
  file: TextFile | null = null,
): void {
  print_list(running(print_stack, limit), file);
}

/** `clear_frames(tb)`: the engine keeps no variables for a traceback. */
export function clear_frames(_tb: unknown): void {
  // Nothing to clear.
}
