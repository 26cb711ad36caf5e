/** `collections.abc.Set` and `MutableSet`. Source: CPython Lib/_collections_abc.py. */
import { callMethod, getattr } from "../../../core/attributes/getattr.ts";
import { call } from "../../../core/calls/call.ts";
import { isinstance } from "../../../core/builtins/isinstance.ts";
import type { Class } from "../../../core/classes/mro.ts";
import { isSubtype } from "../../../core/classes/mro.ts";
import { abstractNames, isMixin } from "../../../core/classes/runtime-class.ts";
import { dict_items, dict_keys } from "../../../core/containers/dict-views.ts";
import { frozenset, set } from "../../../core/containers/set.ts";
import { KeyError, StopIteration } from "../../../core/exceptions/index.ts";
import { hashUnordered } from "../../../core/hash.ts";
import { iter, next } from "../../../core/iteration/iter.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import type { Int } from "../../../core/numbers/convert.ts";
import { ge, le } from "../../../core/operators/compare.ts";
import { contains } from "../../../core/operators/contains.ts";
import { len } from "../../../core/operators/len.ts";
import { NotImplemented } from "../../../core/operators/protocol.ts";
import { Collection } from "./sequence.ts";
import { Iterable } from "./one-method.ts";

/** `collections.abc.Set`. */
export abstract class Set extends Collection {
  static override readonly __name__: string = "Set";
  static override readonly [isMixin] = true;
  static readonly [abstractNames]: readonly string[] = [];
  static override __subclasshook__(subclass: Class): unknown {
    if (this !== Set) return NotImplemented;
    const below: readonly unknown[] = [set, frozenset, dict_keys, dict_items];
    return below.some((each) => isSubtype(subclass, each as Class)) ? true : NotImplemented;
  }

  static _from_iterable(it: unknown): unknown {
    return call(this, [it]);
  }

  /** The hash of the members, whatever their order; equal to that of a frozenset of them. */
  _hash(): Int {
    return hashUnordered(iterate(this), len(this));
  }

  __le__(other: unknown): unknown {
    if (!isinstance(other, Set)) return NotImplemented;
    if (len(this) > len(other)) return false;
    for (const item of iterate(this)) if (!contains(other, item)) return false;
    return true;
  }

  __lt__(other: unknown): unknown {
    if (!isinstance(other, Set)) return NotImplemented;
    return len(this) < len(other) && le(this, other);
  }

  __gt__(other: unknown): unknown {
    if (!isinstance(other, Set)) return NotImplemented;
    return len(this) > len(other) && ge(this, other);
  }

  __ge__(other: unknown): unknown {
    if (!isinstance(other, Set)) return NotImplemented;
    if (len(this) < len(other)) return false;
    for (const item of iterate(other)) if (!contains(this, item)) return false;
    return true;
  }

  __eq__(other: unknown): unknown {
    if (!isinstance(other, Set)) return NotImplemented;
    return len(this) === len(other) && le(this, other);
  }

  __and__(other: unknown): unknown {
    if (!isinstance(other, Iterable)) return NotImplemented;
    return made(
      this,
      [...iterate(other)].filter((item) => contains(this, item)),
    );
  }

  __rand__(other: unknown): unknown {
    return callMethod(this, "__and__", [other]);
  }

  isdisjoint(other: unknown): boolean {
    for (const item of iterate(other)) if (contains(this, item)) return false;
    return true;
  }

  __or__(other: unknown): unknown {
    if (!isinstance(other, Iterable)) return NotImplemented;
    return made(this, [...iterate(this), ...iterate(other)]);
  }

  __ror__(other: unknown): unknown {
    return callMethod(this, "__or__", [other]);
  }

  __sub__(other: unknown): unknown {
    const right = asSet(this, other);
    if (right === NotImplemented) return NotImplemented;
    return made(
      this,
      [...iterate(this)].filter((item) => !contains(right, item)),
    );
  }

  __rsub__(other: unknown): unknown {
    const left = asSet(this, other);
    if (left === NotImplemented) return NotImplemented;
    return made(
      this,
      [...iterate(left as object)].filter((item) => !contains(this, item)),
    );
  }

  __xor__(other: unknown): unknown {
    const right = asSet(this, other);
    if (right === NotImplemented) return NotImplemented;
    const difference = (a: unknown, b: unknown): unknown => callMethod(a, "__sub__", [b]);
    return callMethod(difference(this, right), "__or__", [difference(right, this)]);
  }

  __rxor__(other: unknown): unknown {
    return callMethod(this, "__xor__", [other]);
  }
}

function made(like: object, items: unknown): unknown {
  return call(getattr(like, "_from_iterable"), [items]);
}

function asSet(like: object, other: unknown): unknown {
  if (isinstance(other, Set)) return other;
  return isinstance(other, Iterable) ? made(like, other) : NotImplemented;
}

/** `collections.abc.MutableSet`. */
export abstract class MutableSet extends Set {
  static override readonly __name__: string = "MutableSet";
  static override readonly [isMixin] = true;
  static override readonly [abstractNames] = ["add", "discard"];
  static override __subclasshook__(subclass: Class): unknown {
    if (this !== MutableSet) return NotImplemented;
    return isSubtype(subclass, set) ? true : NotImplemented;
  }

  remove(value: unknown): void {
    if (!contains(this, value)) throw new KeyError(value);
    callMethod(this, "discard", [value]);
  }

  pop(): unknown {
    const iterator = iter(this as never);
    let value: unknown;
    try {
      value = next(iterator as never);
    } catch (error) {
      if (error instanceof StopIteration) throw new KeyError();
      throw error;
    }
    callMethod(this, "discard", [value]);
    return value;
  }

  clear(): void {
    try {
      for (;;) callMethod(this, "pop");
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
    }
  }

  __ior__(other: unknown): this {
    for (const value of iterate(other)) callMethod(this, "add", [value]);
    return this;
  }

  __iand__(other: unknown): this {
    const gone = callMethod(this, "__sub__", [other]) as object;
    for (const value of iterate(gone)) callMethod(this, "discard", [value]);
    return this;
  }

  __ixor__(other: unknown): this {
    if (other === this) {
      callMethod(this, "clear");
      return this;
    }
    const right = isinstance(other, Set) ? other : made(this, other);
    for (const value of iterate(right as object)) {
      callMethod(this, contains(this, value) ? "discard" : "add", [value]);
    }
    return this;
  }

  __isub__(other: unknown): this {
    if (other === this) callMethod(this, "clear");
    else for (const value of iterate(other)) callMethod(this, "discard", [value]);
    return this;
  }
}
