/** `unittest.TestLoader`. Source: CPython 3.13 Lib/unittest/loader.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { callMethod, getattr, hasattr } from "../../core/attributes/getattr.ts";
import { attributeName } from "../../core/attributes/names.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { call, callable } from "../../core/calls/call.ts";
import { resolutionOrder } from "../../core/classes/mro.ts";
import { sortItems } from "../../core/containers/sort.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { AttributeError, Exception, ImportError, TypeError } from "../../core/exceptions/index.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { isClass } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { toStr } from "../../core/str.ts";
import { formatException } from "../../core/traceback.ts";
import { cmp_to_key } from "../functools/ordering.ts";
import { FunctionTestCase } from "./function-case.ts";
import { TestCase } from "./case.ts";
import { moduleNamed } from "./modules.ts";
import { BaseTestSuite, TestSuite } from "./suite.ts";

/** A test that stands for tests that could not be loaded. */
class FailedTest extends TestCase {
  static override readonly __name__: string = "_FailedTest";
  static override readonly __module__: string = "unittest.loader";

  constructor(name: string, exception: unknown) {
    const properties = { value: failing(exception), configurable: true };
    // The method is looked up when the test is made.
    super("runTest");
    Object.defineProperty(this, name, properties);
    (this as { _testMethodName: string })._testMethodName = name;
  }
}

function failing(exception: unknown): () => never {
  return () => {
    throw exception;
  };
}

/** The attribute names of a class and its bases. */
function memberNames(cls: object): string[] {
  const names = new Set<string>();
  for (const each of resolutionOrder(cls)) {
    for (const holder of [each, each.prototype])
      for (const key of Object.getOwnPropertyNames(holder)) names.add(attributeName(key));
  }
  return [...names].sort();
}

function isLoadable(value: unknown): value is object {
  return isClass(value) && issubclass(value, TestCase) && !isAbstract(value);
}

function isAbstract(cls: unknown): boolean {
  return cls === TestCase || cls === FunctionTestCase;
}

function compareNames(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Finds tests and puts them into suites. */
export class TestLoader extends Extensible {
  static readonly __dict__: boolean = true;
  static readonly __name__: string = "TestLoader";
  static readonly __module__: string = "unittest.loader";
  testMethodPrefix: unknown = "test";
  sortTestMethodsUsing: unknown = compareNames;
  testNamePatterns: unknown = null;
  suiteClass: unknown = TestSuite;
  errors: string[] = [];

  /** Written out, so that a class of the program with this one among several bases runs it. */
  constructor() {
    super();
  }

  loadTestsFromTestCase(testCaseClass: unknown): unknown {
    if (issubclass(testCaseClass, TestSuite)) {
      throw new TypeError(
        "Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?",
      );
    }
    let names: unknown[] = [];
    if (!isAbstract(testCaseClass)) {
      names = [...iterate(callMethod(this, "getTestCaseNames", [testCaseClass]))];
      if (names.length === 0 && hasattr(testCaseClass, "runTest")) names = ["runTest"];
    }
    return this.#suite(names.map((name) => call(testCaseClass, [name])));
  }

  #suite(tests: readonly unknown[]): unknown {
    return call(getattr(this, "suiteClass"), [tests]);
  }

  loadTestsFromModule(module: unknown, options: { pattern?: unknown } = {}): unknown {
    const tests: unknown[] = [];
    for (const value of moduleValues(module)) {
      if (isLoadable(value)) tests.push(callMethod(this, "loadTestsFromTestCase", [value]));
    }
    const suite = this.#suite(tests);
    const loadTests = getattr(module, "load_tests", null);
    if (loadTests === null) return suite;
    try {
      return call(loadTests, [this, suite, options.pattern ?? null]);
    } catch (error) {
      const exception = caught(error);
      if (!(exception instanceof Exception)) throw exception;
      const name = toStr(getattr(module, "__name__", "module"));
      return this.#failed(name, exception, "Failed to call load_tests:\n");
    }
  }

  #failed(name: string, exception: Exception, text: string): unknown {
    this.errors.push(text + formatException(exception));
    return this.#suite([new FailedTest(name, exception)]);
  }

  loadTestsFromName(name: string, module: unknown = null): unknown {
    const parts = name.split(".");
    let value = module;
    if (module === null) {
      const found = longestModule(parts);
      if (found === null) {
        const error = new ImportError(`Failed to import test module: ${parts[0]!}`);
        return this.#failed(parts[0]!, error, "");
      }
      value = found.module;
      parts.splice(0, found.length);
    }
    let parent: unknown = null;
    for (const part of parts) {
      parent = value;
      try {
        value = getattr(value, part);
      } catch (error) {
        if (!(error instanceof AttributeError)) throw error;
        return this.#failed(part, error, "Failed to access attribute:\n");
      }
    }
    return this.#loadFrom(value, parent, parts[parts.length - 1] ?? "");
  }

  #loadFrom(value: unknown, parent: unknown, name: string): unknown {
    if (Object.prototype.toString.call(value) === "[object Module]")
      return callMethod(this, "loadTestsFromModule", [value]);
    if (isLoadable(value)) return callMethod(this, "loadTestsFromTestCase", [value]);
    if (typeof value === "function" && !isClass(value) && isLoadable(parent))
      return this.#suite([call(parent, [name])]);
    if (value instanceof BaseTestSuite) return value;
    if (!callable(value)) throw new TypeError(`don't know how to make test from: ${toStr(value)}`);
    const test = call(value);
    if (test instanceof BaseTestSuite) return test;
    if (test instanceof TestCase) return this.#suite([test]);
    throw new TypeError(`calling ${toStr(value)} returned ${toStr(test)}, not a test`);
  }

  loadTestsFromNames(names: unknown, module: unknown = null): unknown {
    const suites = [...iterate(names)].map((name) =>
      callMethod(this, "loadTestsFromName", [name, module]),
    );
    return this.#suite(suites);
  }

  /** The names of the test methods of a class and its bases, sorted. */
  getTestCaseNames(testCaseClass: unknown): string[] {
    const prefix = toStr(getattr(this, "testMethodPrefix"));
    const names = memberNames(testCaseClass as object).filter(
      (name) =>
        name.startsWith(prefix) &&
        callable(getattr(testCaseClass, name)) &&
        this.#isWanted(testCaseClass, name),
    );
    const order = getattr(this, "sortTestMethodsUsing");
    if (!truth(order)) return names;
    return sortItems(names, { key: cmp_to_key(order as never) as never });
  }

  #isWanted(cls: unknown, name: string): boolean {
    const patterns = getattr(this, "testNamePatterns");
    if (patterns === null) return true;
    const module = toStr(getattr(cls, "__module__"));
    const full = `${module}.${toStr(getattr(cls, "__qualname__"))}.${name}`;
    return [...iterate(patterns)].some((pattern) => matchesPattern(full, pattern as string));
  }
}

/** `fnmatch.fnmatchcase`. */
function matchesPattern(name: string, pattern: string): boolean {
  const source = pattern.replace(/[\\^$.|+(){}]|\*|\?|\[!/g, (text) =>
    text === "*" ? "[^]*" : text === "?" ? "[^]" : text === "[!" ? "[^" : `\\${text}`,
  );
  return new RegExp(`^${source}$`, "u").test(name);
}

/** What a module binds, by name. A name that is not bound (yet, or any more) is `undefined`. */
function moduleValues(module: unknown): unknown[] {
  return Object.entries(module as { readonly [name: string]: unknown })
    .filter(([, value]) => value !== undefined)
    .sort(([first], [second]) => compareNames(first, second))
    .map(([, value]) => value);
}

/** The module that a dotted name begins with. */
function longestModule(
  parts: readonly string[],
): { readonly module: unknown; readonly length: number } | null {
  for (let length = parts.length; length > 0; length--) {
    const module = moduleNamed(parts.slice(0, length).join("."));
    if (module !== null) return { module, length };
  }
  return null;
}

/** `unittest.defaultTestLoader`. */
export const defaultTestLoader: TestLoader = /* @__PURE__ */ new TestLoader();
