import { TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { isIterable, iterate, type Iterated } from "./iterate.ts";

/** An array of exactly `N` items. */
export type FixedArray<T, N extends number, Items extends T[] = []> = number extends N
  ? T[]
  : Items["length"] extends N
    ? Items
    : FixedArray<T, N, [...Items, T]>;

function iterableOf(value: unknown): Iterable<unknown> {
  if (isIterable(value)) return iterate(value);
  throw new TypeError(`cannot unpack non-iterable ${typeName(value)} object`);
}

/**
 * The items of `a, b = value`: `const [a, b] = unpack(value, 2)`. Of an iterator no more than one item too many is taken.
 *
 * @throws ValueError when there are fewer or more than `count`
 */
export function unpack<T, N extends number>(value: T, count: N): FixedArray<Iterated<T>, N>;
export function unpack(value: unknown, count: number): unknown {
  if (Array.isArray(value)) {
    if (value.length === count) return value;
    throw value.length > count ? tooMany(count) : tooFew(count, value.length);
  }
  const items: unknown[] = [];
  for (const item of iterableOf(value)) {
    if (items.length === count) throw tooMany(count);
    items.push(item);
  }
  if (items.length < count) throw tooFew(count, items.length);
  return items;
}

/**
 * The items of `a, *rest, b = value`: `const [a, rest, b] = unpackStarred(value, 1, 1)`.
 *
 * @param before how many targets stand before the starred one
 * @param after how many after it
 */
export function unpackStarred<T, B extends number, A extends number>(
  value: T,
  before: B,
  after: A,
): [...FixedArray<Iterated<T>, B>, Iterated<T>[], ...FixedArray<Iterated<T>, A>];
export function unpackStarred(value: unknown, before: number, after: number): unknown[] {
  const items = [...iterableOf(value)];
  if (items.length < before + after) {
    throw new ValueError(
      `not enough values to unpack (expected at least ${before + after}, got ${items.length})`,
    );
  }
  const end = items.length - after;
  return [...items.slice(0, before), items.slice(before, end), ...items.slice(end)];
}

function tooMany(count: number): ValueError {
  return new ValueError(`too many values to unpack (expected ${count})`);
}

function tooFew(count: number, actual: number): ValueError {
  return new ValueError(`not enough values to unpack (expected ${count}, got ${actual})`);
}

/** The items of `*value` in a call or a display. */
export function spread<T>(value: T): Iterable<Iterated<T>>;
export function spread(value: unknown): Iterable<unknown> {
  if (isIterable(value)) return iterate(value);
  throw new TypeError(`Value after * must be an iterable, not ${typeName(value)}`);
}
