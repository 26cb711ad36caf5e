/**
 * Characters by name, as `\N{...}` looks them up: names and aliases of Unicode 15.1. The table is decoded when the first
 * name is looked up. Source: CPython 3.13 Modules/unicodedata.c, `_getcode`; The Unicode Standard, chapter 4.8.
 */
import { names, secondLead, thirdLead, words, alphabet } from "./generated/names.ts";

/** The code point of a name in any letter case, or -1. Named sequences are no characters. */
export function lookupUnicodeName(name: string): number {
  if (name.startsWith("HANGUL SYLLABLE ")) return hangulSyllable(name.slice(16));
  if (name.startsWith("CJK UNIFIED IDEOGRAPH-")) return unifiedIdeograph(name.slice(22));
  return table().get(name.toUpperCase()) ?? -1;
}

const table = lazily(decodeNames);

function lazily<Value>(compute: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= compute());
}

/**
 * An entry is `difference-of-code-points` in base 36, a space, then word numbers in one, two or three characters of the
 * alphabet, as their first character tells; entries are separated by line ends.
 */
function decodeNames(): ReadonlyMap<string, number> {
  const dictionary = words.split(" ");
  const base = alphabet.length;
  const seconds = (thirdLead - secondLead) * base;
  const digits = new Uint8Array(128);
  for (let value = 0; value < base; value++) digits[alphabet.charCodeAt(value)] = value;
  const table = new Map<string, number>();
  let codePoint = 0;
  for (const entry of names.split("\n")) {
    const space = entry.indexOf(" ");
    codePoint += parseInt(entry.slice(0, space), 36);
    let name = "";
    for (let index = space + 1; index < entry.length; index++) {
      const lead = digits[entry.charCodeAt(index)]!;
      let word = lead;
      if (lead >= secondLead) {
        const next = digits[entry.charCodeAt(++index)]!;
        if (lead < thirdLead) word = secondLead + (lead - secondLead) * base + next;
        else {
          const last = digits[entry.charCodeAt(++index)]!;
          word = secondLead + seconds + ((lead - thirdLead) * base + next) * base + last;
        }
      }
      name += name === "" ? dictionary[word]! : " " + dictionary[word]!;
    }
    table.set(name, codePoint);
  }
  return table;
}

const leading = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const vowels = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const trailing = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

/** The longest leading, then vowel, then trailing part that fits, as CPython reads them: upper case only. */
function hangulSyllable(name: string): number {
  let rest = name;
  const take = (parts: readonly string[]): number => {
    let best = -1;
    parts.forEach((part, index) => {
      if (rest.startsWith(part) && (best < 0 || part.length > parts[best]!.length)) best = index;
    });
    if (best >= 0) rest = rest.slice(parts[best]!.length);
    return best;
  };
  const first = take(leading);
  const vowel = take(vowels);
  const last = take(trailing);
  if (first < 0 || vowel < 0 || rest !== "") return -1;
  return 0xac00 + (first * vowels.length + vowel) * trailing.length + last;
}

/** First and last code points. Source: UnicodeData.txt 15.1. */
const unifiedIdeographs = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
] as const;

/** Four or five upper-case digits. */
function unifiedIdeograph(digits: string): number {
  if (!/^[0-9A-F]{4,5}$/.test(digits)) return -1;
  const codePoint = parseInt(digits, 16);
  const isIdeograph = unifiedIdeographs.some(
    ([first, last]) => codePoint >= first && codePoint <= last,
  );
  return isIdeograph ? codePoint : -1;
}
