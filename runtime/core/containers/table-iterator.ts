import { RuntimeError } from "../exceptions/base.ts";
import { PythonIterator } from "../iteration/iterator.ts";

/** What the iterators watch: the size of the table they go over. */
interface Sized {
  readonly size: number;
}

/** Iterates over a dict or a set, and raises when it changes its size meanwhile. */
export abstract class TableIterator<T> extends PythonIterator<T> {
  static override readonly hidden$: boolean = true;
  /** What changed its size, as the error names it. No name of Python ends so. */
  protected readonly what$: string = "dictionary";
  table$: Sized | undefined;
  source$: Iterator<T>;
  readonly size$: number;
  left$: number;

  constructor(table: Sized, source: Iterator<T>) {
    super();
    this.table$ = table;
    this.source$ = source;
    this.size$ = table.size;
    this.left$ = table.size;
  }

  override next(): IteratorResult<T, undefined> {
    if (this.table$ === undefined) return { done: true, value: undefined };
    const { what$: what } = this;
    if (this.table$.size !== this.size$) {
      throw new RuntimeError(`${what} changed size during iteration`);
    }
    const result = this.source$.next();
    if (result.done === true) {
      this.table$ = undefined;
      return { done: true, value: undefined };
    }
    if (this.left$-- === 0) throw new RuntimeError(`${what} keys changed during iteration`);
    return result;
  }

  __length_hint__(): number {
    return this.table$?.size === this.size$ ? this.left$ : 0;
  }
}

/** `dict_keyiterator`. */
export class DictKeyIterator<T> extends TableIterator<T> {
  static readonly __name__: string = "dict_keyiterator";
}

/** `dict_valueiterator`. */
export class DictValueIterator<T> extends TableIterator<T> {
  static readonly __name__: string = "dict_valueiterator";
}

/** `dict_itemiterator`. */
export class DictItemIterator<T> extends TableIterator<T> {
  static readonly __name__: string = "dict_itemiterator";
}

/** `dict_reversekeyiterator`. */
export class DictReverseKeyIterator<T> extends TableIterator<T> {
  static readonly __name__: string = "dict_reversekeyiterator";
}

/** `dict_reversevalueiterator`. */
export class DictReverseValueIterator<T> extends TableIterator<T> {
  static readonly __name__: string = "dict_reversevalueiterator";
}

/** `dict_reverseitemiterator`. */
export class DictReverseItemIterator<T> extends TableIterator<T> {
  static readonly __name__: string = "dict_reverseitemiterator";
}

/** `set_iterator`. */
export class SetTableIterator<T> extends TableIterator<T> {
  static readonly __name__: string = "set_iterator";
  protected override readonly what$: string = "Set";
}
