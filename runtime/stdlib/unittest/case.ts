/** `unittest.TestCase`. Source: CPython 3.13 Lib/unittest/case.py. */
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { caught } from "../../core/exceptions/caught.ts";
import {
  AttributeError,
  Exception,
  NotImplementedError,
  ValueError,
} from "../../core/exceptions/index.ts";
import { hash } from "../../core/hash.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import { list } from "../../core/types/list.ts";
import { type } from "../../core/types/type.ts";
import { perf_counter } from "../time/index.ts";
import type { Keywords } from "../../core/calls/bind-arguments.ts";
import { Assertions } from "./assertions.ts";
import { Cleanup, enterContext } from "./cleanups.ts";
import { expectsFailure, skipReason } from "./decorators.ts";
import { addSkip, type ExcInfo, excInfoOf, Outcome, ShouldStop, SkipTest } from "./outcome.ts";
import { TestResult } from "./result.ts";
import { strclass } from "./util.ts";
import { perform, type Work } from "./work.ts";

interface TestClass {
  _class_cleanups?: Cleanup[];
  tearDown_exceptions?: ExcInfo[];
}

/** The cleanups of a class; a base's are not its own. */
function cleanupsOf(cls: TestClass): Cleanup[] {
  if (!Object.hasOwn(cls, "_class_cleanups")) cls._class_cleanups = [];
  return cls._class_cleanups!;
}

/** A class whose instances are single tests. */
export class TestCase extends Assertions {
  static override readonly __name__: string = "TestCase";
  static readonly __module__: string = "unittest.case";
  readonly _testMethodName: string;
  _testMethodDoc: string | null = "No test";
  /** @internal */ _outcome: Outcome | null = null;
  /** @internal */ _subtest: TestCase | null = null;
  readonly #cleanups: Cleanup[] = [];
  static tearDown_exceptions: ExcInfo[] = [];

  constructor(methodName = "runTest") {
    super();
    this._testMethodName = methodName;
    try {
      this._testMethodDoc = getattr(getattr(this, methodName), "__doc__") as string | null;
    } catch (error) {
      if (!(error instanceof AttributeError)) throw error;
      if (methodName !== "runTest") {
        const cls = repr(type(this));
        throw new ValueError(`no such test method in ${cls}: ${methodName}`);
      }
    }
    for (const [cls, method] of [
      [dict, "assertDictEqual"],
      [list, "assertListEqual"],
      [tuple, "assertTupleEqual"],
      [set, "assertSetEqual"],
      [frozenset, "assertSetEqual"],
      [str, "assertMultiLineEqual"],
    ] as const)
      this.addTypeEqualityFunc(cls, method);
  }

  // ---------------------------------------------------------------- fixtures

  setUp(): unknown {
    return null;
  }

  tearDown(): unknown {
    return null;
  }

  static setUpClass(): unknown {
    return null;
  }

  static tearDownClass(): unknown {
    return null;
  }

  /** Calls a function after `tearDown`, last added first. */
  addCleanup(function$: unknown, ...args: readonly unknown[]): void {
    this.#cleanups.push(new Cleanup(function$, args));
  }

  /** Enters a context manager that is left when the test is over. */
  enterContext(cm: unknown): unknown {
    return enterContext(cm, (function_, ...args) => this.addCleanup(function_, ...args));
  }

  static addClassCleanup(function$: unknown, ...args: readonly unknown[]): void {
    cleanupsOf(this as unknown as TestClass).push(new Cleanup(function$, args));
  }

  static enterClassContext(cm: unknown): unknown {
    return enterContext(cm, (function_, ...args) => this.addClassCleanup(function_, ...args));
  }

  doCleanups(): unknown {
    return perform(this._doCleanups());
  }

  /** @internal */
  *_doCleanups(): Work<boolean> {
    const outcome = this._outcome ?? new Outcome();
    for (let next = this.#cleanups.pop(); next !== undefined; next = this.#cleanups.pop()) {
      const cleanup = next;
      yield* outcome.part(this, () => this._callCleanup(cleanup));
    }
    return outcome.success;
  }

  static doClassCleanups(): unknown {
    return perform(classCleanups(this as unknown as TestClass));
  }

  // ---------------------------------------------------------------- running

  countTestCases(): number {
    return 1;
  }

  defaultTestResult(): TestResult {
    return new TestResult();
  }

  /** @internal */
  _callSetUp(): unknown {
    return callMethod(this, "setUp");
  }

  /** @internal */
  _callTestMethod(method: unknown): unknown {
    return call(method);
  }

  /** @internal */
  _callTearDown(): unknown {
    return callMethod(this, "tearDown");
  }

  /** @internal */
  _callCleanup(cleanup: Cleanup): unknown {
    return cleanup.run();
  }

  /** Runs the test and reports to `result`. A promise where something in it is asynchronous. */
  run(result: unknown = null): unknown {
    return perform(this._run(result));
  }

  __call__(...args: readonly unknown[]): unknown {
    return callMethod(this, "run", args);
  }

  /** @internal */
  *_run(given: unknown): Work<unknown> {
    const result = given ?? callMethod(this, "defaultTestResult");
    const isOwn = given === null;
    if (isOwn) yield callIfExists(result, "startTestRun");
    callMethod(result, "startTest", [this]);
    try {
      const method = getattr(this, this._testMethodName);
      const reason = skipReason(this.constructor, method);
      if (reason === null) yield* this.#runParts(method, result);
      else addSkip(result, this, reason);
      return result;
    } finally {
      callMethod(result, "stopTest", [this]);
      if (isOwn) callIfExists(result, "stopTestRun");
    }
  }

  *#runParts(method: unknown, result: unknown): Work<void> {
    const isExpectingFailure = expectsFailure(this, method);
    const outcome = new Outcome(result);
    const start = perf_counter();
    this._outcome = outcome;
    try {
      yield* outcome.part(this, () => this._callSetUp());
      if (outcome.success) {
        outcome.expectsFailure = isExpectingFailure;
        yield* outcome.part(this, () => this._callTestMethod(method));
        outcome.expectsFailure = false;
        yield* outcome.part(this, () => this._callTearDown());
      }
      yield this.doCleanups();
      callIfExists(result, "addDuration", this, perf_counter() - start);
      if (!outcome.success) return;
      if (!isExpectingFailure) callMethod(result, "addSuccess", [this]);
      else if (outcome.expectedFailure !== null)
        callMethod(result, "addExpectedFailure", [this, outcome.expectedFailure]);
      else callMethod(result, "addUnexpectedSuccess", [this]);
    } finally {
      this._outcome = null;
    }
  }

  /** Runs the test without a result: what it raises comes out. */
  debug(): unknown {
    return perform(this._debug());
  }

  /** @internal */
  *_debug(): Work<null> {
    const method = getattr(this, this._testMethodName);
    const reason = skipReason(this.constructor, method);
    if (reason !== null) throw new SkipTest(reason);
    yield this._callSetUp();
    yield this._callTestMethod(method);
    yield this._callTearDown();
    for (let next = this.#cleanups.pop(); next !== undefined; next = this.#cleanups.pop())
      yield this._callCleanup(next);
    return null;
  }

  /** Skips this test. */
  skipTest(reason: unknown): never {
    throw new SkipTest(reason);
  }

  /** A block that fails by itself, known by a message and by the values of parameters. */
  subTest(...args: readonly unknown[]): _SubTestContext {
    return new _SubTestContext(this, args);
  }

  // ---------------------------------------------------------------- description

  id(): string {
    return `${strclass(type(this))}.${this._testMethodName}`;
  }

  shortDescription(): string | null {
    const doc = this._testMethodDoc;
    return doc === null || doc === "" ? null : doc.trim().split("\n")[0]!.trim();
  }

  __eq__(other: unknown): unknown {
    if (type(this) !== type(other)) return NotImplemented;
    return eq(this._testMethodName, (other as TestCase)._testMethodName);
  }

  __hash__(): unknown {
    return hash(tuple.of(type(this), this._testMethodName));
  }

  __str__(): string {
    const name = this._testMethodName;
    return `${name} (${strclass(type(this))}.${name})`;
  }

  __repr__(): string {
    return `<${strclass(type(this))} testMethod=${this._testMethodName}>`;
  }
}

function* classCleanups(cls: TestClass): Work<null> {
  const raised: ExcInfo[] = [];
  cls.tearDown_exceptions = raised;
  const cleanups = cleanupsOf(cls);
  for (let next = cleanups.pop(); next !== undefined; next = cleanups.pop()) {
    try {
      yield next.run();
    } catch (error) {
      const exception = caught(error);
      if (!(exception instanceof Exception)) throw exception;
      raised.push(excInfoOf(exception));
    }
  }
  return null;
}

/** Calls a method if the object has it. */
export function callIfExists(object: unknown, name: string, ...args: readonly unknown[]): unknown {
  const method = getattr(object, name, null);
  return method === null ? null : call(method, args);
}

/** The values that a subtest is known by: its own, then those of the subtests around it. */
type Parameters = ReadonlyMap<string, unknown>;

/** A block of a test that fails by itself. */
export class _SubTest extends TestCase {
  static override readonly __name__: string = "_SubTest";
  static override readonly __module__: string = "unittest.case";
  readonly test_case: TestCase;
  readonly params: Parameters;
  override failureException: unknown;
  readonly #message: unknown;

  constructor(testCase: TestCase, message: unknown, parameters: Parameters) {
    super();
    this.test_case = testCase;
    this.params = parameters;
    this.failureException = getattr(testCase, "failureException");
    this.#message = message;
  }

  runTest(): never {
    throw new NotImplementedError("subtests cannot be run directly");
  }

  #describe(): string {
    const parts: string[] = [];
    if (this.#message !== undefined) parts.push(`[${str(this.#message)}]`);
    if (this.params.size > 0) {
      const values = [...this.params].map(([name, value]) => `${name}=${repr(value)}`);
      parts.push(`(${values.join(", ")})`);
    }
    return parts.length === 0 ? "(<subtest>)" : parts.join(" ");
  }

  override id(): string {
    return `${str(callMethod(this.test_case, "id"))} ${this.#describe()}`;
  }

  override shortDescription(): string | null {
    return callMethod(this.test_case, "shortDescription") as string | null;
  }

  override __str__(): string {
    return `${str(this.test_case)} ${this.#describe()}`;
  }
}

/** The context manager that `subTest` returns. */
export class _SubTestContext {
  readonly #test: TestCase;
  readonly #message: unknown;
  readonly #parameters: Keywords;
  #outcome: Outcome | null = null;
  #parent: _SubTest | null = null;
  #subtest: _SubTest | null = null;
  #successBefore = true;

  constructor(test: TestCase, args: readonly unknown[]) {
    const keywords = optionsOf<Keywords>(args);
    this.#test = test;
    this.#message = keywords === undefined || args.length > 1 ? args[0] : undefined;
    this.#parameters = keywords ?? {};
  }

  __enter__(): null {
    const outcome = this.#test._outcome;
    if (outcome === null || !outcome.supportsSubtests) return null;
    this.#outcome = outcome;
    this.#parent = this.#test._subtest as _SubTest | null;
    const parameters = new Map([
      ...Object.entries(this.#parameters),
      ...[...(this.#parent?.params ?? [])].filter(
        ([name]) => !Object.hasOwn(this.#parameters, name),
      ),
    ]);
    this.#subtest = new _SubTest(this.#test, this.#message, parameters);
    this.#test._subtest = this.#subtest;
    this.#successBefore = outcome.success;
    outcome.success = true;
    return null;
  }

  __exit__(_type: unknown, value: unknown): boolean {
    const outcome = this.#outcome;
    if (outcome === null) return false;
    const subtest = this.#subtest!;
    try {
      try {
        if (value !== null)
          outcome.fail(caught(value), subtest, (info) => this.#report(outcome, info));
        else if (outcome.success) this.#report(outcome, null);
      } finally {
        outcome.success = outcome.success && this.#successBefore;
      }
      if (!outcome.success) {
        if (outcome.result !== null && truth(getattr(outcome.result, "failfast")))
          throw new ShouldStop();
      } else if (outcome.expectedFailure !== null) throw new ShouldStop();
    } finally {
      this.#test._subtest = this.#parent;
    }
    return true;
  }

  #report(outcome: Outcome, info: ExcInfo | null): void {
    callMethod(outcome.result, "addSubTest", [this.#test, this.#subtest, info]);
  }
}
