/**
 * Keywords by a perfect hash of length, first and last character, so that telling a name from a keyword takes no substring.
 * Source: the language reference, "Keywords".
 */
import * as term from "../generated/terms.ts";

const keywordTerms: readonly (readonly [string, number])[] = [
  ["False", term.False],
  ["None", term.None],
  ["True", term.True],
  ["and", term.operator],
  ["as", term.as],
  ["assert", term.assert],
  ["async", term.async],
  ["await", term.prefixOperator],
  ["break", term._break],
  ["class", term._class],
  ["continue", term._continue],
  ["def", term.def],
  ["del", term.del],
  ["elif", term.elif],
  ["else", term._else],
  ["except", term.except],
  ["finally", term._finally],
  ["for", term._for],
  ["from", term.from],
  ["global", term.global],
  ["if", term._if],
  ["import", term._import],
  ["in", term._in],
  ["is", term.operator],
  ["lambda", term.lambda],
  ["nonlocal", term.nonlocal],
  ["not", term.not],
  ["or", term.operator],
  ["pass", term.pass],
  ["raise", term.raise],
  ["return", term._return],
  ["try", term._try],
  ["while", term._while],
  ["with", term._with],
  ["yield", term._yield],
];

const longestKeyword = 8;
const tableSize = 256;

interface KeywordTable {
  readonly words: readonly string[];
  readonly terms: Uint16Array;
  readonly multiplier: number;
}

const table = buildTable();

/** The keyword's term, or `Name` where `text.slice(start, end)` is no keyword. */
export function nameOrKeyword(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > longestKeyword) return term.Name;
  const slot = hash(text.charCodeAt(start), text.charCodeAt(end - 1), length, table.multiplier);
  const word = table.words[slot]!;
  if (word.length !== length) return term.Name;
  for (let index = 0; index < length; index++) {
    if (word.charCodeAt(index) !== text.charCodeAt(start + index)) return term.Name;
  }
  return table.terms[slot]!;
}

function hash(first: number, last: number, length: number, multiplier: number): number {
  return ((first * multiplier) ^ (last * 7) ^ (length * 31)) & (tableSize - 1);
}

/** The first multiplier that gives every keyword a slot of its own. */
function buildTable(): KeywordTable {
  for (let multiplier = 1; multiplier < 10_000; multiplier++) {
    const words = new Array<string>(tableSize).fill("");
    const terms = new Uint16Array(tableSize);
    const isPerfect = keywordTerms.every(([word, keywordTerm]) => {
      const slot = hash(
        word.charCodeAt(0),
        word.charCodeAt(word.length - 1),
        word.length,
        multiplier,
      );
      if (words[slot] !== "") return false;
      words[slot] = word;
      terms[slot] = keywordTerm;
      return true;
    });
    if (isPerfect) return { words, terms, multiplier };
  }
  throw new Error("the keywords have no perfect hash");
}
