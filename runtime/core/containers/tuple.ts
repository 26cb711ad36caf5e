import type { AnyIterable, Iterated } from "../iteration/iterate.ts";
import { reprItems } from "../repr.ts";

/** How tuples go over what they are made of: by JavaScript's protocol, until a program makes tuples itself ({@link withIteration}). */
let itemsOf = (source: unknown): Iterable<unknown> =>
  source instanceof Map ? source.keys() : (source as Iterable<unknown>);

/**
 * Python's tuple: an `Array` whose class marks it as immutable. It is not frozen: nothing that emitted code calls writes to it, its type is
 * readonly, and freezing would double the cost of making one (50 ns against 25).
 */
class Tuple<T = unknown> extends Array<T> {
  static readonly __name__: string = "tuple";

  /** Methods of `Array` that make a new array make a plain one: a list. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  constructor(items?: AnyIterable<T>) {
    super();
    if (items !== undefined) for (const item of itemsOf(items)) this.push(item as T);
  }

  static override of<T>(...items: readonly T[]): Tuple<T> {
    const result = new Tuple<T>();
    for (let index = 0; index < items.length; index++) result.push(items[index] as T);
    return result;
  }

  __repr__(): string {
    return reprItems(this, "(", this.length === 1 ? ",)" : ")", this);
  }
}

/** A tuple whose items have the types `Items`: `tuple<[number, string]>`, `tuple<readonly number[]>`. */
export type tuple<Items extends readonly unknown[] = readonly unknown[]> = Readonly<Items> &
  TupleMethods;

/** What a tuple has that a readonly array has not. */
export interface TupleMethods {
  __repr__(): string;
}

export interface TupleConstructor {
  readonly __name__: string;
  readonly prototype: tuple;
  /** `tuple(iterable)`. */
  new (): tuple<[]>;
  new <T>(items: readonly T[]): tuple<readonly T[]>;
  new <S>(items: S): tuple<readonly Iterated<S>[]>;
  /** A tuple display: `(a, b)` is `tuple.of(a, b)`. */
  of<Items extends readonly unknown[]>(...items: Items): tuple<Items>;
}

export const tuple: TupleConstructor = Tuple as unknown as TupleConstructor;

/**
 * The class for programs, which make tuples of whatever Python can iterate over. The runtime itself makes them of arrays, and most programs do no more:
 * so they do without that.
 */
export function withIteration(iterate: (source: unknown) => Iterable<unknown>): TupleConstructor {
  itemsOf = iterate;
  return tuple;
}
