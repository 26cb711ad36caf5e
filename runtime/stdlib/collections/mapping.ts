/** `collections.abc.Mapping`, `MutableMapping` and the views. Source: CPython Lib/_collections_abc.py. */
import type { Class } from "../../core/classes/mro.ts";
import { isSubtype } from "../../core/classes/mro.ts";
import { abstractNames, bases, isMixin } from "../../core/classes/runtime-class.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import { dict_items, dict_keys, dict_values } from "../../core/containers/dict-views.ts";
import { set } from "../../core/containers/set.ts";
import { mappingproxy } from "../../core/classes/mappingproxy.ts";
import { Abstract } from "./abc/base.ts";
import { Collection } from "./abc/sequence.ts";
import { Set as AbstractSet } from "./abc/set.ts";
import { Sized } from "./abc/one-method.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { dict } from "../../core/containers/dict.ts";
import { KeyError, StopIteration } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { iter, next } from "../../core/iteration/iter.ts";
import { contains } from "../../core/operators/contains.ts";
import { inheriting } from "../../core/classes/inheriting.ts";
import { patternKind, type PatternKind } from "../../core/pattern-kind.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { className } from "../../core/names.ts";
import { same, equality } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";

/** Anything with keys and values. */
export interface AnyMapping<K, V> {
  __getitem__(key: K): V;
  __iter__(): unknown;
  __len__(): number;
}

/** An iterator over what a generator function yields, left open by loops. */
class ViewIterator<T> extends PythonIterator<T> {
  static readonly __name__: string = "generator";
  readonly #source: Iterator<T, unknown>;

  constructor(source: Iterator<T, unknown>) {
    super();
    this.#source = source;
  }

  override next(): IteratorResult<T, undefined> {
    return this.#source.next() as IteratorResult<T, undefined>;
  }
}

/** A view that computes its items from the keys of the mapping. */
export abstract class MappingView<T = unknown, K = unknown, V = unknown> extends Abstract {
  static readonly __name__: string = "MappingView";
  static readonly __module__: string = "collections.abc";
  static get [bases](): readonly unknown[] {
    return [Sized];
  }
  readonly _mapping: AnyMapping<K, V>;

  constructor(mapping: AnyMapping<K, V>) {
    super();
    this._mapping = mapping;
  }

  /** @internal */
  abstract item$(key: K): T;

  __len__(): number {
    return this._mapping.__len__();
  }

  __iter__(): PythonIterator<T> {
    const keys = iterate(this._mapping) as Iterable<K>;
    const item = (key: K): T => this.item$(key);
    return new ViewIterator(
      (function* (): Generator<T> {
        for (const key of keys) yield item(key);
      })(),
    );
  }

  [Symbol.iterator](): PythonIterator<T> {
    return this.__iter__();
  }

  __contains__(value: unknown): boolean {
    for (const item of this) if (same(item, value)) return true;
    return false;
  }

  __repr__(): string {
    return `${className(this.constructor)}(${repr(this._mapping)})`;
  }
}

/** A view that is a set. */
const SetView = /* @__PURE__ */ inheriting(
  MappingView as unknown as new <T, K, V>(mapping: AnyMapping<K, V>) => MappingView<T, K, V>,
  AbstractSet as unknown as new () => AbstractSet,
) as unknown as new <T, K, V>(mapping: AnyMapping<K, V>) => MappingView<T, K, V>;

export class KeysView<K = unknown, V = unknown> extends SetView<K, K, V> {
  static readonly __name__: string = "KeysView";
  static readonly __module__: string = "collections.abc";

  static _from_iterable(items: unknown): set {
    return new set(items as never);
  }

  static __subclasshook__(subclass: Class): unknown {
    return this === KeysView && isSubtype(subclass, dict_keys) ? true : NotImplemented;
  }

  override __contains__(key: unknown): boolean {
    return contains(this._mapping, key);
  }

  override item$(key: K): K {
    return key;
  }
}

export class ValuesView<K = unknown, V = unknown> extends MappingView<V, K, V> {
  static override readonly __name__: string = "ValuesView";
  static override get [bases](): readonly unknown[] {
    return [MappingView, Collection];
  }

  static __subclasshook__(subclass: Class): unknown {
    return this === ValuesView && isSubtype(subclass, dict_values) ? true : NotImplemented;
  }

  override item$(key: K): V {
    return this._mapping.__getitem__(key);
  }
}

export class ItemsView<K = unknown, V = unknown> extends SetView<tuple<[K, V]>, K, V> {
  static readonly __name__: string = "ItemsView";
  static readonly __module__: string = "collections.abc";

  static _from_iterable(items: unknown): set {
    return new set(items as never);
  }

  static __subclasshook__(subclass: Class): unknown {
    return this === ItemsView && isSubtype(subclass, dict_items) ? true : NotImplemented;
  }

  override item$(key: K): tuple<[K, V]> {
    return tuple.of(key, this._mapping.__getitem__(key));
  }
}

/** The mixin methods of `Mapping`. */
export abstract class Mapping<K = unknown, V = unknown>
  extends Collection
  implements AnyMapping<K, V>
{
  static override readonly __name__: string = "Mapping";
  static readonly __signatures__: { readonly [method: string]: string } = {
    get: "self, key, default=",
    keys: "self",
    items: "self",
    values: "self",
  };
  static override readonly [isMixin] = true;
  static readonly [abstractNames]: readonly string[] = ["__getitem__"];

  static override __subclasshook__(subclass: Class): unknown {
    if (this !== Mapping) return NotImplemented;
    return isSubtype(subclass, dict) || isSubtype(subclass, mappingproxy) ? true : NotImplemented;
  }

  abstract __getitem__(key: K): V;
  abstract __iter__(): PythonIterator<K>;
  abstract __len__(): number;

  get [patternKind](): PatternKind {
    return "mapping";
  }

  [Symbol.iterator](): Iterator<K> {
    return this.__iter__();
  }

  __contains__(key: unknown): boolean {
    return findIn(this, key as K) !== undefined;
  }

  get<D = null>(key: K, preset: D = null as D): V | D {
    const found = findIn(this, key);
    return found === undefined ? preset : found.value;
  }

  keys(): KeysView<K, V> {
    return new KeysView(this);
  }

  values(): ValuesView<K, V> {
    return new ValuesView(this);
  }

  items(): ItemsView<K, V> {
    return new ItemsView(this);
  }

  __eq__(other: unknown): unknown {
    if (!isMapping(other)) return NotImplemented;
    return equality(dictOf(this), dictOf(other));
  }
}

/** The value in a box; a KeyError is none. */
function findIn<K, V>(mapping: AnyMapping<K, V>, key: K): { readonly value: V } | undefined {
  try {
    return { value: mapping.__getitem__(key) };
  } catch (error) {
    if (error instanceof KeyError) return undefined;
    throw error;
  }
}

/** The mixin methods of `MutableMapping`. */
export abstract class MutableMapping<K = unknown, V = unknown> extends Mapping<K, V> {
  static override readonly __name__: string = "MutableMapping";
  static override readonly __signatures__: { readonly [method: string]: string } = {
    pop: "self, key, default=",
    popitem: "self",
    clear: "self",
    update: "self, other=, /, **kwds",
    setdefault: "self, key, default=",
  };
  static override readonly [isMixin] = true;
  static override readonly [abstractNames] = ["__setitem__", "__delitem__"];

  static override __subclasshook__(subclass: Class): unknown {
    return this === MutableMapping && isSubtype(subclass, dict) ? true : NotImplemented;
  }

  abstract __setitem__(key: K, value: V): void;
  abstract __delitem__(key: K): void;

  pop<D>(key: K, preset?: D): V | D {
    let value: V;
    try {
      value = this.__getitem__(key);
    } catch (error) {
      if (preset !== undefined && error instanceof KeyError) return preset;
      throw error;
    }
    this.__delitem__(key);
    return value;
  }

  popitem(): tuple<[K, V]> {
    let key: K;
    try {
      key = next(iter(this as never) as never) as K;
    } catch (error) {
      if (error instanceof StopIteration) throw new KeyError();
      throw error;
    }
    const value = this.__getitem__(key);
    this.__delitem__(key);
    return tuple.of(key, value);
  }

  clear(): void {
    try {
      for (;;) this.popitem();
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
    }
  }

  /** `update(source, **kwargs)`: a mapping, an object with `keys`, or pairs. */
  update(source: unknown = [], options: { readonly [name: string]: V } = {}): void {
    for (const [key, value] of new dict<K, V>(asSource(source), options) as Iterable<[K, V]>) {
      this.__setitem__(key, value);
    }
  }

  setdefault(key: K, preset: V | null = null): V | null {
    const found = findIn(this, key);
    if (found !== undefined) return found.value;
    this.__setitem__(key, preset as V);
    return preset;
  }
}

function asSource(source: unknown): never {
  return (isMapping(source) ? dictOf(source) : source) as never;
}

export function isMapping(value: unknown): value is AnyMapping<unknown, unknown> {
  return value instanceof dict || isinstance(value, Mapping);
}

export function dictOf(mapping: AnyMapping<unknown, unknown>): dict<unknown, unknown> {
  if (mapping instanceof dict) return mapping as dict<unknown, unknown>;
  const result = new dict<unknown, unknown>();
  for (const key of iterate(mapping)) result.set(key, mapping.__getitem__(key));
  return result;
}
