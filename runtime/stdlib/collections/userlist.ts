import { callMethod } from "../../core/attributes/getattr.ts";
import { isMixin } from "../../core/classes/runtime-class.ts";
import { slice } from "../../core/containers/slice.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { add } from "../../core/operators/add.ts";
import { equality, greater, greaterEqual, less, lessEqual } from "../../core/operators/compare.ts";
import { contains } from "../../core/operators/contains.ts";
import { imul } from "../../core/operators/in-place.ts";
import { mul } from "../../core/operators/multiply.ts";
import { delItem, getItem, setItem } from "../../core/operators/subscript.ts";
import { repr } from "../../core/repr.ts";
import { MutableSequence } from "./abc/sequence.ts";

/** `collections.UserList`: a list around a list, `data`, which a subclass may get at. Source: CPython Lib/collections/__init__.py. */
export class UserList extends MutableSequence {
  static override readonly __name__: string = "UserList";
  static override readonly __module__: string = "collections";
  static override readonly [isMixin] = false as never;
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, initlist=",
    append: "self, item",
    insert: "self, i, item",
    pop: "self, i=",
    remove: "self, item",
    clear: "self",
    copy: "self",
    count: "self, item",
    index: "self, item, *args",
    reverse: "self",
    sort: "self, /, *args, **kwds",
    extend: "self, other",
  };
  data: unknown[];

  constructor(initlist: unknown = null) {
    super();
    this.data = initlist === null ? [] : [...(iterate(contentOf(initlist)) as Iterable<unknown>)];
  }

  #like(data: unknown): UserList {
    return new (this.constructor as new (data: unknown) => UserList)(data);
  }

  __repr__(): string {
    return repr(this.data);
  }

  __lt__(other: unknown): unknown {
    return less(this.data, contentOf(other));
  }

  __le__(other: unknown): unknown {
    return lessEqual(this.data, contentOf(other));
  }

  __eq__(other: unknown): unknown {
    return equality(this.data, contentOf(other));
  }

  __gt__(other: unknown): unknown {
    return greater(this.data, contentOf(other));
  }

  __ge__(other: unknown): unknown {
    return greaterEqual(this.data, contentOf(other));
  }

  override __contains__(item: unknown): boolean {
    return contains(this.data, item);
  }

  __len__(): number {
    return this.data.length;
  }

  __getitem__(i: unknown): unknown {
    const item: unknown = getItem(this.data, i);
    return i instanceof slice ? this.#like(item) : item;
  }

  __setitem__(i: unknown, item: unknown): void {
    setItem(this.data, i, item);
  }

  __delitem__(i: unknown): void {
    delItem(this.data, i);
  }

  __add__(other: unknown): UserList {
    return this.#like(add(this.data, listOf(other)));
  }

  __radd__(other: unknown): UserList {
    return this.#like(add(listOf(other), this.data));
  }

  override __iadd__(other: unknown): this {
    this.data.push(...listOf(other));
    return this;
  }

  __mul__(n: unknown): UserList {
    return this.#like(mul(this.data, n));
  }

  __rmul__(n: unknown): UserList {
    return this.__mul__(n);
  }

  __imul__(n: unknown): this {
    this.data = imul(this.data, n) as unknown[];
    return this;
  }

  __copy__(): UserList {
    const copy = Object.create(Object.getPrototypeOf(this) as object) as UserList;
    return Object.assign(copy, this, { data: [...this.data] });
  }

  override append(item: unknown): void {
    this.data.push(item);
  }

  insert(i: Int, item: unknown): void {
    callMethod(this.data, "insert", [i, item]);
  }

  override pop(i: Int = -1): unknown {
    return callMethod(this.data, "pop", [i]);
  }

  override remove(item: unknown): void {
    callMethod(this.data, "remove", [item]);
  }

  override clear(): void {
    this.data.length = 0;
  }

  copy(): UserList {
    return this.#like(this);
  }

  override count(item: unknown): Int {
    return callMethod(this.data, "count", [item]) as Int;
  }

  override index(item: unknown, ...args: readonly never[]): Int {
    return callMethod(this.data, "index", [item, ...args]) as Int;
  }

  override reverse(): void {
    this.data.reverse();
  }

  sort(options?: { readonly [name: string]: unknown }): void {
    callMethod(this.data, "sort", [], options);
  }

  override extend(other: unknown): void {
    callMethod(this.data, "extend", [contentOf(other)]);
  }
}

/** What is in a `UserList`, anything else as it is. */
function contentOf(other: unknown): unknown {
  return other instanceof UserList ? other.data : other;
}

function listOf(other: unknown): unknown[] {
  const content = contentOf(other);
  return Array.isArray(content) && content.constructor === Array
    ? content
    : [...(iterate(content) as Iterable<unknown>)];
}
