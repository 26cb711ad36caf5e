/** The iterators that `iter()` gives of lists, tuples and strings. Source: CPython 3.13 Objects/listobject.c, Objects/tupleobject.c, Objects/unicodeobject.c. */
import { tuple } from "../containers/tuple.ts";
import { PythonIterator } from "./iterator.ts";
import { iterationOf, stateIndex } from "./reduction.ts";
import { reversed } from "./tools.ts";

const finished: IteratorResult<never, undefined> = { done: true, value: undefined };

/** Goes over a list as it is when an item is asked for; once at the end, it stays there. */
abstract class ArrayIterator<T> extends PythonIterator<T> {
  static override readonly hidden$: boolean = true;
  #items: ArrayLike<T> | undefined;
  #index = 0;

  constructor(items: ArrayLike<T>) {
    super();
    this.#items = items;
  }

  override next(): IteratorResult<T, undefined> {
    const items = this.#items;
    if (items === undefined) return finished;
    if (this.#index < items.length) return { done: false, value: items[this.#index++] as T };
    this.#items = undefined;
    return finished;
  }

  __length_hint__(): number {
    return this.#items === undefined ? 0 : Math.max(0, this.#items.length - this.#index);
  }

  /** What is iterated over once the items are exhausted. */
  protected abstract nothing$(): unknown;

  __reduce__(): tuple {
    return this.#items === undefined
      ? iterationOf(this.nothing$())
      : iterationOf(this.#items, this.#index);
  }

  __setstate__(state: unknown): void {
    if (this.#items !== undefined) this.#index = stateIndex(state, 0, this.#items.length);
  }
}

/** `list_iterator`. */
export class ListIterator<T> extends ArrayIterator<T> {
  static readonly __name__: string = "list_iterator";

  protected override nothing$(): unknown {
    return [];
  }
}

/** `tuple_iterator`. */
export class TupleIterator<T> extends ArrayIterator<T> {
  static readonly __name__: string = "tuple_iterator";

  protected override nothing$(): unknown {
    return tuple.of();
  }
}

/** `bytes_iterator`. */
export class BytesIterator extends ArrayIterator<number> {
  static readonly __name__: string = "bytes_iterator";

  protected override nothing$(): unknown {
    return tuple.of();
  }
}

/** `list_reverseiterator`. */
export class ListReverseIterator<T> extends PythonIterator<T> {
  static readonly __name__: string = "list_reverseiterator";
  #items: readonly T[] | undefined;
  #index: number;

  constructor(items: readonly T[]) {
    super();
    this.#items = items;
    this.#index = items.length - 1;
  }

  override next(): IteratorResult<T, undefined> {
    const items = this.#items;
    if (items !== undefined && this.#index >= 0 && this.#index < items.length) {
      return { done: false, value: items[this.#index--] as T };
    }
    this.#items = undefined;
    return finished;
  }

  __length_hint__(): number {
    const left = this.#index + 1;
    return this.#items === undefined || left > this.#items.length ? 0 : left;
  }

  __reduce__(): tuple {
    if (this.#items === undefined || this.#index < 0)
      return tuple.of(reversed, tuple.of([] as unknown[]));
    return tuple.of(reversed, tuple.of(this.#items), this.#index);
  }

  __setstate__(state: unknown): void {
    if (this.#items !== undefined) this.#index = stateIndex(state, -1, this.#items.length - 1);
  }
}

/** The iterator of a string: CPython has two, by what characters there are. */
export function stringIterator(text: string): PythonIterator<string> {
  return /^[\0-\x7f]*$/.test(text) ? new AsciiIterator(text) : new StringIterator(text);
}

/** `str_iterator`. */
class StringIterator extends PythonIterator<string> {
  static readonly __name__: string = "str_iterator";
  readonly #text: string;
  #characters: Iterator<string>;
  /** How many characters were given out. */
  #index = 0;
  #isOver = false;

  constructor(text: string) {
    super();
    this.#text = text;
    this.#characters = text[Symbol.iterator]();
  }

  override next(): IteratorResult<string, undefined> {
    const result = this.#characters.next() as IteratorResult<string, undefined>;
    if (result.done === true) this.#isOver = true;
    else this.#index++;
    return result;
  }

  __length_hint__(): number {
    return this.#isOver ? 0 : [...this.#text].length - this.#index;
  }

  __reduce__(): tuple {
    return this.#isOver ? iterationOf("") : iterationOf(this.#text, this.#index);
  }

  __setstate__(state: unknown): void {
    if (this.#isOver) return;
    const characters = [...this.#text];
    this.#index = stateIndex(state, 0, characters.length);
    this.#characters = characters.slice(this.#index)[Symbol.iterator]();
  }
}

/** `str_ascii_iterator`. */
class AsciiIterator extends StringIterator {
  static override readonly __name__: string = "str_ascii_iterator";
}
