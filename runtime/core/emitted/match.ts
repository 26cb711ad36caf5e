import { TypeError } from "../exceptions/index.ts";
import { getattr, hasattr } from "../attributes/getattr.ts";
import { isinstance } from "../builtins/isinstance.ts";
import { dict } from "../containers/dict.ts";
import { range } from "../containers/range.ts";
import { className, type NamedClass } from "../names.ts";

/**
 * The items of a subject that a sequence pattern of `count` patterns matches, or `null`. With a star, `count` is the least number of items and
 * `after` says how many follow the star, whose items are one list in its place. Source: PEP 634, "Sequence patterns".
 */
export function matchSequence(subject: unknown, count: number, after?: number): unknown[] | null {
  const items = sequenceItems(subject);
  if (items === null) return null;
  if (after === undefined) return items.length === count ? items : null;
  if (items.length < count) return null;
  const before = count - after;
  return [
    ...items.slice(0, before),
    items.slice(before, items.length - after),
    ...items.slice(items.length - after),
  ];
}

/** Lists, tuples and ranges are sequences; strings and bytes are none here. */
function sequenceItems(subject: unknown): unknown[] | null {
  if (Array.isArray(subject)) return subject;
  return subject instanceof range ? [...subject] : null;
}

/**
 * The values of a mapping under the given keys, or `null` where one is missing; with `hasRest` a dict of what is left comes last. Source: PEP 634,
 * "Mapping patterns".
 */
export function matchMapping(
  subject: unknown,
  keys: readonly unknown[],
  hasRest = false,
): unknown[] | null {
  if (!(subject instanceof dict)) return null;
  const values: unknown[] = [];
  for (const key of keys) {
    if (!subject.__contains__(key)) return null;
    values.push(subject.__getitem__(key));
  }
  if (!hasRest) return values;
  const rest = subject.copy();
  for (const key of keys) rest.__delitem__(key);
  return [...values, rest];
}

/** Classes whose one positional pattern matches the subject itself. */
const selfMatching = new Set([
  "bool",
  "bytearray",
  "bytes",
  "dict",
  "float",
  "frozenset",
  "int",
  "list",
  "set",
  "str",
  "tuple",
]);

/**
 * The attributes of a subject that a class pattern looks at, positional ones first, or `null` where the subject is no instance or lacks one.
 * Source: PEP 634, "Class patterns"; CPython Python/ceval.c (`_PyEval_MatchClass`).
 */
export function matchClass(
  subject: unknown,
  cls: unknown,
  positional: number,
  names: readonly string[] = [],
): unknown[] | null {
  if (typeof cls !== "function") throw new TypeError("called match pattern must be a class");
  if (!isinstance(subject, cls)) return null;
  const name = className(cls as unknown as NamedClass);
  const values: unknown[] = [];
  if (positional > 0) {
    if (positional === 1 && selfMatching.has(name) && !hasattr(cls, "__match_args__"))
      values.push(subject);
    else if (!attributes(subject, positionalNames(cls, name, positional), values)) return null;
  }
  return attributes(subject, names, values) ? values : null;
}

function positionalNames(cls: object, name: string, positional: number): readonly string[] {
  const allowed = hasattr(cls, "__match_args__")
    ? (getattr(cls, "__match_args__") as readonly string[])
    : [];
  if (positional <= allowed.length) return allowed.slice(0, positional);
  const plural = allowed.length === 1 ? "" : "s";
  throw new TypeError(
    `${name}() accepts ${allowed.length} positional sub-pattern${plural} (${positional} given)`,
  );
}

function attributes(subject: unknown, names: readonly string[], values: unknown[]): boolean {
  for (const name of names) {
    if (!hasattr(subject, name)) return false;
    values.push(getattr(subject, name));
  }
  return true;
}
