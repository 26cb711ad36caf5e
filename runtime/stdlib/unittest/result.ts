/** `unittest.TestResult`. Source: CPython 3.13 Lib/unittest/result.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { toStr } from "../../core/str.ts";
import { formatException } from "../../core/traceback.ts";
import { type } from "../../core/types/type.ts";
import type { ExcInfo } from "./outcome.ts";
import { strclass } from "./util.ts";

/** A test and what is to be said of it. */
export type Reported = tuple<[test: unknown, text: string]>;

/** Collects what comes of tests. */
export class TestResult extends Extensible {
  static readonly __dict__: boolean = true;
  static readonly __name__: string = "TestResult";
  static readonly __module__: string = "unittest.result";
  failfast: unknown = false;
  failures: Reported[] = [];
  errors: Reported[] = [];
  testsRun = 0;
  skipped: Reported[] = [];
  expectedFailures: Reported[] = [];
  unexpectedSuccesses: unknown[] = [];
  collectedDurations: tuple<[string, number]>[] = [];
  shouldStop: unknown = false;
  buffer: unknown = false;
  tb_locals: unknown = false;
  /** @internal */ _previousTestClass: unknown = null;
  /** @internal */ _testRunEntered: unknown = false;
  /** @internal */ _moduleSetUpFailed: unknown = false;

  constructor(_stream: unknown = null, _descriptions: unknown = null, _verbosity: unknown = null) {
    super();
  }

  printErrors(): void {}

  startTest(_test: unknown): void {
    this.testsRun++;
  }

  startTestRun(): void {}

  stopTest(_test: unknown): void {}

  stopTestRun(): void {}

  addError(test: unknown, err: ExcInfo): void {
    this.#failed();
    this.errors.push(tuple.of(test, this._exc_info_to_string(err, test)));
  }

  addFailure(test: unknown, err: ExcInfo): void {
    this.#failed();
    this.failures.push(tuple.of(test, this._exc_info_to_string(err, test)));
  }

  addSubTest(test: unknown, subtest: unknown, err: ExcInfo | null): void {
    if (err === null) return;
    this.#failed();
    const isFailure = issubclass(err[0], getattr(test, "failureException"));
    const list = isFailure ? this.failures : this.errors;
    list.push(tuple.of(subtest, this._exc_info_to_string(err, test)));
  }

  addSuccess(_test: unknown): void {}

  addSkip(test: unknown, reason: string): void {
    this.skipped.push(tuple.of(test, reason));
  }

  addExpectedFailure(test: unknown, err: ExcInfo): void {
    this.expectedFailures.push(tuple.of(test, this._exc_info_to_string(err, test)));
  }

  addUnexpectedSuccess(test: unknown): void {
    this.#failed();
    this.unexpectedSuccesses.push(test);
  }

  addDuration(test: unknown, elapsed: number): void {
    this.collectedDurations.push(tuple.of(toStr(test), elapsed));
  }

  wasSuccessful(): boolean {
    return (
      this.failures.length === 0 &&
      this.errors.length === 0 &&
      this.unexpectedSuccesses.length === 0
    );
  }

  /** Asks the suite to run no more tests. */
  stop(): void {
    this.shouldStop = true;
  }

  #failed(): void {
    if (this.failfast === true) this.stop();
  }

  /** @internal */
  _exc_info_to_string(err: ExcInfo, _test: unknown): string {
    return formatException(err[1]);
  }

  __repr__(): string {
    return `<${strclass(type(this))} run=${this.testsRun} errors=${this.errors.length} failures=${this.failures.length}>`;
  }
}
