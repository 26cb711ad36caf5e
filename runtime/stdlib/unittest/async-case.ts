/** `unittest.IsolatedAsyncioTestCase`. Source: CPython 3.13 Lib/unittest/async_case.py. */
import { Coroutine } from "../../asyncio/coroutine.ts";
import { Runner } from "../../asyncio/runners.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { AssertionError, AttributeError, TypeError } from "../../core/exceptions/index.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";
import { type Context, copy_context } from "../contextvars/context.ts";
import { iscoroutinefunction } from "../inspect/index.ts";
import type { Cleanup } from "./cleanups.ts";
import { TestCase } from "./case.ts";
import { strclass } from "./util.ts";
import { perform, type Work } from "./work.ts";

type Keywords = { readonly [name: string]: unknown } | undefined;

/** A test case whose methods may be coroutine functions: each test has an event loop of its own. */
export class IsolatedAsyncioTestCase extends TestCase {
  static override readonly __name__: string = "IsolatedAsyncioTestCase";
  static override readonly __module__: string = "unittest.async_case";
  static loop_factory: unknown = null;
  #runner: Runner | null = null;
  readonly #context: Context;

  /** Written out, so that a class of the program with this one among several bases runs it. */
  constructor(methodName = "runTest") {
    super(methodName);
    this.#context = copy_context();
  }

  async asyncSetUp(): Promise<unknown> {
    return null;
  }

  async asyncTearDown(): Promise<unknown> {
    return null;
  }

  /** Calls a coroutine function after `asyncTearDown`, last added first. */
  addAsyncCleanup(func: unknown, ...args: readonly unknown[]): void {
    this.addCleanup(func, ...args);
  }

  /** Enters an asynchronous context manager that is left when the test is over. */
  async enterAsyncContext(cm: unknown): Promise<unknown> {
    const cls = type(cm);
    let enter: unknown;
    let exit: unknown;
    try {
      enter = getattr(cls, "__aenter__");
      exit = getattr(cls, "__aexit__");
    } catch (error) {
      if (!(error instanceof AttributeError)) throw error;
      throw new TypeError(
        `'${strclass(cls)}' object does not support the asynchronous context manager protocol`,
      );
    }
    const result = await (call(enter, [cm]) as PromiseLike<unknown>);
    this.addAsyncCleanup(exit, cm, null, null, null);
    return result;
  }

  override _callSetUp(): unknown {
    return perform(this.#setUp());
  }

  *#setUp(): Work<null> {
    this.#runner!.get_loop();
    yield this.#inContext(getattr(this, "setUp"));
    yield this.#callAsync(getattr(this, "asyncSetUp"));
    return null;
  }

  override _callTestMethod(method: unknown): unknown {
    return this.#callMaybeAsync(method);
  }

  override _callTearDown(): unknown {
    return perform(this.#tearDown());
  }

  *#tearDown(): Work<null> {
    yield this.#callAsync(getattr(this, "asyncTearDown"));
    yield this.#inContext(getattr(this, "tearDown"));
    return null;
  }

  override _callCleanup(cleanup: Cleanup): unknown {
    return cleanup.with((function_, args, keywords) =>
      this.#callMaybeAsync(function_, args, keywords),
    );
  }

  #callAsync(function_: unknown): unknown {
    if (!iscoroutinefunction(function_))
      throw new AssertionError(`${repr(function_)} is not an async function`);
    return this.#callMaybeAsync(function_);
  }

  #callMaybeAsync(
    function_: unknown,
    args: readonly unknown[] = [],
    keywords: Keywords = undefined,
  ): unknown {
    if (!iscoroutinefunction(function_)) return this.#inContext(function_, args, keywords);
    const coroutine = call(function_, args, keywords);
    return this.#runner!.run(coroutine as Coroutine, { context: this.#context });
  }

  #inContext(
    function_: unknown,
    args: readonly unknown[] = [],
    keywords: Keywords = undefined,
  ): unknown {
    return this.#context.run(() => call(function_, args, keywords));
  }

  override *_run(result: unknown): Work<unknown> {
    this.#open();
    try {
      return yield* super._run(result);
    } finally {
      yield this.#close();
    }
  }

  override *_debug(): Work<null> {
    this.#open();
    yield* super._debug();
    yield this.#close();
    return null;
  }

  #open(): void {
    const factory = getattr(this, "loop_factory");
    const loop_factory = factory === null ? null : (): never => call(factory) as never;
    this.#runner = new Runner({ debug: true, loop_factory });
  }

  #close(): unknown {
    const runner = this.#runner;
    this.#runner = null;
    return runner === null ? null : runner.close();
  }
}
