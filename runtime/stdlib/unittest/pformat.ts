/** `pprint.pformat` with its defaults: a width of 80, dicts and sets sorted. Source: CPython 3.13 Lib/pprint.py. */
import { dict } from "../../core/containers/dict.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { address } from "../../core/identity.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { typeName } from "../../core/names.ts";
import { lt } from "../../core/operators/compare.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { splitlines } from "../../core/text/split.ts";
import { type } from "../../core/types/type.ts";

const width = 80;

/** Where a value stands: behind how many columns, and before how many. */
interface Place {
  readonly indent: number;
  readonly allowance: number;
  readonly level: number;
}

export function pformat(value: unknown): string {
  return format(value, { indent: 0, allowance: 0, level: 0 }, []);
}

function format(value: unknown, place: Place, around: readonly unknown[]): string {
  if (around.includes(value)) return recursion(value);
  const short = shortForm(value, around);
  if ([...short].length <= width - place.indent - place.allowance) return short;
  const inner = { ...place, level: place.level + 1 };
  const inside = [...around, value];
  switch (kindOf(value)) {
    case "dict":
      return `{${formatEntries(value as dict, inner, inside)}}`;
    case "list":
      return `[${formatItems(value as unknown[], { ...inner, allowance: inner.allowance + 1 }, inside)}]`;
    case "tuple": {
      const end = (value as unknown[]).length === 1 ? ",)" : ")";
      const allowance = inner.allowance + end.length;
      return `(${formatItems(value as unknown[], { ...inner, allowance }, inside)}${end}`;
    }
    case "set":
    case "frozenset":
      return formatSet(value as Iterable<unknown>, inner, inside);
    case "str":
      return formatText(value as string, inner);
    default:
      return short;
  }
}

/** The types that are laid out. Subclasses with a `repr` of their own are left to it. */
function kindOf(value: unknown): string | null {
  if (typeof value === "string") return "str";
  const cls: unknown = Object(value).constructor;
  if (cls === Array) return "list";
  if (cls === tuple) return "tuple";
  if (cls === dict) return "dict";
  if (cls === set) return "set";
  return cls === frozenset ? "frozenset" : null;
}

function recursion(value: unknown): string {
  const id = Number.parseInt(address(value), 16);
  return `<Recursion on ${typeName(value)} with id=${id}>`;
}

/** On one line. */
function shortForm(value: unknown, around: readonly unknown[]): string {
  if (around.includes(value)) return recursion(value);
  const inside = [...around, value];
  switch (kindOf(value)) {
    case "dict": {
      const entries = sortedEntries(value as dict).map(
        ([key, item]) => `${shortForm(key, inside)}: ${shortForm(item, inside)}`,
      );
      return `{${entries.join(", ")}}`;
    }
    case "list":
      return `[${(value as unknown[]).map((item) => shortForm(item, inside)).join(", ")}]`;
    case "tuple": {
      const items = [...(value as unknown[])].map((item) => shortForm(item, inside));
      return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
    }
    default:
      return repr(value);
  }
}

function formatEntries(value: dict, place: Place, around: readonly unknown[]): string {
  const entries = sortedEntries(value);
  const indent = place.indent + 1;
  return entries
    .map(([key, item], index) => {
      const shown = shortForm(key, around);
      const isLast = index === entries.length - 1;
      const at = {
        indent: indent + [...shown].length + 2,
        allowance: isLast ? place.allowance + 1 : 1,
        level: place.level,
      };
      return `${shown}: ${format(item, at, around)}`;
    })
    .join(`,\n${" ".repeat(indent)}`);
}

function formatItems(items: Iterable<unknown>, place: Place, around: readonly unknown[]): string {
  const list = [...iterate(items)];
  const indent = place.indent + 1;
  return list
    .map((item, index) => {
      const allowance = index === list.length - 1 ? place.allowance : 1;
      return format(item, { indent, allowance, level: place.level }, around);
    })
    .join(`,\n${" ".repeat(indent)}`);
}

function formatSet(value: Iterable<unknown>, place: Place, around: readonly unknown[]): string {
  const isPlain = kindOf(value) === "set";
  const [start, end] = isPlain ? ["{", "}"] : ["frozenset({", "})"];
  const indent = place.indent + (isPlain ? 0 : "frozenset".length + 1);
  const at = { ...place, indent, allowance: place.allowance + end.length };
  return (
    start +
    formatItems(
      sorted([...iterate(value)], (item) => item),
      at,
      around,
    ) +
    end
  );
}

/** A long text as the pieces that Python joins. */
function formatText(text: string, place: Place): string {
  const isTop = place.level === 1;
  const indent = place.indent + (isTop ? 1 : 0);
  const allowance = place.allowance + (isTop ? 1 : 0);
  const lines = splitlines(text, true);
  const chunks: string[] = [];
  let shown = "";
  lines.forEach((line, index) => {
    const isLast = index === lines.length - 1;
    shown = repr(line);
    if ([...shown].length <= width - indent - (isLast ? allowance : 0)) chunks.push(shown);
    else chunks.push(...wrapped(line, width - indent, isLast ? allowance : 0));
  });
  if (chunks.length === 1) return shown;
  const joined = chunks.join(`\n${" ".repeat(indent)}`);
  return isTop ? `(${joined})` : joined;
}

/** A line in pieces that end behind white space. */
function wrapped(line: string, most: number, allowance: number): string[] {
  const parts = line.match(/\S+\s*|\s+/g) ?? [];
  const chunks: string[] = [];
  let current = "";
  parts.forEach((part, index) => {
    const room = index === parts.length - 1 ? most - allowance : most;
    if ([...repr(current + part)].length <= room) current += part;
    else {
      if (current !== "") chunks.push(repr(current));
      current = part;
    }
  });
  if (current !== "") chunks.push(repr(current));
  return chunks;
}

function sortedEntries(value: dict): [unknown, unknown][] {
  return sorted([...value] as [unknown, unknown][], ([key]) => key);
}

/** By value; values that have no order, by the text of their type and their identity. */
function sorted<T>(items: readonly T[], keyOf: (item: T) => unknown): T[] {
  return [...items].sort((first, second) => {
    const [a, b] = [keyOf(first), keyOf(second)];
    return isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0;
  });
}

function isLess(a: unknown, b: unknown): boolean {
  try {
    return lt(a, b);
  } catch {
    const [left, right] = [a, b].map((each) => `${toStr(type(each))} ${address(each)}`);
    return left! < right!;
  }
}
