/** What the parts of `unittest` share. Source: CPython 3.13 Lib/unittest/util.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { TypeError } from "../../core/exceptions/index.ts";
import { classModule, classQualname, type NamedClass } from "../../core/names.ts";
import { eq } from "../../core/operators/compare.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";

const maximumLength = 80;
const placeholderLength = 12;
const minimumBeginLength = 5;
const minimumEndLength = 5;
const minimumCommonLength = 5;
const minimumDifferenceLength =
  maximumLength -
  (minimumBeginLength +
    placeholderLength +
    minimumCommonLength +
    placeholderLength +
    minimumEndLength);

/** `repr(value)`, whatever it raises. */
export function safeRepr(value: unknown): string {
  try {
    return repr(value);
  } catch {
    const cls = Object(value).constructor as NamedClass;
    return `<${classModule(cls)}.${classQualname(cls)} object>`;
  }
}

function shorten(text: readonly string[], prefixLength: number, suffixLength: number): string[] {
  const skipped = text.length - prefixLength - suffixLength;
  if (skipped <= placeholderLength) return [...text];
  return [
    ...text.slice(0, prefixLength),
    `[${skipped} chars]`,
    ...text.slice(text.length - suffixLength),
  ];
}

/** The `repr` of two values; where one is long, what they begin with is left out. */
export function commonShortenRepr(first: unknown, second: unknown): [string, string] {
  const texts = [safeRepr(first), safeRepr(second)].map((text) => [...text]);
  const longest = Math.max(...texts.map((text) => text.length));
  if (longest <= maximumLength) return joined(texts);
  const prefix = commonPrefix(texts[0]!, texts[1]!);
  const commonLength =
    maximumLength - (longest - prefix.length + minimumBeginLength + placeholderLength);
  if (commonLength > minimumCommonLength) {
    const shown = shorten(prefix, minimumBeginLength, commonLength);
    return joined(texts.map((text) => [...shown, ...text.slice(prefix.length)]));
  }
  const shown = shorten(prefix, minimumBeginLength, minimumCommonLength);
  return joined(
    texts.map((text) => [
      ...shown,
      ...shorten(text.slice(prefix.length), minimumDifferenceLength, minimumEndLength),
    ]),
  );
}

function joined(texts: readonly (readonly string[])[]): [string, string] {
  return [texts[0]!.join(""), texts[1]!.join("")];
}

function commonPrefix(first: readonly string[], second: readonly string[]): string[] {
  let length = 0;
  while (length < first.length && length < second.length && first[length] === second[length])
    length++;
  return first.slice(0, length);
}

/** `module.Class`. */
export function strclass(cls: unknown): string {
  return `${toStr(getattr(cls, "__module__"))}.${toStr(getattr(cls, "__qualname__"))}`;
}

/** How often an element is in the first and in the second collection. */
export type CountDifference = readonly [first: number, second: number, element: unknown];

/** Elements whose counts differ; they need not be hashable. */
export function countDifferences(
  first: readonly unknown[],
  second: readonly unknown[],
): CountDifference[] {
  try {
    return countHashable(first, second);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return countAny(first, second);
  }
}

function countHashable(first: readonly unknown[], second: readonly unknown[]): CountDifference[] {
  const inFirst = counted(first);
  const inSecond = counted(second);
  const result: CountDifference[] = [];
  for (const [element, count] of inFirst) {
    const other = inSecond.get(element) ?? 0;
    if (count !== other) result.push([count, other, element]);
  }
  for (const [element, count] of inSecond)
    if (!inFirst.has(element)) result.push([0, count, element]);
  return result;
}

function counted(items: readonly unknown[]): dict<unknown, number> {
  const counts = new dict<unknown, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function countAny(first: readonly unknown[], second: readonly unknown[]): CountDifference[] {
  const gone = Symbol("counted");
  const s = [...first];
  const t = [...second];
  const take = (items: unknown[], from: number, element: unknown): number => {
    let count = 0;
    for (let index = from; index < items.length; index++) {
      if (items[index] === gone || !eq(items[index], element)) continue;
      count++;
      items[index] = gone;
    }
    return count;
  };
  const result: CountDifference[] = [];
  s.forEach((element, index) => {
    if (element === gone || s[index] === gone) return;
    const counts = [take(s, index, element), take(t, 0, element)] as const;
    if (counts[0] !== counts[1]) result.push([counts[0], counts[1], element]);
  });
  t.forEach((element, index) => {
    if (t[index] === gone) return;
    result.push([0, take(t, index, element), element]);
  });
  return result;
}
