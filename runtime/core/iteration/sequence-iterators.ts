/** The iterators that `iter()` gives of lists, tuples and strings. Source: CPython 3.13 Objects/listobject.c, Objects/tupleobject.c, Objects/unicodeobject.c. */
import { PythonIterator } from "./iterator.ts";

const finished: IteratorResult<never, undefined> = { done: true, value: undefined };

/** Goes over a list as it is when an item is asked for; once at the end, it stays there. */
abstract class ArrayIterator<T> extends PythonIterator<T> {
  static override readonly hidden$: boolean = true;
  items$: readonly T[] | undefined;
  index$ = 0;

  constructor(items: readonly T[]) {
    super();
    this.items$ = items;
  }

  override next(): IteratorResult<T, undefined> {
    const items = this.items$;
    if (items === undefined) return finished;
    if (this.index$ < items.length) return { done: false, value: items[this.index$++] as T };
    this.items$ = undefined;
    return finished;
  }

  __length_hint__(): number {
    return this.items$ === undefined ? 0 : Math.max(0, this.items$.length - this.index$);
  }
}

/** `list_iterator`. */
export class ListIterator<T> extends ArrayIterator<T> {
  static readonly __name__: string = "list_iterator";
}

/** `tuple_iterator`. */
export class TupleIterator<T> extends ArrayIterator<T> {
  static readonly __name__: string = "tuple_iterator";
}

/** `list_reverseiterator`. */
export class ListReverseIterator<T> extends PythonIterator<T> {
  static readonly __name__: string = "list_reverseiterator";
  items$: readonly T[] | undefined;
  index$: number;

  constructor(items: readonly T[]) {
    super();
    this.items$ = items;
    this.index$ = items.length - 1;
  }

  override next(): IteratorResult<T, undefined> {
    const items = this.items$;
    if (items !== undefined && this.index$ >= 0 && this.index$ < items.length) {
      return { done: false, value: items[this.index$--] as T };
    }
    this.items$ = undefined;
    return finished;
  }

  __length_hint__(): number {
    const left = this.index$ + 1;
    return this.items$ === undefined || left > this.items$.length ? 0 : left;
  }
}

/** The iterator of a string: CPython has two, by what characters there are. */
export function stringIterator(text: string): PythonIterator<string> {
  return /^[\0-\x7f]*$/.test(text) ? new AsciiIterator(text) : new StringIterator(text);
}

/** `str_iterator`. */
class StringIterator extends ArrayIterator<string> {
  static readonly __name__: string = "str_iterator";
  constructor(text: string) {
    super([...text]);
  }
}

/** `str_ascii_iterator`. */
class AsciiIterator extends StringIterator {
  static override readonly __name__: string = "str_ascii_iterator";
}
