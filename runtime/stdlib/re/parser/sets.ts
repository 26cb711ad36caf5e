/** Character classes. Source: CPython Lib/re/_parser.py (_parse). */
import { FutureWarning } from "../../../core/exceptions/warnings.ts";
import { codePointLength } from "../../../core/text/code-points.ts";
import { parseClassEscape } from "./escapes.ts";
import type { Source } from "./source.ts";
import type { Node, SetItem } from "./tree.ts";

/** Issues a warning about a pattern. */
export type Warn = (message: string, category: typeof FutureWarning) => void;

const doubled: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["-", "difference"],
  ["&", "intersection"],
  ["~", "symmetric difference"],
  ["|", "union"],
]);

/** The rest of a character class whose `[` has been read. */
export function parseSet(source: Source, warn: Warn): Node {
  const start = source.tell() - 1;
  if (source.next === "[") {
    warn(`Possible nested set at position ${source.tell()}`, FutureWarning);
  }
  const isNegated = source.match("^");
  const items = parseItems(source, start, warn);
  const [first] = items;
  if (items.length === 1 && first!.kind === "literal") {
    return { kind: "literal", code: first.code, isNegated };
  }
  return { kind: "set", items, isNegated };
}

function parseItems(source: Source, start: number, warn: Warn): SetItem[] {
  const items: SetItem[] = [];
  for (;;) {
    const character = takeMember(source, start);
    if (character === "]" && items.length > 0) return uniqueItems(items);
    if (items.length > 0 && source.next === character && doubled.has(character)) {
      const operation = doubled.get(character)!;
      warn(`Possible set ${operation} at position ${source.tell() - 1}`, FutureWarning);
    }
    const item = memberOf(source, character);
    if (!source.match("-")) {
      items.push(item);
      continue;
    }
    const last = takeMember(source, start);
    if (last === "]") {
      items.push(item, { kind: "literal", code: 45 });
      return uniqueItems(items);
    }
    items.push(rangeOf(source, character, item, last, warn));
  }
}

function takeMember(source: Source, start: number): string {
  const character = source.get();
  if (character !== null) return character;
  throw source.error("unterminated character set", source.tell() - start);
}

function memberOf(source: Source, character: string): SetItem {
  if (character.startsWith("\\")) return parseClassEscape(source, character);
  return { kind: "literal", code: character.codePointAt(0)! };
}

function rangeOf(
  source: Source,
  firstText: string,
  first: SetItem,
  lastText: string,
  warn: Warn,
): SetItem {
  if (lastText === "-") {
    warn(`Possible set difference at position ${source.tell() - 2}`, FutureWarning);
  }
  const last = memberOf(source, lastText);
  if (first.kind !== "literal" || last.kind !== "literal" || last.code < first.code) {
    const length = codePointLength(firstText) + 1 + codePointLength(lastText);
    throw source.error(`bad character range ${firstText}-${lastText}`, length);
  }
  return { kind: "range", first: first.code, last: last.code };
}

/** Each item once, in the order of their first occurrences. */
export function uniqueItems(items: readonly SetItem[]): SetItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = itemKey(item);
    return seen.has(key) ? false : seen.add(key);
  });
}

export function itemKey(item: SetItem): string {
  switch (item.kind) {
    case "literal":
      return `=${item.code}`;
    case "range":
      return `${item.first}-${item.last}`;
    case "category":
      return `${item.isNegated ? "!" : ""}${item.category}`;
  }
}
