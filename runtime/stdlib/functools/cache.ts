import { call, callable } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { defaultRepr } from "../../core/repr.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { truth } from "../../core/operators/truth.ts";
import { type } from "../../core/types/type.ts";
import { bindFunction } from "../../core/calls/bound-function.ts";
import { CallableObject } from "../../core/calls/callable-object.ts";
import { namedtuple, type NamedTupleClass } from "../collections/namedtuple.ts";
import { splitOptions } from "../internal/options.ts";
import { update_wrapper } from "./wrapping.ts";

type AnyFunction = (...args: never[]) => unknown;
type Keywords = { readonly [name: string]: unknown };

/** What `cache_info()` returns: a named tuple. */
export type CacheInfo = tuple<
  [hits: number, misses: number, maxsize: number | null, currsize: number]
> & {
  readonly hits: number;
  readonly misses: number;
  readonly maxsize: number | null;
  readonly currsize: number;
};

/** A function with a cache. */
export type Cached<F extends AnyFunction> = F & {
  readonly __wrapped__: F;
  cache_info(): CacheInfo;
  cache_clear(): void;
  cache_parameters(): dict<string, unknown>;
};

let infoClass: NamedTupleClass | undefined;

function makeInfo(
  hits: number,
  misses: number,
  maxsize: number | null,
  currsize: number,
): CacheInfo {
  infoClass ??= namedtuple("CacheInfo", "hits misses maxsize currsize", { module: "functools" });
  return new infoClass(hits, misses, maxsize, currsize) as unknown as CacheInfo;
}

/** Stands between positional and keyword arguments in a key. */
const keywordMark = /* @__PURE__ */ Object.freeze({});

/** Calls with equal keys share a result. A single `int` or `str` is its own key, which `1.0` is not equal to in another tuple. */
function keyOf(args: readonly unknown[], keywords: Keywords, isTyped: boolean): unknown {
  const names = Object.keys(keywords);
  const [only] = args;
  if (names.length === 0 && args.length === 1 && !isTyped) {
    if (typeof only === "string" || (isInt(only) && typeof only !== "boolean")) return only;
  }
  const items = [...args];
  if (names.length > 0) items.push(keywordMark, ...Object.entries(keywords).flat());
  if (isTyped) items.push(...args.map(type), ...Object.values(keywords).map(type));
  return tuple.of(...items);
}

/** The function that `lru_cache` makes. Source: CPython Modules/_functoolsmodule.c. */
class _lru_cache_wrapper extends CallableObject {
  static readonly __name__: string = "_lru_cache_wrapper";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __module__: string = "functools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "functools._lru_cache_wrapper";
  readonly #function: AnyFunction;
  readonly #maxsize: number | null;
  readonly #isTyped: boolean;
  readonly #results = new dict<unknown, { readonly value: unknown }>();
  #hits = 0;
  #misses = 0;

  constructor(fn: AnyFunction, maxsize: number | null, isTyped: boolean) {
    super((...args: readonly unknown[]) => this.#call(args));
    this.#function = fn;
    this.#maxsize = maxsize;
    this.#isTyped = isTyped;
  }

  #call(args: readonly unknown[]): unknown {
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    if (this.#maxsize === 0) {
      this.#misses++;
      return call(this.#function, positional, keywords);
    }
    const key = keyOf(positional, keywords, this.#isTyped);
    const known = this.#results.get(key);
    if (known !== null) {
      this.#hits++;
      if (this.#maxsize !== null) {
        this.#results.delete(key);
        this.#results.set(key, known);
      }
      return known.value;
    }
    this.#misses++;
    const value: unknown = call(this.#function, positional, keywords);
    this.#store(key, value);
    return value;
  }

  #store(key: unknown, value: unknown): void {
    const results = this.#results;
    // The call may have stored the key itself.
    if (results.has(key)) return;
    results.set(key, { value });
    if (this.#maxsize === null || results.size <= this.#maxsize) return;
    for (const [oldest] of results as Iterable<[unknown, unknown]>) {
      results.delete(oldest);
      break;
    }
  }

  /** As a method it gets its object as the first argument. */
  __get__(instance: unknown, _owner?: unknown): unknown {
    return instance === null ? this : bindFunction(this as never, instance);
  }

  cache_info(): CacheInfo {
    return makeInfo(this.#hits, this.#misses, this.#maxsize, this.#results.size);
  }

  cache_clear(): void {
    this.#results.clear();
    this.#hits = 0;
    this.#misses = 0;
  }

  cache_parameters(): dict<string, unknown> {
    return new dict<string, unknown>([
      ["maxsize", this.#maxsize],
      ["typed", this.#isTyped],
    ]);
  }

  __repr__(): string {
    return defaultRepr(this);
  }
}

function decorate<F extends AnyFunction>(
  fn: F,
  maxsize: number | null,
  isTyped: boolean,
): Cached<F> {
  const wrapper = new _lru_cache_wrapper(fn, maxsize, isTyped);
  return update_wrapper(wrapper, fn) as unknown as Cached<F>;
}

/** `@lru_cache`, `@lru_cache(maxsize=128, typed=False)`: remembers the results of the most recent calls. */
export function lru_cache<F extends AnyFunction>(user_function: F): Cached<F>;
export function lru_cache(
  maxsize?: Int | null,
  typed?: unknown,
): <F extends AnyFunction>(user_function: F) => Cached<F>;
export function lru_cache(maxsize: unknown = 128, typed: unknown = false): unknown {
  if (callable(maxsize) && typeof typed === "boolean")
    return decorate(maxsize as AnyFunction, 128, typed);
  if (maxsize !== null && !isInt(maxsize)) {
    throw new TypeError("Expected first argument to be an integer, a callable, or None");
  }
  const size = maxsize === null ? null : Math.max(0, Number(indexOf(maxsize)));
  const isTyped = truth(typed);
  return (user_function: unknown) => {
    if (!callable(user_function)) throw new TypeError("the first argument must be callable");
    return decorate(user_function as AnyFunction, size, isTyped);
  };
}

/** `@cache`: remembers the results of all calls. */
export function cache<F extends AnyFunction>(user_function: F): Cached<F> {
  return lru_cache(null)(user_function);
}
