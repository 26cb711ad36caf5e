import { tuple } from "../../core/containers/tuple.ts";
import { set } from "../../core/containers/set.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { eq } from "../../core/operators/compare.ts";
import { type } from "../../core/types/type.ts";

/** Whether the same values are in both, whatever their order and number. Source: CPython 3.13 Lib/typing.py (`_compare_args_orderless`). */
export function isSameSet(left: readonly unknown[], right: readonly unknown[]): boolean {
  try {
    return eq(new set(left), new set(right));
  } catch (error) {
    // Values that cannot be hashed.
    if (!(error instanceof TypeError)) throw error;
  }
  const [first, second] = [distinct(left), distinct(right)];
  return (
    first.length === second.length &&
    first.every((each) => second.some((other) => each === other || eq(each, other)))
  );
}

/** Each value once. */
export function distinct(values: readonly unknown[]): unknown[] {
  const result: unknown[] = [];
  for (const each of values)
    if (!result.some((known) => known === each || eq(known, each))) result.push(each);
  return result;
}

/** Values with their types: `1` and `True` are not the same literal. */
export function typedValues(values: readonly unknown[]): tuple[] {
  return values.map((each) => tuple.of(each, type(each)));
}
