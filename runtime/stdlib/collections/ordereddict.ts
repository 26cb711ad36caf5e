import { iter } from "../../core/iteration/iter.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { dict, type DictSource } from "../../core/containers/dict.ts";
import { dict_items, dict_keys, dict_values } from "../../core/containers/dict-views.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { KeyError } from "../../core/exceptions/base.ts";
import { className } from "../../core/names.ts";
import { same } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { showContainer } from "../internal/show.ts";

class odict_keys<K, V> extends dict_keys<K, V> {
  static override readonly __name__: string = "odict_keys";

  override __repr__(): string {
    return `o${super.__repr__()}`;
  }
}

class odict_values<K, V> extends dict_values<K, V> {
  static override readonly __name__: string = "odict_values";

  override __repr__(): string {
    return `o${super.__repr__()}`;
  }
}

class odict_items<K, V> extends dict_items<K, V> {
  static override readonly __name__: string = "odict_items";

  override __repr__(): string {
    return `o${super.__repr__()}`;
  }
}

/** `collections.OrderedDict`: a dict whose order counts in comparisons and can be changed. Source: CPython Objects/odictobject.c. */
export class OrderedDict<K = unknown, V = unknown> extends dict<K, V> {
  static override readonly __name__: string = "OrderedDict";
  static readonly __module__: string = "collections";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "collections.OrderedDict";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    move_to_end: "key, last=",
    popitem: "last=",
    copy: "",
  };

  /** Moves a key to the end, or to the beginning. */
  move_to_end(key: K, last: unknown = true): void {
    if (!this.has(key)) throw missingKey(key);
    const stored = this.#storedKey(key);
    const value = super.__getitem__(key);
    const others = truth(last) ? [] : [...(this as Iterable<[K, V]>)];
    this.delete(key);
    if (others.length > 0) this.clear();
    this.set(stored, value);
    for (const [other, item] of others) if (other !== stored) this.set(other, item);
  }

  /** The key as it was first inserted, which an equal one need not be. */
  #storedKey(key: K): K {
    if (typeof key === "string") return key;
    for (const [stored] of this as Iterable<[K, V]>) if (same(stored, key)) return stored;
    return key;
  }

  override pop(key: K): V;
  override pop<D>(key: K, preset: D): V | D;
  override pop(key: K, preset?: unknown): unknown {
    if (preset !== undefined) return super.pop(key, preset);
    if (!this.has(key)) throw missingKey(key);
    return super.pop(key);
  }

  override popitem(last: unknown = true): tuple<[K, V]> {
    if (this.size === 0) throw new KeyError("dictionary is empty");
    if (truth(last)) return super.popitem();
    const [[key, value]] = this as unknown as Iterable<[K, V]> as unknown as [[K, V]];
    this.delete(key);
    return tuple.of(key, value);
  }

  override keys(): dict_keys<K, V> {
    return new odict_keys(this);
  }

  override values(): dict_values<K, V> {
    return new odict_values(this);
  }

  override items(): dict_items<K, V> {
    return new odict_items(this);
  }

  override copy(): OrderedDict<K, V> {
    const cls = this.constructor as new (source: DictSource<K, V>) => OrderedDict<K, V>;
    return new cls(this);
  }

  __copy__(): OrderedDict<K, V> {
    return this.copy();
  }

  __reduce__(): tuple {
    const state: unknown = call(getattr(this, "__getstate__"));
    const items = iter(call(getattr(this, "items")) as never);
    return tuple.of(this.constructor, tuple.of(), state, null, items);
  }

  override __eq__(other: unknown): unknown {
    const isEqual = super.__eq__(other);
    if (!(other instanceof OrderedDict) || isEqual !== true) return isEqual;
    const keys = Map.prototype.keys.call(other) as Iterator<unknown>;
    for (const [key] of this as Iterable<[K, V]>) if (!same(key, keys.next().value)) return false;
    return true;
  }

  override __or__(other: unknown): unknown {
    if (!(other instanceof dict)) return NotImplemented;
    const result = this.copy();
    result.update(other as dict<K, V>);
    return result;
  }

  override __ror__(other: unknown): unknown {
    if (!(other instanceof dict)) return NotImplemented;
    const cls = this.constructor as new (source: unknown) => OrderedDict<K, V>;
    const result = new cls(other);
    result.update(this);
    return result;
  }

  override __repr__(): string {
    const name = className(this.constructor);
    if (this.size === 0) return `${name}()`;
    const pair = ([key, value]: [K, V]): string => `${repr(key)}: ${repr(value)}`;
    return showContainer(
      this,
      this as Iterable<[K, V]>,
      "...",
      (items) => `${name}({${items}})`,
      pair,
    );
  }
}

/** C's way of raising makes the arguments of the exception of a tuple, and none of `None`. */
function missingKey(key: unknown): KeyError {
  if (key === null) return new KeyError();
  return key instanceof tuple ? new KeyError(...key) : new KeyError(key);
}
