/**
 * The character classes of `str.isalpha` and its kin, by Unicode 15.1 as CPython 3.13 has it. The engine's own properties are used where it has them, and cut to the
 * characters that 15.1 knows: engines differ in their version, and later versions only add characters.
 */
import { decimalValue } from "./digits.ts";
import { isPrintable } from "./printable.ts";

/** Letters that Unicode 15.1 added, which engines with 15.0 do not know (CJK ideographs extension I). */
function isExtensionI(codePoint: number): boolean {
  return codePoint >= 0x2ebf0 && codePoint <= 0x2ee5d;
}

function has(property: RegExp, character: string): boolean {
  return property.test(character) && isKnown(character);
}

/** True for characters that Unicode 15.1 assigns (or that no version changes the case of). */
export function isKnown(character: string): boolean {
  const codePoint = character.codePointAt(0)!;
  return codePoint < 0x80 || isPrintable(codePoint);
}

const letter = /^\p{L}$/u;
const upper = /^\p{Uppercase}$/u;
const lower = /^\p{Lowercase}$/u;
const titlecase = /^\p{Lt}$/u;
const cased = /^\p{Cased}$/u;
const caseIgnorable = /^\p{Case_Ignorable}$/u;
const numberCategory = /^\p{N}$/u;
const identifierStart = /^[\p{XID_Start}_]$/u;
const identifierPart = /^\p{XID_Continue}$/u;

export const isAlpha = (character: string): boolean =>
  has(letter, character) || isExtensionI(character.codePointAt(0)!);
export const isUpper = (character: string): boolean => has(upper, character);
export const isLower = (character: string): boolean => has(lower, character);
export const isTitle = (character: string): boolean => has(titlecase, character);
export const isCased = (character: string): boolean => has(cased, character);
export const isCaseIgnorable = (character: string): boolean => caseIgnorable.test(character);
export const isIdentifierStart = (character: string): boolean =>
  has(identifierStart, character) || isExtensionI(character.codePointAt(0)!);
export const isIdentifierPart = (character: string): boolean =>
  (identifierPart.test(character) && (isKnown(character) || /\p{M}|\p{Cf}/u.test(character))) ||
  isExtensionI(character.codePointAt(0)!);

/** White space: the bidirectional types WS, B and S, and the category Zs. A byte order mark is none. */
export function isSpace(codePoint: number): boolean {
  if (codePoint < 0x80)
    return (
      codePoint === 32 ||
      (codePoint >= 9 && codePoint <= 13) ||
      (codePoint >= 28 && codePoint <= 31)
    );
  return (
    codePoint === 0x85 ||
    codePoint === 0xa0 ||
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}

export const isDecimal = (character: string): boolean =>
  decimalValue(character.codePointAt(0)!) >= 0;

/** Digits that are no decimals: superscripts, circled ones and the like, as pairs of first and last. */
const otherDigits = [
  0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080,
  0x2089, 0x2460, 0x2468, 0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff,
  0x24ff, 0x2776, 0x277e, 0x2780, 0x2788, 0x278a, 0x2792, 0x10a40, 0x10a43, 0x10e60, 0x10e68,
  0x11052, 0x1105a, 0x1f100, 0x1f10a,
];

export function isDigit(character: string): boolean {
  const codePoint = character.codePointAt(0)!;
  if (codePoint < 0x80) return codePoint >= 48 && codePoint <= 57;
  for (let index = 0; index < otherDigits.length; index += 2) {
    if (codePoint >= otherDigits[index]! && codePoint <= otherDigits[index + 1]!) return true;
  }
  return decimalValue(codePoint) >= 0;
}

/** Ideographs with a numeric value. */
const numerals =
  "\u{3405}\u{3483}\u{382a}\u{3b4d}\u{4e00}\u{4e03}\u{4e07}\u{4e09}\u{4e24}\u{4e5d}\u{4e8c}\u{4e94}\u{4e96}\u{4eac}\u{4ebf}\u{4ec0}\u{4edf}\u{4ee8}\u{4f0d}\u{4f70}\u{4fe9}\u{5006}\u{5104}\u{5146}\u{5169}\u{516b}\u{516d}\u{5341}\u{5343}\u{5344}\u{5345}\u{534c}\u{53c1}\u{53c2}\u{53c3}\u{53c4}\u{56db}\u{58f1}\u{58f9}\u{5e7a}\u{5efe}\u{5eff}\u{5f0c}\u{5f0d}\u{5f0e}\u{5f10}\u{62d0}\u{62fe}\u{634c}\u{67d2}\u{6d1e}\u{6f06}\u{7396}\u{767e}\u{7695}\u{79ed}\u{8086}\u{842c}\u{8cae}\u{8cb3}\u{8d30}\u{920e}\u{94a9}\u{9621}\u{9646}\u{964c}\u{9678}\u{96f6}\u{f96b}\u{f973}\u{f978}\u{f9b2}\u{f9d1}\u{f9d3}\u{f9fd}\u{20001}\u{20064}\u{200e2}\u{20121}\u{2092a}\u{20983}\u{2098c}\u{2099c}\u{20aea}\u{20afd}\u{20b19}\u{22390}\u{22998}\u{23b1b}\u{2626d}\u{2f890}";

export function isNumeric(character: string): boolean {
  if (isDigit(character)) return true;
  return character > "\x7f" && (has(numberCategory, character) || numerals.includes(character));
}

export const isAlphanumeric = (character: string): boolean =>
  isAlpha(character) || isNumeric(character);
