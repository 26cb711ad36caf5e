import { dict } from "../../core/containers/dict.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { eq } from "../../core/operators/compare.ts";
import { or } from "../../core/operators/bitwise.ts";
import { repr } from "../../core/repr.ts";

/** A dict that can only be read: `types.MappingProxyType`. Source: CPython Objects/descrobject.c. */
export class mappingproxy<K, V> {
  static readonly __name__: string = "mappingproxy";
  readonly #mapping: dict<K, V>;

  constructor(mapping: dict<K, V>) {
    this.#mapping = mapping;
  }

  __getitem__(key: K): V {
    return this.#mapping.__getitem__(key) as V;
  }

  __contains__(key: unknown): boolean {
    return this.#mapping.has(key as K);
  }

  __len__(): number {
    return this.#mapping.size;
  }

  __iter__(): PythonIterator<K> {
    return this.#mapping.__iter__() as PythonIterator<K>;
  }

  get(key: K, preset: V | null = null): V | null {
    return this.#mapping.has(key) ? this.__getitem__(key) : preset;
  }

  keys(): ReturnType<dict<K, V>["keys"]> {
    return this.#mapping.keys();
  }

  values(): ReturnType<dict<K, V>["values"]> {
    return this.#mapping.values();
  }

  items(): ReturnType<dict<K, V>["items"]> {
    return this.#mapping.items();
  }

  copy(): dict<K, V> {
    return this.#mapping.copy();
  }

  __or__(other: unknown): unknown {
    return or(this.#mapping, other instanceof mappingproxy ? other.#mapping : other);
  }

  __ror__(other: unknown): unknown {
    return or(other, this.#mapping);
  }

  __eq__(other: unknown): unknown {
    if (other instanceof mappingproxy) return eq(this.#mapping, other.#mapping);
    return other instanceof dict ? eq(this.#mapping, other) : NotImplemented;
  }

  __str__(): string {
    return repr(this.#mapping);
  }

  __repr__(): string {
    return `mappingproxy(${repr(this.#mapping)})`;
  }
}
