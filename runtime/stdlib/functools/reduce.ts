import { TypeError } from "../../core/exceptions/base.ts";
import { isIterable, type AnyIterable } from "../../core/iteration/iterate.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { iteratorOf } from "../internal/iterators.ts";

/** `reduce(function, iterable[, initial])`. */
export function reduce<T>(fn: Callable<[T, T], T>, iterable: AnyIterable<T>): T;
export function reduce<A, T>(fn: Callable<[A, T], A>, iterable: AnyIterable<T>, initial: A): A;
export function reduce(
  fn: Callable<[unknown, unknown], unknown>,
  iterable: unknown,
  initial?: unknown,
): unknown {
  if (!isIterable(iterable)) throw new TypeError("reduce() arg 2 must support iteration");
  const source = iteratorOf(iterable) as Iterator<unknown, unknown>;
  let total = initial;
  if (total === undefined) {
    const first = source.next();
    if (first.done) throw new TypeError("reduce() of empty iterable with no initial value");
    total = first.value;
  }
  for (let step = source.next(); !step.done; step = source.next())
    total = invoke(fn, total, step.value);
  return total;
}
