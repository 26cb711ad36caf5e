import { call, callable } from "../../core/calls/call.ts";
import { functionBehind } from "../../core/classes/method.ts";
import { TypeError } from "../../core/exceptions/index.ts";
import { PythonGenerator } from "../../core/iteration/generator.ts";
import { useGenerators } from "../../asyncio/generators/functions.ts";
import { Coroutine } from "../../asyncio/coroutine.ts";
import { callMethod, getattr } from "../../core/attributes/getattr.ts";

interface Marked {
  _isIterableCoroutine?: boolean;
}

function tagOf(value: object): unknown {
  return (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
}

/**
 * `types.coroutine(func)`: generators that `func` returns can be awaited; what is awaitable anyway stays as it is. Source: CPython 3.13 Lib/types.py.
 *
 * @throws TypeError if `func` cannot be called
 */
export function coroutine<F>(func: F): F {
  if (!callable(func)) throw new TypeError("types.coroutine() expects a callable");
  if (typeof func === "function") {
    const tag = tagOf(functionBehind(func as never) ?? func);
    if (tag === "AsyncFunction" || tag === "AsyncGeneratorFunction") return func;
    if (tag === "GeneratorFunction") {
      useGenerators();
      (func as Marked)._isIterableCoroutine = true;
      return func;
    }
  }
  const wrapped = (...args: unknown[]): unknown => awaitableResult(call(func, args));
  const { name } = func as { name?: unknown };
  if (typeof name === "string")
    Object.defineProperty(wrapped, "name", { value: name, configurable: true });
  return wrapped as F;
}

function awaitableResult(result: unknown): unknown {
  if (result instanceof Coroutine || typeof result !== "object" || result === null) return result;
  if (result instanceof PythonGenerator)
    return result._isIterableCoroutine ? result : new GeneratorWrapper(result);
  const own = result as { readonly [name: string]: unknown };
  const isGenerator = ["send", "throw", "close", "__iter__", "__next__"].every(
    (name) => typeof own[name] === "function",
  );
  return isGenerator && typeof own["__await__"] !== "function"
    ? new GeneratorWrapper(result)
    : result;
}

/** A generator of a function that is no generator function, as a coroutine. */
export class GeneratorWrapper {
  static readonly __name__: string = "_GeneratorWrapper";
  static readonly __module__: string = "types";
  readonly #wrapped: object;

  constructor(wrapped: object) {
    this.#wrapped = wrapped;
  }

  send(value: unknown): unknown {
    return callMethod(this.#wrapped, "send", [value]);
  }

  throw(...args: unknown[]): unknown {
    return callMethod(this.#wrapped, "throw", args);
  }

  close(): unknown {
    return callMethod(this.#wrapped, "close");
  }

  get __name__(): unknown {
    return getattr(this.#wrapped, "__name__", null);
  }

  get __qualname__(): unknown {
    return getattr(this.#wrapped, "__qualname__", null);
  }

  get gi_code(): unknown {
    return getattr(this.#wrapped, "gi_code");
  }

  get cr_code(): unknown {
    return this.gi_code;
  }

  get gi_frame(): unknown {
    return getattr(this.#wrapped, "gi_frame");
  }

  get cr_frame(): unknown {
    return this.gi_frame;
  }

  get gi_running(): unknown {
    return getattr(this.#wrapped, "gi_running");
  }

  get cr_running(): unknown {
    return this.gi_running;
  }

  get gi_yieldfrom(): unknown {
    return getattr(this.#wrapped, "gi_yieldfrom");
  }

  get cr_await(): unknown {
    return this.gi_yieldfrom;
  }

  __next__(): unknown {
    return callMethod(this.#wrapped, "__next__");
  }

  __iter__(): unknown {
    const wrapped = this.#wrapped;
    return wrapped instanceof PythonGenerator && wrapped._isIterableCoroutine ? wrapped : this;
  }

  __await__(): unknown {
    return this.__iter__();
  }
}
