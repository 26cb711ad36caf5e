/** The results of subscripts, which CPython keeps: `List[int] is List[int]`. Source: CPython 3.13 Lib/typing.py (`_tp_cache`), Lib/functools.py (`lru_cache`). */
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { hash } from "../../core/hash.ts";
import { type } from "../../core/types/type.ts";

/** Whether `1` and `True` are one key, or two; or nothing is kept. */
export type KeyKind = "values" | "typed";

/** As many as `lru_cache` keeps if it is not told. */
const capacity = 128;

const caches = /* @__PURE__ */ new WeakMap<object, dict<unknown, unknown>>();

/** What `compute` gave for an equal key of the same owner, or gives now. Keys that cannot be hashed are not kept. */
export function cachedBy<Result>(
  owner: object,
  parameters: unknown,
  compute: () => Result,
  kind: KeyKind = "values",
): Result {
  const key = kind === "typed" ? tuple.of(parameters, typesOf(parameters)) : parameters;
  if (!isHashable(key)) return compute();
  let cache = caches.get(owner);
  if (cache === undefined) caches.set(owner, (cache = new dict<unknown, unknown>()));
  if (cache.has(key)) {
    const known = cache.get(key) as Result;
    // The most recently used one is the last to go.
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const result = compute();
  if (cache.size >= capacity)
    for (const [oldest] of cache.entries()) {
      cache.delete(oldest);
      break;
    }
  cache.set(key, result);
  return result;
}

function typesOf(parameters: unknown): unknown {
  if (!(parameters instanceof tuple)) return type(parameters);
  return tuple.of(...(parameters as readonly unknown[]).map((each) => type(each)));
}

function isHashable(key: unknown): boolean {
  try {
    hash(key);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
