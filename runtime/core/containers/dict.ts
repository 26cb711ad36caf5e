/** Python's dict as a `Map`. This file is long because its methods share the private lookup. */
import { KeyError, TypeError, ValueError } from "../exceptions/base.ts";
import { iterate, type AnyIterable, type Iterated } from "../iteration/iterate.ts";
import { PythonIterator } from "../iteration/iterator.ts";
import { typeName } from "../names.ts";
import { eq } from "../operators/compare.ts";
import { isOptions } from "../options.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { repr, reprItems } from "../repr.ts";
import { dict_items, dict_keys, dict_values } from "./dict-views.ts";
import { absent, isPlainKey, KeyIndex } from "./keys.ts";
import { DictKeyIterator } from "./table-iterator.ts";
import { tuple } from "./tuple.ts";

/** What {@link dict} inherits from `Map`: all but the methods that Python's dict has under the same name with another meaning. */
interface NativeMap<K, V> {
  readonly size: number;
  has(key: K): boolean;
  set(key: K, value: V): this;
  delete(key: K): boolean;
  entries(): MapIterator<[K, V]>;
  forEach(callback: (value: V, key: K, map: Map<K, V>) => void): void;
  [Symbol.iterator](): MapIterator<[K, V]>;
}

const MapBase = Map as unknown as new <K, V>() => NativeMap<K, V>;

const native = {
  get: <K, V>(map: object, key: K) => Map.prototype.get.call(map, key) as V | undefined,
  keys: <K>(map: object) => Map.prototype.keys.call(map) as MapIterator<K>,
};

/** What `dict(x)` and `update(x)` take: a mapping, or an iterable of pairs. */
export type DictSource<K, V> =
  Map<K, V> | dict<K, V> | AnyIterable<readonly [K, V]> | AnyIterable<tuple<[K, V]>>;

/**
 * `dict`: a `Map` whose keys are equal as Python says (`1`, `1.0` and `True` are one key, tuples are compared by value). Its JavaScript iterator
 * gives entries, as every `Map`'s; Python's gives keys (`__iter__`).
 */
export class dict<K = unknown, V = unknown> extends MapBase<K, V> {
  static readonly __name__: string = "dict";
  #index: KeyIndex | undefined = undefined;

  /**
   * @param source a mapping or an iterable of pairs; a dict display is `new dict([[key, value], ...])`
   * @param keywords `dict(a=1)`: the trailing options object
   */
  constructor(
    source?: DictSource<K, V> | { readonly [name: string]: V } | null,
    keywords?: { readonly [name: string]: V },
  );
  /** @param source something of unknown type, which is looked at when it is there */
  constructor(source: unknown, keywords?: { readonly [name: string]: V });
  constructor(source?: unknown, keywords?: { readonly [name: string]: V }) {
    super();
    if (source !== undefined && source !== null) this.update(source as never, keywords);
    else if (keywords !== undefined) this.update([], keywords);
  }

  /** `dict.__init__`: as `update`. */
  __init__(
    source: DictSource<K, V> | { readonly [name: string]: V } = [],
    keywords?: { readonly [name: string]: V },
  ): void {
    this.update(source, keywords);
  }

  /** `dict.fromkeys(iterable, value)`. */
  static fromkeys<T, V = null>(keys: T, value: V = null as V): dict<Iterated<T>, V> {
    const result = new this<Iterated<T>, V>();
    for (const key of iterate(keys)) result.set(key, value);
    return result;
  }

  /** The stored key that equals `key`; the key itself where the `Map` can look for it. */
  #stored(key: unknown): unknown {
    if (typeof key === "string" && this.#index === undefined) return key;
    if (this.#index === undefined) {
      if (isPlainKey(key)) return key;
      this.#index = this.#newIndex();
    }
    return this.#index.find(key);
  }

  #newIndex(): KeyIndex {
    return new KeyIndex({
      has: (candidate) => super.has(candidate as K),
      keys: () => native.keys(this),
    });
  }

  /** JavaScript's `has`, with Python's equality: `key in d`. */
  override has(key: K): boolean {
    const stored = this.#stored(key);
    return stored !== absent && super.has(stored as K);
  }

  /** JavaScript's `set`, with Python's equality: `d[key] = value`. */
  override set(key: K, value: V): this {
    const stored = this.#stored(key);
    if (stored !== absent) return super.set(stored as K, value);
    // A key that was compared may have emptied the dict.
    (this.#index ??= this.#newIndex()).insert(key);
    return super.set(key, value);
  }

  /** JavaScript's `delete`, with Python's equality; false when there is no such key. */
  override delete(key: K): boolean {
    const stored = this.#stored(key);
    if (stored === absent || !super.has(stored as K)) return false;
    this.#index?.remove(stored);
    return super.delete(stored as K);
  }

  #lookup(key: unknown): V | undefined {
    const stored = this.#stored(key);
    return stored === absent ? undefined : native.get<unknown, V>(this, stored);
  }

  /** `d.get(key, default=None)`. */
  get(key: K): V | null;
  get<D>(key: K, preset: D): V | D;
  get(key: K, preset: unknown = null): unknown {
    const value = this.#lookup(key);
    return value === undefined ? preset : value;
  }

  __getitem__(key: K): V {
    const value = this.#lookup(key);
    if (value !== undefined) return value;
    const { __missing__: missing } = this as { __missing__?: (key: K) => V };
    if (missing !== undefined) return missing.call(this, key);
    throw new KeyError(key);
  }

  __setitem__(key: K, value: V): void {
    this.set(key, value);
  }

  __delitem__(key: K): void {
    if (!this.delete(key)) throw new KeyError(key);
  }

  __contains__(key: unknown): boolean {
    return this.has(key as K);
  }

  __len__(): number {
    return this.size;
  }

  __iter__(): PythonIterator<K> {
    return new DictKeyIterator<K>(this, native.keys<K>(this));
  }

  __reversed__(): PythonIterator<K> {
    return this.keys().__reversed__();
  }

  keys(): dict_keys<K, V> {
    return new dict_keys(this);
  }

  values(): dict_values<K, V> {
    return new dict_values(this);
  }

  items(): dict_items<K, V> {
    return new dict_items(this);
  }

  clear(): void {
    this.#index = undefined;
    Map.prototype.clear.call(this);
  }

  copy(): dict<K, V> {
    return new dict<K, V>(this);
  }

  pop(key: K): V;
  pop<D>(key: K, preset: D): V | D;
  pop(key: K, preset?: unknown): unknown {
    // An empty dict does not ask for the hash.
    if (this.size === 0 && preset !== undefined) return preset;
    const value = this.#lookup(key);
    if (value === undefined) {
      if (preset === undefined) throw new KeyError(key);
      return preset;
    }
    this.delete(key);
    return value;
  }

  popitem(): tuple<[K, V]> {
    let last: { key: K } | undefined;
    for (const key of native.keys<K>(this)) last = { key };
    if (last === undefined) throw new KeyError("popitem(): dictionary is empty");
    const value = native.get<K, V>(this, last.key) as V;
    this.delete(last.key);
    return tuple.of(last.key, value);
  }

  setdefault(key: K): V | null;
  setdefault(key: K, preset: V): V;
  setdefault(key: K, preset: unknown = null): unknown {
    const value = this.#lookup(key);
    if (value !== undefined) return value;
    this.set(key, preset as V);
    return preset;
  }

  /** `d.update(source, **keywords)`; the keywords may also come alone. */
  update(
    source: DictSource<K, V> | { readonly [name: string]: V } = [],
    keywords?: { readonly [name: string]: V },
  ): void {
    if (isOptions(source)) return this.update([], source as { readonly [name: string]: V });
    if (source instanceof Map || source instanceof dict) {
      for (const [key, value] of source as Iterable<[K, V]>) this.set(key, value);
    } else if (isMappingLike(source)) {
      const mapping = source as unknown as { keys(): unknown; __getitem__(key: K): V };
      for (const key of iterate(mapping.keys()) as Iterable<K>)
        this.set(key, mapping.__getitem__(key));
    } else {
      this.#updateFromPairs(source);
    }
    if (keywords === undefined) return;
    for (const name of Object.keys(keywords)) this.set(name as K, keywords[name] as V);
  }

  #updateFromPairs(pairs: unknown): void {
    let index = 0;
    for (const pair of iterate(pairs)) {
      const [key, value] = pairOf(pair, index++) as [K, V];
      this.set(key, value);
    }
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof dict)) return NotImplemented;
    if (this.size !== other.size) return false;
    for (const [key, value] of this) {
      const candidate: unknown = other.#lookup(key);
      if (candidate === undefined || !(candidate === value || eq(value, candidate))) return false;
    }
    return true;
  }

  __or__(other: unknown): unknown {
    if (!(other instanceof dict)) return NotImplemented;
    const result = new dict<unknown, unknown>(this as dict<unknown, unknown>);
    result.update(other);
    return result;
  }

  __ror__(other: unknown): unknown {
    return other instanceof dict ? other.__or__(this) : NotImplemented;
  }

  __ior__(other: DictSource<K, V>): this {
    this.update(other);
    return this;
  }

  __repr__(): string {
    return reprItems(this, "{", "}", this, ([key, value]) => `${repr(key)}: ${repr(value)}`);
  }
}

/** What has keys to ask for, and is not one of JavaScript's own classes with a method of that name. */
function isMappingLike(source: unknown): boolean {
  if (typeof source !== "object" || source === null || Array.isArray(source)) return false;
  if (source instanceof Set || source instanceof Uint8Array) return false;
  return typeof (source as { keys?: unknown }).keys === "function";
}

function pairOf(pair: unknown, index: number): readonly unknown[] {
  let items: readonly unknown[];
  try {
    items = Array.isArray(pair) ? pair : [...iterate(pair)];
  } catch (error) {
    if (!(error instanceof TypeError) || typeName(pair) === "generator") throw error;
    throw new TypeError(
      `cannot convert dictionary update sequence element #${index} to a sequence`,
    );
  }
  if (items.length === 2) return items;
  throw new ValueError(
    `dictionary update sequence element #${index} has length ${items.length}; 2 is required`,
  );
}
