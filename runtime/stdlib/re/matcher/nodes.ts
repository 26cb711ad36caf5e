/** A pattern with its flags applied: what both matchers are made from. */
import type { CaseFolding } from "../characters/case.ts";
import type { CharacterSet } from "../characters/character-set.ts";
import type { RepeatMode } from "../parser/tree.ts";

export type Assertion =
  | { readonly place: "start" | "lineStart" | "end" | "lineEnd" | "beforeFinalNewline" }
  | {
      readonly place: "boundary" | "nonBoundary";
      /** What counts as a character of a word. */
      readonly word: CharacterSet;
    };

export type Matched =
  | { readonly kind: "character"; readonly set: CharacterSet }
  | ({ readonly kind: "at" } & Assertion)
  | { readonly kind: "branch"; readonly items: readonly MatchedSequence[] }
  | { readonly kind: "group"; readonly number: number; readonly body: MatchedSequence }
  | { readonly kind: "atomic"; readonly body: MatchedSequence }
  | {
      readonly kind: "repeat";
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
      readonly body: MatchedSequence;
      /** Whether the body can match without a character. */
      readonly isNullable: boolean;
    }
  | {
      readonly kind: "look";
      /** How many characters before this place the body begins; 0 for a look ahead. */
      readonly back: number;
      readonly isNegated: boolean;
      readonly body: MatchedSequence;
    }
  | { readonly kind: "reference"; readonly group: number; readonly folding: CaseFolding | null }
  | {
      readonly kind: "conditional";
      readonly group: number;
      readonly yes: MatchedSequence;
      readonly no: MatchedSequence;
    }
  | { readonly kind: "fail" };

export type MatchedSequence = readonly Matched[];
