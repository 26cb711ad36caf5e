/** The fixtures that tests of one class, or of one module, share. Source: CPython 3.13 Lib/unittest/suite.py. */
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { call } from "../../core/calls/call.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { Exception } from "../../core/exceptions/index.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { truth } from "../../core/operators/truth.ts";
import { toStr } from "../../core/str.ts";
import { type } from "../../core/types/type.ts";
import { runModuleCleanups } from "./cleanups.ts";
import { addSkip, type ExcInfo, excInfoOf, SkipTest } from "./outcome.ts";
import { moduleNamed } from "./modules.ts";
import { strclass } from "./util.ts";
import type { Work } from "./work.ts";

/** Stands for a result in `debug()`: exceptions come out. */
export class DebugResult {
  static readonly __dict__: boolean = true;
  static readonly __name__: string = "_DebugResult";
  static readonly __module__: string = "unittest.suite";
  _previousTestClass: unknown = null;
  _moduleSetUpFailed: unknown = false;
  _testRunEntered: unknown = false;
  shouldStop: unknown = false;
}

/** Stands for the test in a report about a fixture. */
class ErrorHolder {
  static readonly __dict__: boolean = true;
  static readonly __name__: string = "_ErrorHolder";
  static readonly __module__: string = "unittest.suite";
  readonly failureException: unknown = null;
  readonly description: string;

  constructor(description: string) {
    this.description = description;
  }

  id(): string {
    return this.description;
  }

  shortDescription(): null {
    return null;
  }

  countTestCases(): number {
    return 0;
  }

  __str__(): string {
    return this.description;
  }

  __repr__(): string {
    return `<ErrorHolder description='${this.description}'>`;
  }
}

function exceptionOf(error: unknown): Exception {
  const exception = caught(error);
  if (!(exception instanceof Exception)) throw exception;
  return exception;
}

/** Sets up and tears down as the tests of one suite go from class to class. */
export class SharedFixtures {
  readonly #result: unknown;

  constructor(result: unknown) {
    this.#result = result;
  }

  /** What must stand before a test runs. Returns whether it does. */
  *prepare(test: unknown): Work<boolean> {
    const cls = type(test);
    yield* this.#leaveClass(cls);
    yield* this.#enterModule(cls);
    yield* this.#enterClass(cls);
    setattr(this.#result, "_previousTestClass", cls);
    return !truth(getattr(cls, "_classSetupFailed", false)) && !this.#isModuleFailed();
  }

  /** After the last test. */
  *finish(): Work<void> {
    yield* this.#leaveClass(null);
    yield* this.#leaveModule();
  }

  #previousClass(): unknown {
    return getattr(this.#result, "_previousTestClass", null);
  }

  #isModuleFailed(): boolean {
    return truth(getattr(this.#result, "_moduleSetUpFailed", false));
  }

  *#enterClass(cls: unknown): Work<void> {
    if (cls === this.#previousClass() || this.#isModuleFailed()) return;
    if (truth(getattr(cls, "__unittest_skip__", false))) return;
    setattr(cls, "_classSetupFailed", false);
    const setUpClass = getattr(cls, "setUpClass", null);
    if (setUpClass === null) return;
    try {
      yield call(setUpClass);
    } catch (error) {
      const exception = exceptionOf(error);
      if (this.#result instanceof DebugResult) throw exception;
      setattr(cls, "_classSetupFailed", true);
      this.#report(exception, "setUpClass", strclass(cls));
      yield* this.#cleanClass(cls, "setUpClass");
    }
  }

  *#leaveClass(next: unknown): Work<void> {
    const cls = this.#previousClass();
    if (cls === next || cls === null) return;
    if (truth(getattr(cls, "_classSetupFailed", false)) || this.#isModuleFailed()) return;
    if (truth(getattr(cls, "__unittest_skip__", false))) return;
    const tearDownClass = getattr(cls, "tearDownClass", null);
    if (tearDownClass !== null) {
      try {
        yield call(tearDownClass);
      } catch (error) {
        const exception = exceptionOf(error);
        if (this.#result instanceof DebugResult) throw exception;
        this.#report(exception, "tearDownClass", strclass(cls));
      }
    }
    yield* this.#cleanClass(cls, "tearDownClass");
  }

  *#cleanClass(cls: unknown, method: string): Work<void> {
    const doClassCleanups = getattr(cls, "doClassCleanups", null);
    if (doClassCleanups === null) return;
    yield call(doClassCleanups);
    for (const info of iterate(getattr(cls, "tearDown_exceptions")) as Iterable<ExcInfo>) {
      if (this.#result instanceof DebugResult) throw info[1];
      this.#report(info[1], method, strclass(cls));
    }
  }

  *#enterModule(cls: unknown): Work<void> {
    const name = toStr(getattr(cls, "__module__"));
    if (name === this.#previousModule()) return;
    yield* this.#leaveModule();
    setattr(this.#result, "_moduleSetUpFailed", false);
    const setUpModule = getattr(moduleNamed(name), "setUpModule", null);
    if (setUpModule === null) return;
    try {
      yield call(setUpModule);
    } catch (error) {
      const exception = exceptionOf(error);
      if (this.#result instanceof DebugResult) throw exception;
      setattr(this.#result, "_moduleSetUpFailed", true);
      this.#report(exception, "setUpModule", name);
      yield* this.#cleanModule("setUpModule", name);
    }
  }

  *#leaveModule(): Work<void> {
    const name = this.#previousModule();
    if (name === null || this.#isModuleFailed()) return;
    const tearDownModule = getattr(moduleNamed(name), "tearDownModule", null);
    if (tearDownModule !== null) {
      try {
        yield call(tearDownModule);
      } catch (error) {
        const exception = exceptionOf(error);
        if (this.#result instanceof DebugResult) throw exception;
        this.#report(exception, "tearDownModule", name);
      }
    }
    yield* this.#cleanModule("tearDownModule", name);
  }

  *#cleanModule(method: string, name: string): Work<void> {
    try {
      yield* runModuleCleanups();
    } catch (error) {
      const exception = exceptionOf(error);
      if (this.#result instanceof DebugResult) throw exception;
      this.#report(exception, method, name);
    }
  }

  #previousModule(): string | null {
    const cls = this.#previousClass();
    return cls === null ? null : toStr(getattr(cls, "__module__"));
  }

  #report(exception: unknown, method: string, parent: string): void {
    const holder = new ErrorHolder(`${method} (${parent})`);
    if (exception instanceof SkipTest) addSkip(this.#result, holder, toStr(exception));
    else callMethod(this.#result, "addError", [holder, excInfoOf(exception)]);
  }
}
