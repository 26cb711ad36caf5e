/** What `collections.abc.MutableMapping` gives to a class that has `__getitem__`, `__setitem__`, `__delitem__`, `__iter__` and `__len__`. */
import { Extensible } from "../../core/classes/extensible.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { dict } from "../../core/containers/dict.ts";
import { KeyError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { iter } from "../../core/iteration/iter.ts";
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
abstract class MappingView<T, K, V> {
  static readonly __module__: string = "collections.abc";
  readonly _mapping: AnyMapping<K, V>;

  constructor(mapping: AnyMapping<K, V>) {
    this._mapping = mapping;
  }

  protected abstract item(key: K): T;

  __len__(): number {
    return this._mapping.__len__();
  }

  __iter__(): PythonIterator<T> {
    const keys = iterate(this._mapping) as Iterable<K>;
    const item = (key: K): T => this.item(key);
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

export class KeysView<K, V> extends MappingView<K, K, V> {
  static readonly __name__: string = "KeysView";

  protected override item(key: K): K {
    return key;
  }
}

export class ValuesView<K, V> extends MappingView<V, K, V> {
  static readonly __name__: string = "ValuesView";

  protected override item(key: K): V {
    return this._mapping.__getitem__(key);
  }
}

export class ItemsView<K, V> extends MappingView<tuple<[K, V]>, K, V> {
  static readonly __name__: string = "ItemsView";

  protected override item(key: K): tuple<[K, V]> {
    return tuple.of(key, this._mapping.__getitem__(key));
  }
}

/** The mixin methods of `MutableMapping`. */
export abstract class MutableMapping<K, V> extends Extensible implements AnyMapping<K, V> {
  abstract __getitem__(key: K): V;
  abstract __setitem__(key: K, value: V): void;
  abstract __delitem__(key: K): void;
  abstract __iter__(): PythonIterator<K>;
  abstract __len__(): number;

  get [patternKind](): PatternKind {
    return "mapping";
  }

  [Symbol.iterator](): Iterator<K> {
    return this.__iter__();
  }

  __contains__(key: unknown): boolean {
    return this.#find(key as K) !== undefined;
  }

  /** The value in a box; a KeyError is none. */
  #find(key: K): { readonly value: V } | undefined {
    try {
      return { value: this.__getitem__(key) };
    } catch (error) {
      if (error instanceof KeyError) return undefined;
      throw error;
    }
  }

  get<D = null>(key: K, preset: D = null as D): V | D {
    const found = this.#find(key);
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
    const step = (iter(this) as unknown as Iterator<K>).next();
    if (step.done) throw new KeyError();
    const value = this.__getitem__(step.value);
    this.__delitem__(step.value);
    return tuple.of(step.value, value);
  }

  clear(): void {
    while (this.__len__() > 0) this.popitem();
  }

  /** `update(source, **kwargs)`: a mapping, an object with `keys`, or pairs. */
  update(source: unknown = [], options: { readonly [name: string]: V } = {}): void {
    for (const [key, value] of new dict<K, V>(asSource(source), options) as Iterable<[K, V]>) {
      this.__setitem__(key, value);
    }
  }

  setdefault(key: K, preset: V | null = null): V | null {
    const found = this.#find(key);
    if (found !== undefined) return found.value;
    this.__setitem__(key, preset as V);
    return preset;
  }

  __eq__(other: unknown): unknown {
    if (!isMapping(other)) return NotImplemented;
    return equality(dictOf(this), dictOf(other));
  }
}

function asSource(source: unknown): never {
  return (isMapping(source) ? dictOf(source) : source) as never;
}

export function isMapping(value: unknown): value is AnyMapping<unknown, unknown> {
  return value instanceof dict || value instanceof MutableMapping;
}

export function dictOf(mapping: AnyMapping<unknown, unknown>): dict<unknown, unknown> {
  if (mapping instanceof dict) return mapping as dict<unknown, unknown>;
  const result = new dict<unknown, unknown>();
  for (const key of iterate(mapping)) result.set(key, mapping.__getitem__(key));
  return result;
}
