import { RuntimeError } from "../exceptions/base.ts";
import { address } from "../identity.ts";
import { PythonIterator } from "../iteration/iterator.ts";

/** What the iterators watch: the size of the table they go over. */
interface Sized {
  readonly size: number;
}

/** Iterates over a dict or a set, and raises when it changes its size meanwhile. */
export class DictIterator<T> extends PythonIterator<T> {
  static readonly __name__: string = "dict_iterator";
  #table: Sized | undefined;
  readonly #source: Iterator<T>;
  readonly #kind: string;
  readonly #size: number;
  #left: number;

  /** @param kind CPython's name of the iterator, or `Set` for sets */
  constructor(table: Sized, source: Iterator<T>, kind: string) {
    super();
    this.#table = table;
    this.#source = source;
    this.#kind = kind;
    this.#size = table.size;
    this.#left = table.size;
  }

  override next(): IteratorResult<T, undefined> {
    if (this.#table === undefined) return { done: true, value: undefined };
    const what = this.#kind === "set_iterator" ? "Set" : "dictionary";
    if (this.#table.size !== this.#size) {
      throw new RuntimeError(`${what} changed size during iteration`);
    }
    const result = this.#source.next();
    if (result.done === true) {
      this.#table = undefined;
      return { done: true, value: undefined };
    }
    if (this.#left-- === 0) throw new RuntimeError(`${what} keys changed during iteration`);
    return result;
  }

  __length_hint__(): number {
    return this.#table?.size === this.#size ? this.#left : 0;
  }

  __repr__(): string {
    return `<${this.#kind} object at ${address(this)}>`;
  }
}
