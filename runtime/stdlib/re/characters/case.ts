/**
 * What IGNORECASE compares: the lower-case form of each character, one character for one. Source: CPython Modules/_sre/sre.c (sre_lower_unicode) and
 * Lib/re/_casefix.py, whose table follows from the upper-case forms.
 */
import { isKnown } from "../../../core/text/classes.ts";
import { CharacterSet } from "./character-set.ts";

/** How a pattern ignores case. For bytes under LOCALE the locale is taken to be C. */
export type CaseFolding = "ascii" | "unicode";

interface CaseTables {
  /** The lower-case form of the characters that are not their own. */
  readonly lower: ReadonlyMap<number, number>;
  /** The characters with a given lower-case form, without that form itself. */
  readonly origins: ReadonlyMap<number, readonly number[]>;
  /** Lower-case characters to others with the same upper-case form: `s` and the long s. */
  readonly equivalents: ReadonlyMap<number, readonly number[]>;
  readonly cased: CharacterSet;
}

/** The blocks of 256 code points in which Unicode 15.1 has characters with case. */
const casedBlocks = [
  0x0, 0x1, 0x2, 0x3, 0x4, 0x5, 0x10, 0x13, 0x1c, 0x1d, 0x1e, 0x1f, 0x21, 0x24, 0x2c, 0x2d, 0xa6,
  0xa7, 0xab, 0xfb, 0xff, 0x104, 0x105, 0x10c, 0x118, 0x16e, 0x1e9,
];

const tables = /* @__PURE__ */ new Map<CaseFolding, CaseTables>();

function caseTables(folding: CaseFolding): CaseTables {
  let known = tables.get(folding);
  if (known === undefined) {
    known = folding === "unicode" ? unicodeTables() : asciiTables();
    tables.set(folding, known);
  }
  return known;
}

function asciiTables(): CaseTables {
  const lower = new Map<number, number>();
  for (let code = 65; code <= 90; code++) lower.set(code, code + 32);
  const cased = new CharacterSet([65, 91, 97, 123]);
  return { lower, origins: originsOf(lower), equivalents: new Map(), cased };
}

function unicodeTables(): CaseTables {
  const lower = new Map<number, number>();
  const cased: number[] = [];
  const byUpper = new Map<string, number[]>();
  for (const block of casedBlocks) {
    for (let code = block << 8; code < (block + 1) << 8; code++) {
      const character = String.fromCodePoint(code);
      const small = lowerForm(code);
      const capital = upperForm(character);
      if (small !== code) lower.set(code, small);
      if (small !== code || capital !== character) cased.push(code);
      if (small !== code) continue;
      const group = byUpper.get(capital);
      if (group === undefined) byUpper.set(capital, [code]);
      else group.push(code);
    }
  }
  const equivalents = new Map<number, readonly number[]>();
  for (const group of byUpper.values()) {
    if (group.length === 1) continue;
    for (const code of group) {
      equivalents.set(
        code,
        group.filter((other) => other !== code),
      );
    }
  }
  return {
    lower,
    origins: originsOf(lower),
    equivalents,
    cased: CharacterSet.ofCodePoints(cased),
  };
}

function originsOf(lower: ReadonlyMap<number, number>): Map<number, number[]> {
  const origins = new Map<number, number[]>();
  for (const [code, small] of lower) {
    const group = origins.get(small);
    if (group === undefined) origins.set(small, [code]);
    else group.push(code);
  }
  return origins;
}

function lowerForm(code: number): number {
  const character = String.fromCodePoint(code);
  if (!isKnown(character)) return code;
  const small = character.toLowerCase().codePointAt(0)!;
  return isKnown(String.fromCodePoint(small)) ? small : code;
}

function upperForm(character: string): string {
  if (!isKnown(character)) return character;
  const capital = character.toUpperCase();
  return isKnown(capital) ? capital : character;
}

/** The lower-case form of a character. */
export function lowerOf(code: number, folding: CaseFolding): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  return caseTables(folding).lower.get(code) ?? code;
}

/** The upper-case form of a character, the first one where there are several. */
function upperOf(code: number): number {
  return upperForm(String.fromCodePoint(code)).codePointAt(0)!;
}

/** The characters that have another case. */
export function casedSet(folding: CaseFolding): CharacterSet {
  return caseTables(folding).cased;
}

/** Lower-case characters that match a given one although their lower-case forms differ. */
export function equivalentsOf(code: number, folding: CaseFolding): readonly number[] {
  return caseTables(folding).equivalents.get(code) ?? [];
}

/** The lower-case forms of a set's members, and their equivalents. */
export function loweredSet(set: CharacterSet, folding: CaseFolding): CharacterSet {
  const { lower, equivalents, cased } = caseTables(folding);
  const forms: number[] = [];
  for (const code of membersOf(set.intersection(cased))) {
    const small = lower.get(code) ?? code;
    forms.push(small, ...(equivalents.get(small) ?? []));
  }
  return CharacterSet.union([
    set.intersection(cased.complement()),
    CharacterSet.ofCodePoints(forms),
  ]);
}

/** The characters whose lower-case form is in a set. */
export function originSet(set: CharacterSet, folding: CaseFolding): CharacterSet {
  const { lower, cased } = caseTables(folding);
  const members: number[] = [];
  for (const code of membersOf(cased)) {
    if (set.has(lower.get(code) ?? code)) members.push(code);
  }
  return CharacterSet.union([
    set.intersection(cased.complement()),
    CharacterSet.ofCodePoints(members),
  ]);
}

/** The lower-case characters whose upper-case form is in a set. */
export function upperOriginSet(set: CharacterSet): CharacterSet {
  const cased = membersOf(casedSet("unicode"));
  return CharacterSet.ofCodePoints([...cased].filter((code) => set.has(upperOf(code))));
}

function* membersOf({ bounds }: CharacterSet): Generator<number> {
  for (let index = 0; index < bounds.length; index += 2) {
    for (let code = bounds[index]!; code < bounds[index + 1]!; code++) yield code;
  }
}
