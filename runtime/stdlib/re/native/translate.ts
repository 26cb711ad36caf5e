/**
 * Writes an eligible pattern (see eligible.ts) as a JavaScript regular expression. It is written for one kind of text at a time, so that classes hold only
 * what can occur: those of Unicode have hundreds of ranges, and engines compile and run them much slower than ASCII's.
 */
import { CharacterSet } from "../characters/character-set.ts";
import { unlimited } from "../parser/tree.ts";
import type { Matched, MatchedSequence } from "../matcher/nodes.ts";

/**
 * What characters a text has: only ASCII; none beyond U+FFFF, so that every UTF-16 unit is a character; any. The last needs the flag `u`.
 */
export const textKind = { ascii: 0, narrow: 1, wide: 2 } as const;

export type TextKind = (typeof textKind)[keyof typeof textKind];

/** One more than the last character of each kind of text. */
const limits: readonly number[] = [0x80, 0x10000, 0x110000];

export function translate(pattern: MatchedSequence, kind: TextKind): string {
  return sequenceText(pattern, kind);
}

function sequenceText(sequence: MatchedSequence, kind: TextKind): string {
  return sequence
    .map((node, index) =>
      node.kind === "at" && (node.place === "boundary" || node.place === "nonBoundary")
        ? boundaryText(node, characterSet(sequence[index - 1]), firstSet(sequence, index), kind)
        : nodeText(node, kind),
    )
    .join("");
}

function nodeText(node: Matched, kind: TextKind): string {
  switch (node.kind) {
    case "character":
      return setText(node.set, kind);
    case "at":
      return placeText(node);
    case "branch":
      return `(?:${node.items.map((item) => sequenceText(item, kind)).join("|")})`;
    case "group":
      return `(${sequenceText(node.body, kind)})`;
    case "repeat":
      return repeatText(node, kind);
    case "look": {
      const direction = node.back > 0 ? "<" : "";
      return `(?${direction}${node.isNegated ? "!" : "="}${sequenceText(node.body, kind)})`;
    }
    case "reference":
      // A digit that follows is not part of the number.
      return `\\${node.group}(?:)`;
    default:
      throw new Error(`not eligible: ${node.kind}`);
  }
}

function repeatText(node: Matched & { kind: "repeat" }, kind: TextKind): string {
  const [first] = node.body;
  const isAtom = node.body.length === 1 && (first!.kind === "character" || first!.kind === "group");
  const body = sequenceText(node.body, kind);
  const quantifier = quantifierText(node.min, node.max) + (node.mode === "lazy" ? "?" : "");
  return (isAtom ? body : `(?:${body})`) + quantifier;
}

function quantifierText(min: number, max: number): string {
  if (max === unlimited) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** `^` and `$` without the flag `m`, whose lines end with more characters than a newline. */
function placeText({ place }: Matched & { kind: "at" }): string {
  switch (place) {
    case "start":
      return "^";
    case "lineStart":
      return "(?<![^\\n])";
    case "end":
      return "$";
    case "lineEnd":
      return "(?![^\\n])";
    case "beforeFinalNewline":
      return "(?=\\n?$)";
    default:
      throw new Error(`no plain place: ${place}`);
  }
}

/** The set of a node that is one character, however often it is repeated. */
function characterSet(node: Matched | undefined): CharacterSet | undefined {
  if (node?.kind === "character") return node.set;
  if (node?.kind !== "repeat" || node.min === 0 || node.body.length !== 1) return undefined;
  return characterSet(node.body[0]);
}

/** What the sequence begins with after a place, if that is one character of a set. */
function firstSet(sequence: MatchedSequence, index: number): CharacterSet | undefined {
  const next = sequence[index + 1];
  return next?.kind === "group" ? firstSet(next.body, -1) : characterSet(next);
}

/**
 * `\b` and `\B`. JavaScript's know ASCII only. What stands beside the place in the pattern often tells one side, and then the other one is all there
 * is to look at.
 */
function boundaryText(
  node: Matched & { kind: "at"; place: "boundary" | "nonBoundary" },
  before: CharacterSet | undefined,
  after: CharacterSet | undefined,
  kind: TextKind,
): string {
  const isBoundary = node.place === "boundary";
  const word = node.word.below(limits[kind]!);
  if (kind === textKind.ascii || word.bounds[word.bounds.length - 1]! < 0x80) {
    // An empty text has no place that is not a boundary. Source: CPython 3.13 Modules/_sre/sre_lib.h (SRE(at)).
    return isBoundary ? "\\b" : "(?!^$)\\B";
  }
  const text = setText(word, kind);
  const beforeIsWord = sideOf(before, word, kind);
  const afterIsWord = sideOf(after, word, kind);
  if (afterIsWord !== undefined) return `(?<${afterIsWord === isBoundary ? "!" : "="}${text})`;
  if (beforeIsWord !== undefined) return `(?${beforeIsWord === isBoundary ? "!" : "="}${text})`;
  return isBoundary
    ? `(?:(?<=${text})(?!${text})|(?<!${text})(?=${text}))`
    : `(?:(?<=${text})(?=${text})|(?!^$)(?<!${text})(?!${text}))`;
}

/** Whether a character beside a place is one of a word, `undefined` where that is not certain. */
function sideOf(
  set: CharacterSet | undefined,
  word: CharacterSet,
  kind: TextKind,
): boolean | undefined {
  if (set === undefined) return undefined;
  const possible = set.below(limits[kind]!);
  if (possible.isEmpty) return undefined;
  if (possible.isSubsetOf(word)) return true;
  return possible.isDisjointFrom(word) ? false : undefined;
}

const written = /* @__PURE__ */ new WeakMap<CharacterSet, string[]>();

/** A set as a class, or as the character that it is. */
function setText(set: CharacterSet, kind: TextKind): string {
  let texts = written.get(set);
  if (texts === undefined) written.set(set, (texts = []));
  return (texts[kind] ??= writeSet(set, kind));
}

function writeSet(set: CharacterSet, kind: TextKind): string {
  const limit = limits[kind]!;
  const possible = set.below(limit);
  if (possible.isEmpty) return "[]";
  if (possible.single >= 0) return characterText(possible.single, kind);
  const others = possible.complement().below(limit);
  if (others.isEmpty) return "[^]";
  return others.bounds.length < possible.bounds.length
    ? `[^${rangesText(others, kind)}]`
    : `[${rangesText(possible, kind)}]`;
}

function rangesText({ bounds }: CharacterSet, kind: TextKind): string {
  let text = "";
  for (let index = 0; index < bounds.length; index += 2) {
    const first = bounds[index]!;
    const last = bounds[index + 1]! - 1;
    text += characterText(first, kind);
    if (last === first) continue;
    if (last > first + 1) text += "-";
    text += characterText(last, kind);
  }
  return text;
}

function characterText(code: number, kind: TextKind): string {
  const character = String.fromCharCode(code);
  if (code < 0x80 && /[\w !"#%&',:;<=>@`~]/.test(character)) return character;
  // A hyphen may be escaped in classes only.
  if (code > 0x20 && code < 0x7f && code !== 0x2d) return `\\${character}`;
  const digits = code.toString(16);
  if (kind === textKind.wide) return `\\u{${digits}}`;
  return code < 0x100 ? `\\x${digits.padStart(2, "0")}` : `\\u${digits.padStart(4, "0")}`;
}
