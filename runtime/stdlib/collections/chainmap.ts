import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { KeyError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import type { PythonIterator } from "../../core/iteration/iterator.ts";
import { className } from "../../core/names.ts";
import { contains } from "../../core/operators/contains.ts";
import { delItem, getItem, setItem } from "../../core/operators/subscript.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { showContainer } from "../internal/show.ts";
import { isMapping, MutableMapping, type AnyMapping } from "./mapping.ts";

/** `collections.ChainMap`: several mappings as one; the first that has a key is asked, the first alone is written. Source: CPython Lib/collections/__init__.py. */
export class ChainMap<K = unknown, V = unknown> extends MutableMapping<K, V> {
  static override readonly __name__: string = "ChainMap";
  static override readonly __module__: string = "collections";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static override readonly __signatures__ = {
    __init__: "self, *maps",
    new_child: "self, m=, **kwargs",
    get: "self, key, default=",
    popitem: "self",
    pop: "self, key, *args",
    clear: "self",
    copy: "self",
  };
  maps: AnyMapping<K, V>[];

  constructor(...maps: readonly AnyMapping<K, V>[]) {
    super();
    this.maps = maps.length === 0 ? [new dict<K, V>()] : [...maps];
  }

  __missing__(key: K): V {
    throw new KeyError(key);
  }

  override __getitem__(key: K): V {
    for (const mapping of this.maps) {
      if (mapping instanceof dict && !mapping.has(key) && !("__missing__" in mapping)) continue;
      try {
        return getItem(mapping, key) as V;
      } catch (error) {
        if (!(error instanceof KeyError)) throw error;
      }
    }
    return this.__missing__(key);
  }

  override get<D = null>(key: K, preset: D = null as D): V | D {
    return this.__contains__(key) ? this.__getitem__(key) : preset;
  }

  override __contains__(key: unknown): boolean {
    return this.maps.some((mapping) => contains(mapping, key));
  }

  #keys(): dict<K, null> {
    const keys = new dict<K, null>();
    for (const mapping of [...this.maps].reverse()) {
      for (const key of iterate(mapping) as Iterable<K>) keys.set(key, null);
    }
    return keys;
  }

  override __len__(): number {
    return this.#keys().size;
  }

  override __iter__(): PythonIterator<K> {
    return this.#keys().__iter__();
  }

  __bool__(): boolean {
    return this.maps.some((mapping) => truth(mapping));
  }

  override __setitem__(key: K, value: V): void {
    setItem(this.maps[0], key, value);
  }

  #inFirst<T>(key: K, action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      throw new KeyError(`Key not found in the first mapping: ${repr(key)}`);
    }
  }

  override __delitem__(key: K): void {
    this.#inFirst(key, () => delItem(this.maps[0], key));
  }

  override pop<D>(key: K, preset?: D): V | D {
    const first = this.maps[0] as unknown as { pop(key: K, preset?: D): V };
    return this.#inFirst(key, () =>
      preset === undefined ? first.pop(key) : first.pop(key, preset),
    );
  }

  override popitem(): tuple<[K, V]> {
    try {
      return (this.maps[0] as unknown as { popitem(): tuple<[K, V]> }).popitem();
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      throw new KeyError("No keys found in the first mapping.");
    }
  }

  override clear(): void {
    (this.maps[0] as unknown as { clear(): void }).clear();
  }

  /** A chain with a new first mapping. */
  new_child(
    m: AnyMapping<K, V> | null = null,
    options: { readonly [name: string]: V } = {},
  ): ChainMap<K, V> {
    const first = m ?? new dict<K, V>(undefined, options);
    if (m !== null) for (const name of Object.keys(options)) setItem(m, name, options[name]);
    return this.#with(first as AnyMapping<K, V>, ...this.maps);
  }

  /** The chain without its first mapping. */
  get parents(): ChainMap<K, V> {
    return this.#with(...this.maps.slice(1));
  }

  #with(...maps: readonly AnyMapping<K, V>[]): ChainMap<K, V> {
    return new (this.constructor as new (...maps: readonly AnyMapping<K, V>[]) => ChainMap<K, V>)(
      ...maps,
    );
  }

  copy(): ChainMap<K, V> {
    const first = (this.maps[0] as unknown as { copy(): AnyMapping<K, V> }).copy();
    return this.#with(first, ...this.maps.slice(1));
  }

  __copy__(): ChainMap<K, V> {
    return this.copy();
  }

  __or__(other: unknown): unknown {
    if (!isMapping(other)) return NotImplemented;
    const result = this.copy();
    result.__ior__(other as AnyMapping<K, V>);
    return result;
  }

  __ior__(other: unknown): this {
    (this.maps[0] as unknown as { update(other: unknown): void }).update(other);
    return this;
  }

  __ror__(other: unknown): unknown {
    if (!isMapping(other)) return NotImplemented;
    const result = new dict<unknown, unknown>(other as never);
    for (const mapping of [...this.maps].reverse()) result.update(mapping as never);
    return this.#with(result as unknown as AnyMapping<K, V>);
  }

  __repr__(): string {
    return showContainer(
      this,
      this.maps,
      "...",
      (items) => `${className(this.constructor)}(${items})`,
    );
  }
}
