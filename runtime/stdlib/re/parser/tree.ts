/** What the parser makes of a pattern. Flags are not applied yet: those at the start of a pattern are known only when it is parsed. */
import type { Category } from "../characters/categories.ts";

export type SetItem =
  | { readonly kind: "literal"; readonly code: number }
  | { readonly kind: "range"; readonly first: number; readonly last: number }
  | { readonly kind: "category"; readonly category: Category; readonly isNegated: boolean };

/** Places between characters. */
export type Place = "start" | "lineStart" | "lineEnd" | "end" | "boundary" | "nonBoundary";

export type RepeatMode = "greedy" | "lazy" | "possessive";

export interface Group {
  readonly kind: "group";
  /** `null`: the group does not capture. */
  readonly number: number | null;
  readonly addFlags: number;
  readonly removeFlags: number;
  readonly body: Sequence;
}

export interface Repeat {
  readonly kind: "repeat";
  readonly min: number;
  /** {@link unlimited} where there is no upper bound. */
  readonly max: number;
  readonly mode: RepeatMode;
  readonly body: Sequence;
}

export type Node =
  | { readonly kind: "literal"; readonly code: number; readonly isNegated: boolean }
  | { readonly kind: "set"; readonly items: readonly SetItem[]; readonly isNegated: boolean }
  | { readonly kind: "any" }
  | { readonly kind: "at"; readonly place: Place }
  | { readonly kind: "branch"; readonly items: readonly Sequence[] }
  | Group
  | { readonly kind: "atomic"; readonly body: Sequence }
  | Repeat
  | {
      readonly kind: "look";
      readonly isBehind: boolean;
      readonly isNegated: boolean;
      readonly body: Sequence;
    }
  | { readonly kind: "reference"; readonly group: number; readonly width: Width }
  | {
      readonly kind: "conditional";
      readonly group: number;
      readonly yes: Sequence;
      readonly no: Sequence | null;
    }
  | { readonly kind: "fail" };

/** The least and the greatest number of characters that something matches. */
export interface Width {
  readonly min: number;
  readonly max: number;
}

export interface Sequence {
  readonly nodes: Node[];
  width?: Width;
}

/** The upper bound of a repetition without one. Source: CPython Modules/_sre/sre.h (SRE_MAXREPEAT). */
export const unlimited = 4294967295;

const widest = 2 ** 64;

/** The width of a sequence, computed once. Source: CPython Lib/re/_parser.py (SubPattern.getwidth). */
export function widthOf(sequence: Sequence): Width {
  if (sequence.width !== undefined) return sequence.width;
  let min = 0;
  let max = 0;
  for (const node of sequence.nodes) {
    const width = nodeWidth(node);
    min += width.min;
    max += width.max;
  }
  return (sequence.width = { min: Math.min(min, widest), max: Math.min(max, widest) });
}

const none: Width = { min: 0, max: 0 };
const one: Width = { min: 1, max: 1 };

function nodeWidth(node: Node): Width {
  switch (node.kind) {
    case "literal":
    case "set":
    case "any":
      return one;
    case "at":
    case "look":
    case "fail":
      return none;
    case "branch":
      return alternatives(node.items.map(widthOf));
    case "group":
    case "atomic":
      return widthOf(node.body);
    case "repeat": {
      const { min, max } = widthOf(node.body);
      const isEndless = node.max === unlimited && max > 0;
      return { min: min * node.min, max: isEndless ? widest : max * node.max };
    }
    case "reference":
      return node.width;
    case "conditional":
      return alternatives([widthOf(node.yes), node.no === null ? none : widthOf(node.no)]);
  }
}

function alternatives(widths: readonly Width[]): Width {
  return {
    min: Math.min(...widths.map(({ min }) => min)),
    max: Math.max(...widths.map(({ max }) => max)),
  };
}
