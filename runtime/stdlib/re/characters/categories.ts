/** What `\d`, `\s` and `\w` stand for: ASCII for bytes and under the flag `A`, else what `str.isdecimal`, `str.isspace` and `str.isalnum` say. */
import { isSpace } from "../../../core/text/classes.ts";
import { decimalZeros } from "../../../core/text/digits.ts";
import { alphanumericBounds } from "./alphanumeric.ts";
import { CharacterSet } from "./character-set.ts";

export type Category = "digit" | "space" | "word";

const asciiBounds = {
  digit: [48, 58],
  space: [9, 14, 32, 33],
  word: [48, 58, 65, 91, 95, 96, 97, 123],
} as const;

const known = /* @__PURE__ */ new Map<string, CharacterSet>();

/** The characters of a category. Computed once, when a pattern first needs them. */
export function categorySet(category: Category, isUnicode: boolean): CharacterSet {
  const key = isUnicode ? category : `ascii ${category}`;
  let set = known.get(key);
  if (set === undefined) {
    set = isUnicode ? unicodeCategory(category) : new CharacterSet(asciiBounds[category]);
    known.set(key, set);
  }
  return set;
}

function unicodeCategory(category: Category): CharacterSet {
  switch (category) {
    case "digit":
      return CharacterSet.union(decimalZeros.map((zero) => CharacterSet.range(zero, zero + 9)));
    case "space":
      return CharacterSet.ofCodePoints(spaces());
    case "word":
      return CharacterSet.union([new CharacterSet(alphanumericBounds()), CharacterSet.of(95)]);
  }
}

/** White space ends with the ideographic space. */
function* spaces(): Generator<number> {
  for (let codePoint = 0; codePoint <= 0x3000; codePoint++) if (isSpace(codePoint)) yield codePoint;
}
