/** What `patch` and `patch.dict` share: with, decorators of functions and classes, start and stop. Source: CPython 3.13 Lib/unittest/mock.py. */
import { getattr, hasattr } from "../../../core/attributes/getattr.ts";
import { setattr } from "../../../core/attributes/setattr.ts";
import { dir } from "../../../core/builtins/dir.ts";
import type { Keywords } from "../../../core/calls/bind-arguments.ts";
import { call } from "../../../core/calls/call.ts";
import { caught } from "../../../core/exceptions/caught.ts";
import { isClass } from "../../../core/names.ts";
import { toStr } from "../../../core/str.ts";
import { update_wrapper } from "../../functools/wrapping.ts";
import { iscoroutinefunction } from "../../inspect/index.ts";
import { argumentsOf } from "./call.ts";
import { patch } from "./patch.ts";

export abstract class Patcher {
  /** Those that were started and not stopped, oldest first. */
  static readonly active: Patcher[] = [];

  abstract __enter__(): unknown;
  abstract __exit__(...details: readonly unknown[]): unknown;
  /** @internal */
  abstract _copy(): Patcher;
  /** @internal */
  abstract _argument(entered: unknown): { readonly positional: boolean; readonly names: Keywords };

  /** As a decorator of a function, a coroutine function, or a class with test methods. */
  __call__(item: object): unknown {
    return isClass(item) ? this.#decorateClass(item) : decorateFunction(item, this);
  }

  #decorateClass(cls: object): object {
    const prefix = toStr(getattr(patch, "TEST_PREFIX"));
    for (const name of dir(cls)) {
      if (!name.startsWith(prefix)) continue;
      const value = getattr(cls, name);
      if (hasattr(value, "__call__")) setattr(cls, name, this._copy().__call__(value as object));
    }
    return cls;
  }

  /** Replaces until {@link stop}. */
  start(): unknown {
    const result = this.__enter__();
    Patcher.active.push(this);
    return result;
  }

  stop(): unknown {
    const index = Patcher.active.indexOf(this);
    if (index < 0) return null;
    Patcher.active.splice(index, 1);
    return this.__exit__(null, null, null);
  }
}

/** The patchers of a decorated function, first decorator last. */
const patchings = /* @__PURE__ */ new WeakMap<object, Patcher[]>();

export function decorateFunction(function_: object, patcher: Patcher): object {
  const known = patchings.get(function_);
  if (known !== undefined) {
    known.push(patcher);
    return function_;
  }
  const own = [patcher];
  const patched = iscoroutinefunction(function_)
    ? async function (...given: readonly unknown[]): Promise<unknown> {
        const entered = enterAll(own, given);
        return entered.leaveWithAsync(() => callWith(function_, entered) as PromiseLike<unknown>);
      }
    : function (...given: readonly unknown[]): unknown {
        const entered = enterAll(own, given);
        return entered.leaveWith(() => callWith(function_, entered));
      };
  patchings.set(patched, own);
  return update_wrapper(patched, function_);
}

function callWith(function_: object, { args, keywords }: Entered): unknown {
  return call(function_, args, keywords);
}

/** Patchers that are entered, and what they give the function. */
class Entered {
  readonly args: unknown[];
  keywords: Keywords;
  readonly #patchers: Patcher[] = [];

  constructor(given: readonly unknown[]) {
    const { args, kwargs } = argumentsOf(given);
    this.args = [...args];
    this.keywords = Object.fromEntries(kwargs);
  }

  enter(patcher: Patcher): void {
    const entered = patcher.__enter__();
    this.#patchers.push(patcher);
    const { positional, names } = patcher._argument(entered);
    if (positional) this.args.push(entered);
    this.keywords = { ...this.keywords, ...names };
  }

  leaveWith(body: () => unknown): unknown {
    let result: unknown;
    try {
      result = body();
    } catch (error) {
      this.leave(error);
      throw error;
    }
    this.leave(null);
    return result;
  }

  async leaveWithAsync(body: () => PromiseLike<unknown>): Promise<unknown> {
    let result: unknown;
    try {
      result = await body();
    } catch (error) {
      this.leave(error);
      throw error;
    }
    this.leave(null);
    return result;
  }

  leave(error: unknown): void {
    const exception = error === null ? null : caught(error);
    for (const patcher of this.#patchers.reverse())
      patcher.__exit__(exception === null ? null : exception.constructor, exception, null);
  }
}

function enterAll(patchers: readonly Patcher[], given: readonly unknown[]): Entered {
  const entered = new Entered(given);
  try {
    for (const patcher of patchers) entered.enter(patcher);
  } catch (error) {
    entered.leave(error);
    throw error;
  }
  return entered;
}
