/** Dicts that do not keep their keys, or their values. Source: CPython 3.13 Lib/weakref.py. */
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { KeyError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import type { PythonIterator } from "../../core/iteration/iterator.ts";
import { OpenIterator } from "../../core/iteration/iterator.ts";
import { className } from "../../core/names.ts";
import { address } from "../../core/identity.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { isMapping, MutableMapping } from "../collections/mapping.ts";
import { deepcopy } from "../copy/index.ts";
import { isOptions } from "../../core/options.ts";
import { KeyedRef, ReferenceType } from "./reference.ts";

/** An iterator that loops leave open. */
function iterator<T>(source: Iterator<T>): PythonIterator<T> {
  return new OpenIterator(source);
}

/** What both dicts share; `entries` are those whose object is still there. */
abstract class WeakMapping<K, V> extends MutableMapping<K, V> {
  static readonly __dict__: boolean = true;

  protected abstract entries(): Generator<readonly [K, V]>;

  override __iter__(): PythonIterator<K> {
    const entries = this.entries();
    return iterator(
      (function* (): Generator<K> {
        for (const [key] of entries) yield key;
      })(),
    );
  }

  override keys(): never {
    return this.__iter__() as never;
  }

  override values(): never {
    const entries = this.entries();
    return iterator(
      (function* (): Generator<V> {
        for (const [, value] of entries) yield value;
      })(),
    ) as never;
  }

  override items(): never {
    const entries = this.entries();
    return iterator(
      (function* (): Generator<tuple<[K, V]>> {
        for (const [key, value] of entries) yield tuple.of(key, value);
      })(),
    ) as never;
  }

  protected abstract empty(): this;

  copy(): this {
    const result = this.empty();
    for (const [key, value] of this.entries()) result.__setitem__(key, value);
    return result;
  }

  __copy__(): this {
    return this.copy();
  }

  override update(source: unknown = null, options: { readonly [name: string]: V } = {}): void {
    const keywords = isOptions(source) ? (source as { readonly [name: string]: V }) : options;
    if (source !== null && !isOptions(source)) {
      const { items } = source as { items?: () => unknown };
      const pairs =
        typeof items === "function" ? items.call(source) : new dict(source as never).items();
      for (const pair of iterate(pairs)) {
        const [key, value] = pair as readonly [K, V];
        this.__setitem__(key, value);
      }
    }
    for (const [name, value] of Object.entries(keywords)) this.__setitem__(name as K, value);
  }

  __or__(other: unknown): unknown {
    if (!isMapping(other)) return NotImplemented;
    const result = this.copy();
    result.update(other);
    return result;
  }

  __ror__(other: unknown): unknown {
    if (!isMapping(other)) return NotImplemented;
    const result = this.empty();
    result.update(other);
    result.update(this);
    return result;
  }

  __ior__(other: unknown): this {
    this.update(other);
    return this;
  }

  __repr__(): string {
    return `<${className(this.constructor)} at ${address(this)}>`;
  }
}

/** `weakref.WeakValueDictionary`. */
export class WeakValueDictionary<K = unknown, V = unknown> extends WeakMapping<K, V> {
  static override readonly __name__: string = "WeakValueDictionary";
  static override readonly __module__: string = "weakref";
  readonly data = new dict<K, KeyedRef<V>>();

  constructor(other: unknown = [], options: { readonly [name: string]: V } = {}) {
    super();
    this.update(other, options);
  }

  readonly #remove = (reference: unknown): void => {
    const { key } = reference as KeyedRef<V>;
    if (this.data.get(key as K) === reference) this.data.delete(key as K);
  };

  protected override empty(): this {
    return new WeakValueDictionary<K, V>() as this;
  }

  protected override *entries(): Generator<readonly [K, V]> {
    for (const [key, reference] of [...(this.data as Iterable<[K, KeyedRef<V>]>)]) {
      const value = reference._deref();
      if (value !== undefined) yield [key, value];
    }
  }

  override __getitem__(key: K): V {
    const value = this.data.__getitem__(key)._deref();
    if (value === undefined) throw new KeyError(key);
    return value;
  }

  override __setitem__(key: K, value: V): void {
    this.data.set(key, new KeyedRef(value, this.#remove, key));
  }

  override __delitem__(key: K): void {
    this.data.__delitem__(key);
  }

  override __contains__(key: unknown): boolean {
    return this.data.get(key as K)?._deref() !== undefined;
  }

  override __len__(): number {
    return this.data.size;
  }

  override popitem(): tuple<[K, V]> {
    for (;;) {
      const [key, reference] = this.data.popitem() as unknown as [K, KeyedRef<V>];
      const value = reference._deref();
      if (value !== undefined) return tuple.of(key, value);
    }
  }

  __deepcopy__(memo: dict<unknown, unknown>): this {
    const result = this.empty();
    for (const [key, value] of this.entries()) result.__setitem__(deepcopy(key, memo), value);
    return result;
  }

  itervaluerefs(): Iterator<KeyedRef<V>> {
    return iterator(this.valuerefs()[Symbol.iterator]());
  }

  valuerefs(): KeyedRef<V>[] {
    return [...(this.data as Iterable<[K, KeyedRef<V>]>)].map(([, reference]) => reference);
  }
}

/** `weakref.WeakKeyDictionary`. */
export class WeakKeyDictionary<K = unknown, V = unknown> extends WeakMapping<K, V> {
  static override readonly __name__: string = "WeakKeyDictionary";
  static override readonly __module__: string = "weakref";
  readonly data = new dict<ReferenceType<K>, V>();

  constructor(dict_: unknown = null) {
    super();
    if (dict_ !== null) this.update(dict_);
  }

  readonly #remove = (reference: unknown): void => {
    this.data.delete(reference as ReferenceType<K>);
  };

  protected override empty(): this {
    return new WeakKeyDictionary<K, V>() as this;
  }

  protected override *entries(): Generator<readonly [K, V]> {
    for (const [reference, value] of [...(this.data as Iterable<[ReferenceType<K>, V]>)]) {
      const key = reference._deref();
      if (key !== undefined) yield [key, value];
    }
  }

  override __getitem__(key: K): V {
    return getItem(this.data, new ReferenceType(key)) as V;
  }

  override __setitem__(key: K, value: V): void {
    this.data.set(new ReferenceType<K>(key, this.#remove), value);
  }

  override __delitem__(key: K): void {
    this.data.__delitem__(new ReferenceType(key));
  }

  override __contains__(key: unknown): boolean {
    try {
      return this.data.has(new ReferenceType(key as K));
    } catch (error) {
      if (/^cannot create weak reference/.test((error as Error).message)) return false;
      throw error;
    }
  }

  override get<D = null>(key: K, preset: D = null as D): V | D {
    return this.data.get(new ReferenceType(key), preset);
  }

  override __len__(): number {
    return this.data.size;
  }

  override popitem(): tuple<[K, V]> {
    for (;;) {
      const [reference, value] = this.data.popitem() as unknown as [ReferenceType<K>, V];
      const key = reference._deref();
      if (key !== undefined) return tuple.of(key, value);
    }
  }

  __deepcopy__(memo: dict<unknown, unknown>): this {
    const result = this.empty();
    for (const [key, value] of this.entries()) result.__setitem__(key, deepcopy(value, memo));
    return result;
  }

  keyrefs(): ReferenceType<K>[] {
    return [...(this.data as Iterable<[ReferenceType<K>, V]>)].map(([reference]) => reference);
  }
}
