import { call } from "../calls/call.ts";
import { sortItems, type SortOptions } from "../containers/sort.ts";
import { TypeError, ValueError } from "../exceptions/base.ts";
import { iterate, type AnyIterable, type Iterated } from "../iteration/iterate.ts";
import { typeName } from "../names.ts";
import { isFloat, isInt, type FloatLike, type Int } from "../numbers/convert.ts";
import { toFloat } from "../numbers/float.ts";
import { floatValue } from "../numbers/floats.ts";
import { add } from "../operators/add.ts";
import { gt, lt } from "../operators/compare.ts";
import { truth } from "../operators/truth.ts";
import { optionsOf } from "../options.ts";
import { textOf } from "../types/boxes.ts";

/** `any(iterable)`. */
export function any(items: unknown): boolean {
  for (const item of iterate(items)) if (truth(item)) return true;
  return false;
}

/** `all(iterable)`. */
export function all(items: unknown): boolean {
  for (const item of iterate(items)) if (!truth(item)) return false;
  return true;
}

/** `sorted(iterable, *, key=None, reverse=False)`. */
export function sorted<T>(items: T, options?: SortOptions<Iterated<T>>): Iterated<T>[] {
  return sortItems(iterate(items), options);
}

/** The keyword-only parameters of {@link min} and {@link max}. */
export interface ExtremeOptions<T, D = T> {
  key?: ((item: T) => unknown) | null;
  default?: D;
}

/** `min(iterable, *, key=None, default=...)`, `min(a, b, *rest, key=None)`. */
export function min<T>(items: AnyIterable<T>, options?: ExtremeOptions<T>): T;
export function min<T, D>(items: AnyIterable<T>, options: ExtremeOptions<T, D>): T | D;
export function min<T>(first: T, second: T, ...rest: readonly (T | ExtremeOptions<T>)[]): T;
export function min(...args: readonly unknown[]): unknown {
  return extreme("min", args, lt);
}

/** `max(iterable, *, key=None, default=...)`, `max(a, b, *rest, key=None)`. */
export function max<T>(items: AnyIterable<T>, options?: ExtremeOptions<T>): T;
export function max<T, D>(items: AnyIterable<T>, options: ExtremeOptions<T, D>): T | D;
export function max<T>(first: T, second: T, ...rest: readonly (T | ExtremeOptions<T>)[]): T;
export function max(...args: readonly unknown[]): unknown {
  return extreme("max", args, gt);
}

function extreme(
  name: string,
  args: readonly unknown[],
  better: (a: unknown, b: unknown) => boolean,
): unknown {
  const options = optionsOf<ExtremeOptions<unknown, unknown>>(args);
  const values = options === undefined ? args : args.slice(0, -1);
  if (values.length === 0) throw new TypeError(`${name} expected at least 1 argument, got 0`);
  const hasDefault = options !== undefined && options.default !== undefined;
  if (hasDefault && values.length > 1) {
    throw new TypeError(
      `Cannot specify a default for ${name}() with multiple positional arguments`,
    );
  }
  const key = options?.key ?? undefined;
  let found = false;
  let best: unknown;
  let bestKey: unknown;
  for (const item of values.length === 1 ? iterate(values[0]) : values) {
    const itemKey = key === undefined ? item : call(key, [item]);
    if (found && !better(itemKey, bestKey)) continue;
    found = true;
    best = item;
    bestKey = itemKey;
  }
  if (found) return best;
  if (hasDefault) return options.default;
  throw new ValueError(`${name}() iterable argument is empty`);
}

/** `sum(iterable, start=0)`. Floats are added with compensation, as CPython does since 3.12. */
export function sum(items: AnyIterable<Int>, start?: Int): Int;
export function sum(items: AnyIterable<Int | FloatLike>, start?: Int | FloatLike): Int | FloatLike;
export function sum(items: unknown, start?: unknown): unknown;
export function sum(items: unknown, start: unknown = 0): unknown {
  const source = iterate(items);
  if (textOf(start) !== undefined) {
    throw new TypeError("sum() can't sum strings [use ''.join(seq) instead]");
  }
  if (start instanceof Uint8Array || typeName(start) === "bytearray") {
    throw new TypeError(`sum() can't sum ${typeName(start)} [use b''.join(seq) instead]`);
  }
  let total: unknown = start;
  let floats: CompensatedSum | undefined;
  for (const item of source) {
    if (floats !== undefined) {
      if (isFloat(item) || isInt(item)) {
        floats.add(floatValue(item), isFloat(item));
        continue;
      }
      total = toFloat(floats.value());
      floats = undefined;
    } else if (isFloat(total) && (isFloat(item) || isInt(item))) {
      floats = new CompensatedSum(floatValue(total));
      floats.add(floatValue(item), isFloat(item));
      continue;
    }
    total = add(total, item);
  }
  return floats === undefined ? total : toFloat(floats.value());
}

/** Neumaier's summation, as CPython's `sum` of floats does it: only floats are compensated, integers are added plainly. */
class CompensatedSum {
  #total: number;
  #compensation = 0;

  constructor(start: number) {
    this.#total = start;
  }

  add(value: number, compensated: boolean): void {
    const sum = this.#total + value;
    if (compensated) {
      this.#compensation +=
        Math.abs(this.#total) >= Math.abs(value)
          ? this.#total - sum + value
          : value - sum + this.#total;
    }
    this.#total = sum;
  }

  value(): number {
    // An infinite or undefined compensation would spoil an infinite sum.
    return this.#compensation !== 0 && Number.isFinite(this.#compensation)
      ? this.#total + this.#compensation
      : this.#total;
  }
}
