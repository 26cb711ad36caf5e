/**
 * The characters that a literal or a class matches under given flags. Source: CPython Lib/re/_compiler.py (_compile, _optimize_charset) and
 * Modules/_sre/sre_lib.h (charset).
 */
import * as values from "../flags-values.ts";
import type { SetItem } from "../parser/tree.ts";
import {
  casedSet,
  equivalentsOf,
  loweredSet,
  lowerOf,
  originSet,
  upperOriginSet,
  type CaseFolding,
} from "./case.ts";
import { categorySet } from "./categories.ts";
import { CharacterSet } from "./character-set.ts";

/** How flags ignore case, `null` where they do not. */
export function foldingOf(flags: number): CaseFolding | null {
  if ((flags & values.ignoreCase) === 0) return null;
  return (flags & values.unicode) === 0 ? "ascii" : "unicode";
}

/** The characters that `.` matches. */
export function anySet(flags: number): CharacterSet {
  return (flags & values.dotAll) !== 0 ? CharacterSet.all : CharacterSet.of(10).complement();
}

export function literalSet(code: number, isNegated: boolean, flags: number): CharacterSet {
  const folding = foldingOf(flags);
  const set = folding === null ? CharacterSet.of(code) : foldedLiteral(code, folding);
  return isNegated ? set.complement() : set;
}

function foldedLiteral(code: number, folding: CaseFolding): CharacterSet {
  if (!casedSet(folding).has(code)) return CharacterSet.of(code);
  const lower = lowerOf(code, folding);
  const forms = [lower, ...equivalentsOf(lower, folding)];
  return originSet(CharacterSet.ofCodePoints(forms), folding);
}

export function classSet(
  items: readonly SetItem[],
  isNegated: boolean,
  flags: number,
): CharacterSet {
  const folding = foldingOf(flags);
  if (folding !== null && (flags & values.locale) !== 0) return localeSet(items, isNegated, flags);
  const set =
    folding !== null && hasCased(items, folding)
      ? foldedClass(items, flags, folding)
      : CharacterSet.union(items.map((item) => itemSet(item, flags)));
  return isNegated ? set.complement() : set;
}

function itemSet(item: SetItem, flags: number): CharacterSet {
  switch (item.kind) {
    case "literal":
      return CharacterSet.of(item.code);
    case "range":
      return CharacterSet.range(item.first, item.last);
    case "category": {
      const set = categorySet(item.category, (flags & values.unicode) !== 0);
      return item.isNegated ? set.complement() : set;
    }
  }
}

/** Characters beyond the BMP count as having case. */
function hasCased(items: readonly SetItem[], folding: CaseFolding): boolean {
  return items.some((item) => {
    if (item.kind === "category") return false;
    const set = itemSet(item, 0);
    return lastOf(item) > 0xffff || !set.isDisjointFrom(casedSet(folding));
  });
}

function lastOf(item: SetItem & { kind: "literal" | "range" }): number {
  return item.kind === "literal" ? item.code : item.last;
}

/**
 * The characters whose lower-case form is in the class. CPython does not lower a literal beyond the BMP, and looks a character up in a range that
 * reaches beyond it in lower and in upper case.
 */
function foldedClass(items: readonly SetItem[], flags: number, folding: CaseFolding): CharacterSet {
  const lowered: CharacterSet[] = [];
  const wide: CharacterSet[] = [];
  for (const item of items) {
    const set = itemSet(item, flags);
    if (item.kind === "category") lowered.push(set);
    else if (lastOf(item) <= 0xffff) lowered.push(loweredSet(set, folding));
    else if (item.kind === "literal") lowered.push(set);
    else {
      lowered.push(loweredSet(set.below(0x10000), folding), set);
      wide.push(set);
    }
  }
  if (wide.length > 0) lowered.push(upperOriginSet(CharacterSet.union(wide)));
  return originSet(CharacterSet.union(lowered), folding);
}

/** Bytes that are in the class in lower or in upper case: so a negated class has both cases of a letter. */
function localeSet(items: readonly SetItem[], isNegated: boolean, flags: number): CharacterSet {
  const union = CharacterSet.union(items.map((item) => itemSet(item, flags)));
  const set = isNegated ? union.complement() : union;
  const members: number[] = [];
  for (let code = 0; code < 256; code++) {
    const lower = lowerOf(code, "ascii");
    const upper = code >= 97 && code <= 122 ? code - 32 : code;
    if (set.has(lower) || set.has(upper)) members.push(code);
  }
  return CharacterSet.ofCodePoints(members);
}
