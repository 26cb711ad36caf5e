/** How containers and texts differ, as assertions say it. Source: CPython 3.13 Lib/unittest/case.py. */
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import {
  AttributeError,
  IndexError,
  NotImplementedError,
  TypeError,
} from "../../core/exceptions/index.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { eq, ne } from "../../core/operators/compare.ts";
import { len } from "../../core/operators/len.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { splitlines } from "../../core/text/split.ts";
import { type } from "../../core/types/type.ts";
import { ndiff } from "./ndiff.ts";
import { pformat } from "./pformat.ts";
import { commonShortenRepr, safeRepr } from "./util.ts";

/** `difference: null`: the message is all there is to say. */
export interface SequenceDifference {
  readonly message: string;
  readonly difference: string | null;
}

/** How two sequences differ, or `null` where they do not. */
export function sequenceDifference(
  first: unknown,
  second: unknown,
  cls: unknown,
): SequenceDifference | null {
  const name = cls === null ? "sequence" : toStr(getattr(cls, "__name__"));
  if (cls !== null) {
    if (!isinstance(first, cls)) return notA(`First sequence is not a ${name}`, first);
    if (!isinstance(second, cls)) return notA(`Second sequence is not a ${name}`, second);
  }
  const firstLength = lengthOf(first);
  const secondLength = firstLength === null ? null : lengthOf(second);
  let message: string | null;
  if (firstLength === null) message = `First ${name} has no length.    Non-sequence?`;
  else if (secondLength === null) message = `Second ${name} has no length.    Non-sequence?`;
  else if (eq(first, second)) return null;
  else message = described(first, second, firstLength, secondLength, name, cls);
  if (message === null) return null;
  const lines = ndiff(splitlines(pformat(first)), splitlines(pformat(second)));
  return { message, difference: `\n${lines.join("\n")}` };
}

function notA(text: string, value: unknown): SequenceDifference {
  return { message: `${text}: ${safeRepr(value)}`, difference: null };
}

function lengthOf(value: unknown): number | null {
  try {
    return len(value as never);
  } catch (error) {
    if (error instanceof TypeError || error instanceof NotImplementedError) return null;
    throw error;
  }
}

/** The first differing and the additional elements; `null` where only the types differ. */
function described(
  first: unknown,
  second: unknown,
  firstLength: number,
  secondLength: number,
  name: string,
  cls: unknown,
): string | null {
  const [left, right] = commonShortenRepr(first, second);
  const capitalized = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  const head = `${capitalized}s differ: ${left} != ${right}\n`;
  const element = firstDifference(first, second, Math.min(firstLength, secondLength), name);
  if (element === null && firstLength === secondLength && cls === null) {
    if (type(first) !== type(second)) return null;
  }
  const more =
    firstLength > secondLength
      ? additional("First", first, firstLength, secondLength, name)
      : firstLength < secondLength
        ? additional("Second", second, secondLength, firstLength, name)
        : "";
  return head + (element ?? "") + more;
}

function firstDifference(
  first: unknown,
  second: unknown,
  count: number,
  name: string,
): string | null {
  for (let index = 0; index < count; index++) {
    const a = itemOf(first, index);
    if (a === null) return `\nUnable to index element ${index} of first ${name}\n`;
    const b = itemOf(second, index);
    if (b === null) return `\nUnable to index element ${index} of second ${name}\n`;
    if (!ne(a.item, b.item)) continue;
    const [left, right] = commonShortenRepr(a.item, b.item);
    return `\nFirst differing element ${index}:\n${left}\n${right}\n`;
  }
  return null;
}

function itemOf(sequence: unknown, index: number): { readonly item: unknown } | null {
  try {
    return { item: getItem(sequence as never, index as never) };
  } catch (error) {
    const isExpected =
      error instanceof TypeError ||
      error instanceof IndexError ||
      error instanceof NotImplementedError;
    if (isExpected) return null;
    throw error;
  }
}

function additional(
  which: "First" | "Second",
  longer: unknown,
  length: number,
  shared: number,
  name: string,
): string {
  const head = `\n${which} ${name} contains ${length - shared} additional elements.\n`;
  const extra = itemOf(longer, shared);
  return extra === null
    ? `${head}Unable to index element ${shared} of ${which.toLowerCase()} ${name}\n`
    : `${head}First extra element ${shared}:\n${safeRepr(extra.item)}\n`;
}

/** How two sets differ; `refused`: why they cannot be compared. */
export function setDifference(
  first: unknown,
  second: unknown,
): { readonly refused: string | null; readonly difference: string | null } {
  let onlyFirst: unknown;
  let onlySecond: unknown;
  let which = "first";
  try {
    onlyFirst = callMethod(first, "difference", [second]);
    which = "second";
    onlySecond = callMethod(second, "difference", [first]);
  } catch (error) {
    const refused =
      error instanceof TypeError
        ? `invalid type when attempting set difference: ${toStr(error)}`
        : error instanceof AttributeError
          ? `${which} argument does not support set difference: ${toStr(error)}`
          : null;
    if (refused === null) throw error;
    return { refused, difference: null };
  }
  const lines: string[] = [];
  if (truth(onlyFirst)) lines.push("Items in the first set but not the second:");
  if (truth(onlyFirst)) for (const item of iterate(onlyFirst)) lines.push(repr(item));
  if (truth(onlySecond)) lines.push("Items in the second set but not the first:");
  if (truth(onlySecond)) for (const item of iterate(onlySecond)) lines.push(repr(item));
  return { refused: null, difference: lines.length === 0 ? null : lines.join("\n") };
}

export function dictDifference(first: unknown, second: unknown): string {
  return `\n${ndiff(splitlines(pformat(first)), splitlines(pformat(second))).join("\n")}`;
}

/** Both texts end in a line feed where one of them does not, so that the difference shows. */
export function textDifference(first: string, second: string): string {
  let [a, b] = [first, second];
  if (a !== "" && b !== "") {
    if (!a.endsWith("\n") || !b.endsWith("\n")) {
      a += "\n";
      b += "\n";
    }
  } else if (b !== "" && !b.endsWith("\n")) b += "\n";
  else if (a !== "" && !a.endsWith("\n")) a += "\n";
  return `\n${ndiff(splitlines(a, true), splitlines(b, true)).join("")}`;
}
