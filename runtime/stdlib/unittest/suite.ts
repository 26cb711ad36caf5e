/** `unittest.TestSuite`. Source: CPython 3.13 Lib/unittest/suite.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { callMethod, getattr, hasattr } from "../../core/attributes/getattr.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { call, callable } from "../../core/calls/call.ts";
import { TypeError } from "../../core/exceptions/index.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { iter } from "../../core/iteration/iter.ts";
import { isClass } from "../../core/names.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";
import { TestCase } from "./case.ts";
import { DebugResult, SharedFixtures } from "./fixtures.ts";
import { strclass } from "./util.ts";
import { perform, type Work } from "./work.ts";

/** Tests that run one after the other, without shared fixtures. */
export class BaseTestSuite extends Extensible {
  static readonly __dict__: boolean = true;
  static readonly __name__: string = "BaseTestSuite";
  static readonly __module__: string = "unittest.suite";
  static _cleanup: unknown = true;
  /** @internal */ _tests: unknown[] = [];
  /** @internal */ _removed_tests = 0;

  constructor(tests: unknown = []) {
    super();
    callMethod(this, "addTests", [tests]);
  }

  __repr__(): string {
    return `<${strclass(type(this))} tests=${repr([...iterate(this)])}>`;
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof (this.constructor as typeof BaseTestSuite))) return NotImplemented;
    return eq([...iterate(this)], [...iterate(other)]);
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return this._tests[Symbol.iterator]();
  }

  __iter__(): unknown {
    return iter(this._tests);
  }

  countTestCases(): number {
    let count = this._removed_tests;
    for (const test of iterate(this))
      if (test !== null) count += callMethod(test, "countTestCases") as number;
    return count;
  }

  addTest(test: unknown): void {
    if (!callable(test)) throw new TypeError(`${repr(test)} is not callable`);
    if (isClass(test) && (issubclass(test, TestCase) || issubclass(test, TestSuite))) {
      throw new TypeError(
        "TestCases and TestSuites must be instantiated before passing them to addTest()",
      );
    }
    this._tests.push(test);
  }

  addTests(tests: unknown): void {
    if (typeof tests === "string")
      throw new TypeError("tests must be an iterable of tests, not a string");
    for (const test of iterate(tests)) callMethod(this, "addTest", [test]);
  }

  /** A promise where something in it is asynchronous. */
  run(result: unknown, _debug: unknown = false): unknown {
    return perform(this.#run(result));
  }

  *#run(result: unknown): Work<unknown> {
    let index = 0;
    for (const test of iterate(this)) {
      if (truth(getattr(result, "shouldStop"))) break;
      yield call(test, [result]);
      this._removeAt(index++);
    }
    return result;
  }

  /** Lets go of a test that has run. @internal */
  _removeAt(index: number): void {
    if (!truth(getattr(this, "_cleanup"))) return;
    const test = this._tests[index];
    if (hasattr(test, "countTestCases"))
      this._removed_tests += callMethod(test, "countTestCases") as number;
    this._tests[index] = null;
  }

  __call__(...args: readonly unknown[]): unknown {
    return callMethod(this, "run", args);
  }

  /** Runs the tests without a result: what they raise comes out. */
  debug(): unknown {
    return perform(this.#debug());
  }

  *#debug(): Work<null> {
    for (const test of iterate(this)) yield callMethod(test, "debug");
    return null;
  }
}

/** Tests that run one after the other, with the fixtures of their classes and modules. */
export class TestSuite extends BaseTestSuite {
  static override readonly __name__: string = "TestSuite";
  static override readonly __module__: string = "unittest.suite";

  override run(result: unknown, debug: unknown = false): unknown {
    return perform(this.#run(result, truth(debug)));
  }

  *#run(result: unknown, isDebug: boolean): Work<unknown> {
    const fixtures = new SharedFixtures(result);
    const isTop = getattr(result, "_testRunEntered", false) === false;
    if (isTop) setattr(result, "_testRunEntered", true);
    let index = 0;
    for (const test of iterate(this)) {
      if (truth(getattr(result, "shouldStop"))) break;
      const isReady = isSuite(test) || (yield* fixtures.prepare(test));
      if (isReady) {
        yield isDebug ? callMethod(test, "debug") : call(test, [result]);
        this._removeAt(index);
      }
      index++;
    }
    if (isTop) {
      yield* fixtures.finish();
      setattr(result, "_testRunEntered", false);
    }
    return result;
  }

  override debug(): unknown {
    return callMethod(this, "run", [new DebugResult(), true]);
  }
}

/** Whether something can be iterated over: suites can, tests cannot. */
function isSuite(test: unknown): boolean {
  try {
    iter(test as never);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
