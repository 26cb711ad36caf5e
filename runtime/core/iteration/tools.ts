import { TypeError, ValueError } from "../exceptions/base.ts";
import { call, type Callable } from "../calls/call.ts";
import { tuple } from "../containers/tuple.ts";
import { hasMethods } from "../has-methods.ts";
import { typeName } from "../names.ts";
import type { Int } from "../numbers/convert.ts";
import { addIntegers } from "../numbers/integers.ts";
import { indexOf } from "../numbers/index-of.ts";
import { truth } from "../operators/truth.ts";
import { optionsOf } from "../options.ts";
import { isIterable, iterate, type AnyIterable, type Iterated } from "./iterate.ts";
import { isList } from "../types/list.ts";
import { PythonIterator } from "./iterator.ts";
import { ListReverseIterator } from "./sequence-iterators.ts";

const finished: IteratorResult<never, undefined> = { done: true, value: undefined };

function iteratorOf<T>(items: T): Iterator<Iterated<T>> {
  return iterate(items)[Symbol.iterator]();
}

/** `enumerate(iterable, start=0)`. */
export class enumerate<T> extends PythonIterator<tuple<[number, T]>> {
  static readonly __name__: string = "enumerate";
  items$: Iterator<T>;
  count$: Int;

  constructor(items: AnyIterable<T>, start: Int = 0) {
    super();
    this.count$ = indexOf(start);
    this.items$ = iteratorOf(items) as Iterator<T>;
  }

  override next(): IteratorResult<tuple<[number, T]>, undefined> {
    const result = this.items$.next();
    if (result.done === true) return finished;
    const index = this.count$ as number;
    this.count$ = addIntegers(this.count$, 1);
    return { done: false, value: tuple.of(index, result.value) };
  }
}

/** The items of a tuple of iterables, one of each. */
type Zipped<Sources extends readonly unknown[]> = { [I in keyof Sources]: Iterated<Sources[I]> };

/** `zip(*iterables, strict=False)`. */
export class zip<Sources extends readonly unknown[]> extends PythonIterator<
  tuple<Zipped<Sources>>
> {
  static readonly __name__: string = "zip";
  sources$: Iterator<unknown>[];
  strict$: boolean;
  #finished = false;

  constructor(...sources: readonly [...Sources, { strict?: unknown }]);
  constructor(...sources: Sources);
  constructor(...sources: readonly unknown[]) {
    super();
    const options = optionsOf<{ strict?: unknown }>(sources);
    const iterables = options === undefined ? sources : sources.slice(0, -1);
    this.strict$ = options !== undefined && truth(options.strict);
    this.sources$ = iterables.map(iteratorOf);
    this.#finished = iterables.length === 0;
  }

  override next(): IteratorResult<tuple<Zipped<Sources>>, undefined> {
    if (this.#finished) return finished;
    const items = [];
    for (const source of this.sources$) {
      const result = source.next();
      if (result.done === true) {
        this.#finished = true;
        if (this.strict$) this.#checkLengths(items.length);
        return finished;
      }
      items.push(result.value);
    }
    return { done: false, value: tuple.of(...items) as unknown as tuple<Zipped<Sources>> };
  }

  /** Source `short` ended first in this round: it must have been the first one, and all the others must end with it. */
  #checkLengths(short: number): void {
    if (short > 0) throw unequal(short + 1, "shorter");
    for (let index = 1; index < this.sources$.length; index++) {
      if (this.sources$[index]!.next().done !== true) throw unequal(index + 1, "longer");
    }
  }
}

function unequal(argument: number, how: string): ValueError {
  const others = argument === 2 ? "argument 1" : `arguments 1-${argument - 1}`;
  return new ValueError(`zip() argument ${argument} is ${how} than ${others}`);
}

/** `map(function, iterable, *iterables)`. */
export class map<T> extends PythonIterator<T> {
  static readonly __name__: string = "map";
  readonly function$: Callable;
  sources$: Iterator<unknown>[];

  constructor(function_: ((...args: never[]) => T) | Callable, ...iterables: readonly unknown[]) {
    super();
    if (iterables.length === 0) throw new TypeError("map() must have at least two arguments.");
    this.function$ = function_ as Callable;
    this.sources$ = iterables.map(iteratorOf);
  }

  override next(): IteratorResult<T, undefined> {
    const args = [];
    for (const source of this.sources$) {
      const result = source.next();
      if (result.done === true) return finished;
      args.push(result.value);
    }
    return { done: false, value: call(this.function$, args) as T };
  }
}

/** `filter(function, iterable)`; `None` keeps what is true. */
export class filter<T> extends PythonIterator<T> {
  static readonly __name__: string = "filter";
  readonly function$: Callable | null;
  items$: Iterator<T>;

  constructor(function_: ((item: T) => unknown) | Callable | null, items: AnyIterable<T>) {
    super();
    this.function$ = function_ as Callable | null;
    this.items$ = iteratorOf(items) as Iterator<T>;
  }

  override next(): IteratorResult<T, undefined> {
    for (;;) {
      const result = this.items$.next();
      if (result.done === true) return finished;
      const { value } = result;
      if (truth(this.function$ === null ? value : call(this.function$, [value]))) {
        return { done: false, value };
      }
    }
  }
}

/** `reversed(sequence)`: `__reversed__`, or the sequence protocol backwards. */
export class reversed<T> extends PythonIterator<T> {
  static readonly __name__: string = "reversed";
  sequence$: unknown = undefined;
  #item: (index: number) => unknown = () => null;
  index$ = -1;

  constructor(sequence: AnyIterable<T>) {
    super();
    const source = sequence as { __reversed__?: unknown };
    if (hasMethods(sequence) && typeof source.__reversed__ === "function") {
      return source.__reversed__() as this;
    }
    if (isList(sequence)) return new ListReverseIterator(sequence) as unknown as this;
    const [item, length] = itemsOf(sequence);
    this.sequence$ = sequence;
    this.#item = item;
    this.index$ = length - 1;
  }

  override next(): IteratorResult<T, undefined> {
    if (this.index$ < 0) return finished;
    return { done: false, value: this.#item(this.index$--) as T };
  }

  __length_hint__(): number {
    return this.index$ + 1;
  }
}

/** A sequence by index: how to get an item, and how many there are. */
function itemsOf(sequence: unknown): [item: (index: number) => unknown, length: number] {
  if (typeof sequence === "string") {
    const characters = [...sequence];
    return [(index) => characters[index], characters.length];
  }
  if (Array.isArray(sequence)) return [(index) => (sequence as unknown[])[index], sequence.length];
  if (isIterable(sequence) && hasSequenceMethods(sequence as object)) {
    const source = sequence as SequenceObject;
    return [(index) => source.__getitem__(index), Number(indexOf(source.__len__()))];
  }
  throw new TypeError(`'${typeName(sequence)}' object is not reversible`);
}

/** An object with the sequence protocol. */
interface SequenceObject {
  __getitem__(index: number): unknown;
  __len__(): unknown;
}

function hasSequenceMethods(source: object): source is SequenceObject {
  return "__getitem__" in source && "__len__" in source;
}
