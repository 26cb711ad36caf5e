/** Python's `inspect`: the predicates. Source: CPython Lib/inspect.py. */
import { AsyncGenerator } from "../../asyncio/async-generators.ts";
import { Coroutine } from "../../asyncio/coroutines.ts";
import { bindingOf } from "../../core/calls/bound-method.ts";
import { methodBehind } from "../../core/classes/method.ts";
import { CallableObject } from "../../core/calls/callable-object.ts";
import { isClass } from "../../core/names.ts";
import { partial } from "../functools/partial.ts";

/** What JavaScript says an object is: `AsyncFunction`, `GeneratorFunction`, `Generator`, `Module`, ... */
function tagOf(value: unknown): unknown {
  if (typeof value !== "function" && (typeof value !== "object" || value === null))
    return undefined;
  return (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
}

/** The function behind partials and bound methods. */
function underlying(value: unknown): unknown {
  let current = value;
  for (;;) {
    if (current instanceof partial) current = current.func;
    else {
      if (typeof current !== "function") return current;
      const behind = bindingOf(current)?.function ?? methodBehind(current as never);
      if (behind === undefined) return current;
      current = behind;
    }
  }
}

const marked = /* @__PURE__ */ new WeakSet<object>();

/** True for an `async def`, a method or a `partial` of one, and what {@link markcoroutinefunction} marked. */
export function iscoroutinefunction(obj: unknown): boolean {
  const target = underlying(obj);
  if (tagOf(target) === "AsyncFunction") return true;
  const isObject = typeof target === "function" || (typeof target === "object" && target !== null);
  return isObject && marked.has(target);
}

/** Says of a function that returns a coroutine that it is a coroutine function. */
export function markcoroutinefunction<F extends object>(func: F): F {
  marked.add(underlying(func) as object);
  return func;
}

export function isgeneratorfunction(obj: unknown): boolean {
  return tagOf(underlying(obj)) === "GeneratorFunction";
}

export function isasyncgenfunction(obj: unknown): boolean {
  return tagOf(underlying(obj)) === "AsyncGeneratorFunction";
}

export function iscoroutine(object: unknown): object is Coroutine {
  return object instanceof Coroutine;
}

export function isgenerator(object: unknown): boolean {
  return tagOf(object) === "Generator";
}

export function isasyncgen(object: unknown): boolean {
  return object instanceof AsyncGenerator || tagOf(object) === "AsyncGenerator";
}

/** True for what `await` takes: coroutines, futures, promises and objects with `__await__`. */
export function isawaitable(object: unknown): boolean {
  if (typeof object !== "object" || object === null) return false;
  if (object instanceof Coroutine) return true;
  if ((object as { _isIterableCoroutine?: boolean })._isIterableCoroutine === true) return true;
  const { __await__: method, then } = object as { __await__?: unknown; then?: unknown };
  return typeof method === "function" || typeof then === "function";
}

export function isclass(object: unknown): boolean {
  return isClass(object);
}

export function isfunction(object: unknown): boolean {
  return (
    typeof object === "function" &&
    !isClass(object) &&
    !(object instanceof CallableObject) &&
    !ismethod(object)
  );
}

/** True for a bound method. */
export function ismethod(object: unknown): boolean {
  return typeof object === "function" && bindingOf(object) !== undefined;
}

export function ismodule(object: unknown): boolean {
  return tagOf(object) === "Module";
}

/** True for functions and methods of any kind. */
export function isroutine(object: unknown): boolean {
  return isfunction(object) || ismethod(object);
}

export * from "./states.ts";
