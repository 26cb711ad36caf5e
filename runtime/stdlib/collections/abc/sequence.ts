/** `collections.abc.Collection`, `Sequence` and `MutableSequence`. Source: CPython Lib/_collections_abc.py. */
import { callMethod } from "../../../core/attributes/getattr.ts";
import type { Class } from "../../../core/classes/mro.ts";
import { abstractNames, bases, isMixin } from "../../../core/classes/runtime-class.ts";
import { bytes } from "../../../core/containers/bytes.ts";
import { range } from "../../../core/containers/range.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { IndexError, StopIteration, ValueError } from "../../../core/exceptions/index.ts";
import { generator } from "../../../core/iteration/generator.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import type { Int } from "../../../core/numbers/convert.ts";
import { add } from "../../../core/operators/add.ts";
import { lt, same } from "../../../core/operators/compare.ts";
import { len } from "../../../core/operators/len.ts";
import { delItem, getItem, setItem } from "../../../core/operators/subscript.ts";
import { patternKind, type PatternKind } from "../../../core/pattern-kind.ts";
import { str } from "../../../core/types/str.ts";
import { list } from "../../../core/types/list.ts";
import { isSubtype } from "../../../core/classes/mro.ts";
import { NotImplemented } from "../../../core/operators/protocol.ts";
import { deque } from "../deque.ts";
import { Abstract, hasMethods } from "./base.ts";
import { Container, Iterable, Reversible, Sized } from "./one-method.ts";

/** `collections.abc.Collection`. */
export abstract class Collection extends Abstract {
  static readonly __name__: string = "Collection";
  static readonly __module__: string = "collections.abc";
  static override readonly [isMixin] = true;
  static get [bases](): readonly unknown[] {
    return [Sized, Iterable, Container];
  }
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Collection, this, subclass, "__len__", "__iter__", "__contains__");
  }
}

/** A class that stands above classes of the runtime which know nothing of it. */
function virtualBase(
  cls: unknown,
  self: unknown,
  subclass: Class,
  below: readonly unknown[],
): unknown {
  if (cls !== self) return NotImplemented;
  return below.some((each) => isSubtype(subclass, each as Class)) ? true : NotImplemented;
}

/** `collections.abc.Sequence`. */
export abstract class Sequence extends Abstract {
  static readonly __name__: string = "Sequence";
  static readonly __module__: string = "collections.abc";
  static override readonly [isMixin] = true;
  static readonly [abstractNames]: readonly string[] = ["__getitem__"];
  static get [bases](): readonly unknown[] {
    return [Reversible, Collection];
  }
  static __subclasshook__(subclass: Class): unknown {
    return virtualBase(Sequence, this, subclass, [tuple, str, range, bytes, list, deque]);
  }

  get [patternKind](): PatternKind {
    return "sequence";
  }

  __iter__(): unknown {
    return items(this);
  }

  __contains__(value: unknown): boolean {
    for (const item of iterate(this)) if (same(item, value)) return true;
    return false;
  }

  __reversed__(): unknown {
    return backwards(this);
  }

  index(value: unknown, start: Int | null = 0, stop: Int | null = null): Int {
    let position: Int = start ?? 0;
    if (lt(position, 0)) {
      position = add(len(this), position) as Int;
      if (lt(position, 0)) position = 0;
    }
    let end = stop;
    if (end !== null && lt(end, 0)) end = add(end, len(this)) as Int;
    for (; end === null || lt(position, end); position = add(position, 1) as Int) {
      let item: unknown;
      try {
        item = getItem(this, position);
      } catch (error) {
        if (error instanceof IndexError) break;
        throw error;
      }
      if (same(item, value)) return position;
    }
    throw new ValueError();
  }

  count(value: unknown): Int {
    let count = 0;
    for (const item of iterate(this)) if (same(item, value)) count++;
    return count;
  }
}

const items = /* @__PURE__ */ generator(function* __iter__(self: object): Generator<unknown> {
  for (let index = 0; ; index++) {
    let item: unknown;
    try {
      item = getItem(self, index);
    } catch (error) {
      if (error instanceof IndexError || error instanceof StopIteration) return;
      throw error;
    }
    yield item;
  }
});

const backwards = /* @__PURE__ */ generator(function* __reversed__(
  self: object,
): Generator<unknown> {
  for (let index = len(self) - 1; index >= 0; index--) yield getItem(self, index);
});

/** `collections.abc.ByteString`. */
export abstract class ByteString extends Sequence {
  static override readonly __name__: string = "ByteString";
  static override readonly [isMixin] = true;
  static override __subclasshook__(subclass: Class): unknown {
    return virtualBase(ByteString, this, subclass, [bytes]);
  }
}

/** `collections.abc.MutableSequence`. */
export abstract class MutableSequence extends Sequence {
  static override readonly __name__: string = "MutableSequence";
  static override readonly [isMixin] = true;
  static override readonly [abstractNames] = ["__setitem__", "__delitem__", "insert"];
  static override __subclasshook__(subclass: Class): unknown {
    return virtualBase(MutableSequence, this, subclass, [list, deque]);
  }

  append(value: unknown): void {
    callMethod(this, "insert", [len(this), value]);
  }

  clear(): void {
    try {
      for (;;) callMethod(this, "pop");
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
    }
  }

  reverse(): void {
    const length = len(this);
    for (let index = 0; index < Math.floor(length / 2); index++) {
      const other = length - index - 1;
      const [first, last] = [getItem(this, index), getItem(this, other)];
      // As CPython assigns the pair: the nearer one first.
      setItem(this, index, last);
      setItem(this, other, first);
    }
  }

  extend(values: unknown): void {
    const given = values === this ? [...iterate(values as object)] : iterate(values);
    for (const value of given) callMethod(this, "append", [value]);
  }

  pop(index: Int = -1): unknown {
    const value = getItem(this, index);
    delItem(this, index);
    return value;
  }

  remove(value: unknown): void {
    delItem(this, callMethod(this, "index", [value]));
  }

  __iadd__(values: unknown): this {
    callMethod(this, "extend", [values]);
    return this;
  }
}
