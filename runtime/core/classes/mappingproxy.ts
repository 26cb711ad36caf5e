import { dict } from "../containers/dict.ts";
import type { dict_items, dict_keys, dict_values } from "../containers/dict-views.ts";
import { GenericAlias } from "../generics/generic-alias.ts";
import { hash } from "../hash.ts";
import { iter } from "../iteration/iter.ts";
import { typeName } from "../names.ts";
import { TypeError } from "../exceptions/base.ts";
import { contains } from "../operators/contains.ts";
import { eq } from "../operators/compare.ts";
import { or } from "../operators/bitwise.ts";
import { len } from "../operators/len.ts";
import { getItem } from "../operators/subscript.ts";
import { patternKind } from "../pattern-kind.ts";
import { repr } from "../repr.ts";
import { toStr } from "../str.ts";
import { callMethod } from "../attributes/getattr.ts";

/** `types.MappingProxyType`: a mapping that can be read only. Source: CPython Objects/descrobject.c (mappingproxy). */
export class mappingproxy {
  static readonly __name__: string = "mappingproxy";
  static readonly __text_signature__: string = "self, mapping";
  readonly #mapping: unknown;

  constructor(mapping: unknown) {
    if (typeof mapping !== "object" || mapping === null || Array.isArray(mapping)) {
      throw new TypeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
    }
    this.#mapping = mapping;
  }

  get [patternKind](): "mapping" {
    return "mapping";
  }

  __getitem__(key: unknown): unknown {
    return getItem(this.#mapping, key);
  }

  __contains__(key: unknown): boolean {
    return contains(this.#mapping, key);
  }

  __len__(): number {
    return len(this.#mapping) as number;
  }

  __iter__(): unknown {
    return iter(this.#mapping);
  }

  get(key: unknown, preset: unknown = null): unknown {
    return callMethod(this.#mapping, "get", [key, preset]);
  }

  keys(): dict_keys<unknown, unknown> {
    return callMethod(this.#mapping, "keys") as dict_keys<unknown, unknown>;
  }

  values(): dict_values<unknown, unknown> {
    return callMethod(this.#mapping, "values") as dict_values<unknown, unknown>;
  }

  items(): dict_items<unknown, unknown> {
    return callMethod(this.#mapping, "items") as dict_items<unknown, unknown>;
  }

  copy(): unknown {
    return callMethod(this.#mapping, "copy");
  }

  __hash__(): unknown {
    return hash(this.#mapping);
  }

  __eq__(other: unknown): unknown {
    return eq(this.#mapping, other instanceof mappingproxy ? other.#mapping : other);
  }

  __or__(other: unknown): unknown {
    return or(this.#mapping, other instanceof mappingproxy ? other.#mapping : other);
  }

  __ror__(other: unknown): unknown {
    return or(other, this.#mapping);
  }

  __ior__(_other: unknown): never {
    throw new TypeError("'|=' is not supported by mappingproxy; use '|' instead");
  }

  static __class_getitem__(item: unknown): GenericAlias {
    return new GenericAlias(mappingproxy, item);
  }

  __reversed__(): unknown {
    return (this.#mapping as dict).__reversed__();
  }

  __str__(): string {
    return toStr(this.#mapping);
  }

  __repr__(): string {
    return `mappingproxy(${repr(this.#mapping)})`;
  }
}
