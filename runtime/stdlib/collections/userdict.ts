import { dict } from "../../core/containers/dict.ts";
import { KeyError } from "../../core/exceptions/base.ts";
import type { PythonIterator } from "../../core/iteration/iterator.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { MutableMapping } from "./mapping.ts";

/** `collections.UserDict`: a mapping around a dict, `data`, whose methods all go through those a subclass may override. */
export class UserDict<K = unknown, V = unknown> extends MutableMapping<K, V> {
  static override readonly __name__: string = "UserDict";
  static override readonly __module__: string = "collections";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static override readonly __signatures__ = {
    __init__: "self, dict=, /, **kwargs",
    copy: "self",
    get: "self, key, default=",
    fromkeys: "cls, iterable, value=",
  };
  data = new dict<K, V>();

  constructor(source: unknown = null, options: { readonly [name: string]: V } = {}) {
    super();
    if (source !== null) this.update(source);
    if (Object.keys(options).length > 0) this.update([], options);
  }

  static fromkeys(iterable: Iterable<unknown>, value: unknown = null): UserDict {
    const result = new this();
    for (const key of iterable) result.__setitem__(key, value);
    return result;
  }

  override __len__(): number {
    return this.data.size;
  }

  override __getitem__(key: K): V {
    if (this.data.has(key)) return this.data.__getitem__(key);
    const { __missing__: missing } = this as { __missing__?: (key: K) => V };
    if (missing !== undefined) return missing.call(this, key);
    throw new KeyError(key);
  }

  override get<D = null>(key: K, preset: D = null as D): V | D {
    return this.__contains__(key) ? this.__getitem__(key) : preset;
  }

  override __setitem__(key: K, value: V): void {
    this.data.set(key, value);
  }

  override __delitem__(key: K): void {
    this.data.__delitem__(key);
  }

  override __iter__(): PythonIterator<K> {
    return this.data.__iter__();
  }

  override __contains__(key: unknown): boolean {
    return this.data.has(key as K);
  }

  copy(): UserDict<K, V> {
    if (this.constructor === UserDict) return new UserDict<K, V>(this.data);
    const result = this.#likewise(new dict<K, V>());
    result.update(this);
    return result;
  }

  __copy__(): UserDict<K, V> {
    return this.#likewise(this.data.copy());
  }

  /** An object with the same attributes around other data. */
  #likewise(data: dict<K, V>): UserDict<K, V> {
    const copy = Object.create(Object.getPrototypeOf(this) as object) as UserDict<K, V>;
    return Object.assign(copy, this, { data });
  }

  #merged(first: unknown, second: unknown): UserDict<K, V> {
    const result = new (this.constructor as new (source: unknown) => UserDict<K, V>)(first);
    result.update(second);
    return result;
  }

  __or__(other: unknown): unknown {
    if (other instanceof UserDict || other instanceof dict) return this.#merged(this, other);
    return NotImplemented;
  }

  __ror__(other: unknown): unknown {
    if (other instanceof UserDict || other instanceof dict) return this.#merged(other, this);
    return NotImplemented;
  }

  __ior__(other: unknown): this {
    this.data.update((other instanceof UserDict ? other.data : other) as never);
    return this;
  }

  __repr__(): string {
    return repr(this.data);
  }
}
