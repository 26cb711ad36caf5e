/** What a running test has come to. Source: CPython 3.13 Lib/unittest/case.py (`_Outcome`). */
import { callMethod, getattr, hasattr } from "../../core/attributes/getattr.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { type BaseException, Exception, KeyboardInterrupt } from "../../core/exceptions/index.ts";
import { toStr } from "../../core/str.ts";
import type { Work } from "./work.ts";

/** `unittest.SkipTest`: raised in a test to skip it. */
export class SkipTest extends Exception {
  static override readonly __name__: string = "SkipTest";
  static readonly __module__: string = "unittest.case";
}

/** The test must go no further. */
export class ShouldStop extends Exception {
  static override readonly __name__: string = "_ShouldStop";
  static readonly __module__: string = "unittest.case";
}

/** A triple as `sys.exc_info()` returns it. */
export type ExcInfo = tuple<[type: unknown, value: BaseException, traceback: unknown]>;

export function excInfoOf(error: unknown): ExcInfo {
  const exception = caught(error);
  return tuple.of(exception.constructor as unknown, exception, exception.__traceback__ as unknown);
}

/** Reports a skipped test. */
export function addSkip(result: unknown, test: unknown, reason: string): void {
  if (hasattr(result, "addSkip")) callMethod(result, "addSkip", [test, reason]);
  else callMethod(result, "addSuccess", [test]);
}

/** Reports an exception as a failure or an error of the test. */
export function addError(result: unknown, test: unknown, info: ExcInfo): void {
  if (result === null) return;
  const isFailure = issubclass(info[0], getattr(test, "failureException"));
  callMethod(result, isFailure ? "addFailure" : "addError", [test, info]);
}

export class Outcome {
  readonly result: unknown;
  readonly supportsSubtests: boolean;
  expectsFailure = false;
  success = true;
  expectedFailure: ExcInfo | null = null;

  constructor(result: unknown = null) {
    this.result = result;
    this.supportsSubtests = hasattr(result, "addSubTest");
  }

  /** Runs one part of a test; what it raises becomes part of the outcome. */
  *part(test: unknown, body: () => unknown): Work<void> {
    const before = this.success;
    this.success = true;
    try {
      yield body();
    } catch (error) {
      this.fail(caught(error), test, (info) => addError(this.result, test, info));
    } finally {
      this.success = this.success && before;
    }
  }

  /**
   * Something was raised.
   *
   * @throws KeyboardInterrupt, which ends the run
   */
  fail(exception: BaseException, test: unknown, report: (info: ExcInfo) => void): void {
    if (exception instanceof KeyboardInterrupt) throw exception;
    if (exception instanceof SkipTest) {
      this.success = false;
      addSkip(this.result, test, toStr(exception));
      return;
    }
    if (exception instanceof ShouldStop) return;
    const info = excInfoOf(exception);
    if (this.expectsFailure) {
      this.expectedFailure = info;
      return;
    }
    this.success = false;
    report(info);
  }
}
