/**
 * What `match` asks of its subject (PEP 634). Each function gives what the parts of a pattern are matched against, or `null` where the
 * subject has not the shape. Source: CPython Python/ceval.c (match_class, match_keys), Python/codegen.c (the patterns).
 */
import { callMethod, getattr, hasattr } from "../attributes/getattr.ts";
import { isinstance } from "../builtins/isinstance.ts";
import { dict } from "../containers/dict.ts";
import { range } from "../containers/range.ts";
import { set } from "../containers/set.ts";
import { AttributeError, TypeError, ValueError } from "../exceptions/index.ts";
import { tuple } from "../containers/tuple.ts";
import { iterate } from "../iteration/iterate.ts";
import { className, isClass, typeName } from "../names.ts";
import { getItem } from "../operators/subscript.ts";
import { len } from "../operators/len.ts";
import { patternKind, type PatternKind } from "../pattern-kind.ts";
import { repr } from "../repr.ts";

function kindOf(value: unknown): PatternKind | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as { readonly [patternKind]?: PatternKind })[patternKind];
}

function isSequence(value: unknown): boolean {
  return Array.isArray(value) || value instanceof range || kindOf(value) === "sequence";
}

/** `case {}`: whether mapping patterns look into the value. */
export function isMapping(value: unknown): boolean {
  return value instanceof dict || kindOf(value) === "mapping";
}

/**
 * `case [_, _]` and `case [_, *_]`: whether the subject is a sequence (a string or bytes is none) of that length, or at least that length.
 */
export function hasLength(subject: unknown, count: number, isOpen = false): boolean {
  if (!isSequence(subject)) return false;
  const length = len(subject);
  return isOpen ? length >= count : length === count;
}

/** `case [a, b]`: the items of a sequence of that length. */
export function matchSequence(subject: unknown, count: number): readonly unknown[] | null {
  return hasLength(subject, count) ? itemsOf(subject) : null;
}

/** `case [a, *rest, b]`: the items before the star, a list of those between, and the items after. */
export function matchStarred(
  subject: unknown,
  before: number,
  after: number,
): readonly unknown[] | null {
  if (!hasLength(subject, before + after, true)) return null;
  const items = itemsOf(subject);
  const end = items.length - after;
  return [...items.slice(0, before), items.slice(before, end), ...items.slice(end)];
}

function itemsOf(sequence: unknown): unknown[] {
  return [...iterate(sequence as Iterable<unknown>)];
}

/**
 * `case {key: pattern}`: the values of the keys.
 *
 * @throws ValueError for a key that stands twice in the pattern
 */
export function matchMapping(
  subject: unknown,
  keys: readonly unknown[],
): readonly unknown[] | null {
  if (!isMapping(subject) || len(subject) < keys.length) return null;
  const seen = new set<unknown>();
  const missing = {};
  const values: unknown[] = [];
  for (const key of keys) {
    if (seen.has(key)) throw new ValueError(`mapping pattern checks duplicate key (${repr(key)})`);
    seen.add(key);
    const value =
      subject instanceof dict
        ? (subject as dict).get(key, missing)
        : callMethod(subject, "get", [key, missing]);
    if (value === missing) return null;
    values.push(value);
  }
  return values;
}

/** `case {..., **rest}`: a dict of all but the keys. */
export function mappingRest(subject: unknown, keys: readonly unknown[]): dict<unknown, unknown> {
  const rest = new dict<unknown, unknown>();
  for (const key of iterate(subject as Iterable<unknown>)) rest.set(key, getItem(subject, key));
  for (const key of keys) rest.__delitem__(key);
  return rest;
}

/** Builtin classes whose one positional pattern is matched against the subject itself. */
const selfMatching: readonly string[] = [
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
];

/**
 * `case Class(a, b, name=c)`: the attributes that the pattern looks at, the positional ones first.
 *
 * @throws TypeError for what is no class, and for more positional patterns than `__match_args__` names
 */
export function matchClass(
  subject: unknown,
  cls: unknown,
  positional = 0,
  names: readonly string[] = [],
): readonly unknown[] | null {
  if (!isClass(cls)) throw new TypeError("called match pattern must be a class");
  if (!isinstance(subject, cls)) return null;
  const values: unknown[] = [];
  const seen = new Set<string>();
  const take = (name: string): boolean => {
    if (seen.has(name)) {
      throw new TypeError(`${className(cls)}() got multiple sub-patterns for attribute '${name}'`);
    }
    seen.add(name);
    const value = attributeOf(subject, name);
    if (value === undefined) return false;
    values.push(value);
    return true;
  };
  if (positional > 0) {
    const args = matchArgsOf(cls, positional);
    if (args === null) values.push(subject);
    else {
      for (const name of args.slice(0, positional)) {
        if (typeof name !== "string") {
          throw new TypeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
        }
        if (!take(name)) return null;
      }
    }
  }
  return names.every(take) ? values : null;
}

/** `cls.__match_args__`, checked; `null` where the one positional pattern is matched against the subject itself. */
function matchArgsOf(cls: unknown, positional: number): readonly unknown[] | null {
  const named = cls as { readonly name: string };
  const isOwn = hasattr(cls, "__match_args__");
  const args = isOwn ? getattr(cls, "__match_args__") : tuple.of();
  if (!(args instanceof tuple)) {
    throw new TypeError(
      `${className(named)}.__match_args__ must be a tuple (got ${typeName(args)})`,
    );
  }
  if (!isOwn && matchesItself(cls)) {
    if (positional === 1) return null;
    throw tooMany(named, 1, positional);
  }
  if (args.length < positional) throw tooMany(named, args.length, positional);
  return args as readonly unknown[];
}

function tooMany(cls: { readonly name: string }, allowed: number, positional: number): TypeError {
  const plural = allowed === 1 ? "" : "s";
  return new TypeError(
    `${className(cls)}() accepts ${allowed} positional sub-pattern${plural} (${positional} given)`,
  );
}

/** Whether the class is one of {@link selfMatching}, or derives from one. */
function matchesItself(cls: unknown): boolean {
  for (
    let each = cls as { readonly name: string } | null;
    typeof each === "function";
    each = Object.getPrototypeOf(each) as { readonly name: string } | null
  ) {
    const isBuiltin = Object.hasOwn(each, "__name__") && !Object.hasOwn(each, "__module__");
    if (isBuiltin && selfMatching.includes(className(each))) return true;
  }
  return false;
}

/** `undefined` where there is no such attribute. */
function attributeOf(subject: unknown, name: string): unknown {
  try {
    return getattr(subject, name);
  } catch (error) {
    if (error instanceof AttributeError) return undefined;
    throw error;
  }
}
