/** The instructions of the matcher, as numbers in one array, and what they refer to. */
import type { CharacterSet } from "../characters/character-set.ts";
import type { CaseFolding } from "../characters/case.ts";

/**
 * Opcodes. Operands follow them in the program: `code` a code point, `set` an index of {@link Program.sets}, `to` an address, `register` an index of a counter
 * with the position of its last round, `slot` an index of a saved place of the stack.
 */
export const op = {
  /** The pattern has matched. */
  success: 0,
  fail: 1,
  /** code */
  character: 2,
  /** set */
  set: 3,
  any: 4,
  /** mark: the position goes into a mark, two of which are a group. */
  mark: 5,
  /** to */
  jump: 6,
  /** to: goes on here, and there if that fails. */
  split: 7,
  /** to: goes there, and on here if that fails. */
  splitBack: 8,
  start: 9,
  lineStart: 10,
  end: 11,
  lineEnd: 12,
  beforeFinalNewline: 13,
  /** set, 1 if there is to be a boundary, else 0 */
  boundary: 14,
  /** min, max, set, literal: as many as there are, then fewer. `literal` is what follows, -1 if that is not known. */
  greedy: 15,
  /** min, max, set: as few as possible, then more. */
  lazy: 16,
  /** min, max, set: as many as there are, for good. */
  possessive: 17,
  /** register: begins to count rounds. */
  repeat: 18,
  /** register, min, max, to: after a round, another one there if possible, else on. */
  until: 19,
  /** register, min, max, to: after a round, on if possible, else another one there. */
  untilLazy: 20,
  /** register, max, to: another round of a lazy repetition after what follows has failed. */
  moreLazy: 21,
  /** slot: a part begins that is matched in one way only. */
  atomic: 22,
  /** slot: that part has matched. */
  atomicEnd: 23,
  /** slot, back: a look ahead, or behind, begins. */
  look: 24,
  /** slot */
  lookEnd: 25,
  /** slot, back, to: a negated one; `to` is what follows it. */
  lookNot: 26,
  /** slot */
  lookNotEnd: 27,
  /** register, slot, min, max, to: begins a round of a possessive repetition, or goes to what follows it. */
  rounds: 28,
  /** register, slot, to: ends a round; `to` is the instruction that began it. */
  roundsEnd: 29,
  /** register: begins to count the rounds of a possessive repetition. */
  roundsBegin: 30,
  /** group, 0 for exactly, 1 for ignoring ASCII case, 2 for ignoring case */
  reference: 31,
  /** group, to: goes on if the group has matched, else there. */
  conditional: 32,
} as const;

export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  /** The sets' first 256 members, one set after another. */
  readonly latin: Uint8Array;
  /** Two for each group but the whole. */
  readonly marks: number;
  /** What a match begins with, `null` where that is not known. */
  readonly first: CharacterSet | null;
  /** What a run writes to, which needs no state from the one before: how many rounds, where the last began, and saved places. */
  readonly counts: Int32Array;
  readonly positions: Int32Array;
  readonly saved: Int32Array;
}

/** What is on the stack: the number of the kind is on top of its operands. */
export const frame = {
  /** pc, position: go on there. */
  alternative: 0,
  /** mark, position, last group: put a mark back. */
  mark: 1,
  /** register, count, position: put a register back. */
  register: 2,
  /** pc, least position, position: give back a character. */
  greedy: 3,
  /** pc, position, how many more: take another character. */
  lazy: 4,
} as const;

/** Where the groups of a match begin and end, then the number of the group that closed last, then where the match begins and ends. */
export type Marks = Int32Array;

export function newMarks(program: Program): Marks {
  return new Int32Array(program.marks + 3).fill(-1);
}

export const foldings: readonly (CaseFolding | null)[] = [null, "ascii", "unicode"];
