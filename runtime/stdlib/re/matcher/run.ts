/**
 * The matcher: backtracking with a stack of its own, so that no pattern or subject overflows the engine's. It tries what CPython's matcher tries in the same
 * order, so a pattern that takes for ever there does so here.
 *
 * Instructions and frames are literal numbers in the two `switch` statements, since engines make a table of jumps only of those. Their names are in program.ts
 * and in {@link frame}.
 *
 * The function that runs a program is longer than others: its instructions share a dozen local variables, and a call for each of them would cost more than
 * the instructions themselves.
 *
 * Source: CPython 3.13 Modules/_sre/sre_lib.h (SRE(match)). That keeps copies of all groups where it may have to come back; here each change is undone.
 */
import { MemoryError } from "../../../core/exceptions/base.ts";
import { noLimit } from "./compile.ts";
import { frame, type Marks, type Program } from "./program.ts";
import { countSet, cut, matchReference, skipTo, unwind } from "./steps.ts";

/** How many entries an instruction pushes at most. */
const mostPushed = 8;
const initialSize = 1 << 12;
/** A stack that a match has made larger than this is not kept. */
const keptSize = 1 << 20;
/** More entries than that no engine can hold in one array. */
const greatestSize = 1 << 29;

let sharedStack: Int32Array | undefined;

/** What a match needs to know beside its program. Positions count code points. */
export interface Attempt {
  readonly codes: Int32Array;
  /** Where to match. */
  readonly start: number;
  /** Where the subject ends for this match. */
  readonly end: number;
  /** Whether to go on behind that position. */
  readonly isSearch: boolean;
  /** Whether a match has to reach the end. */
  readonly isFull: boolean;
  /** Whether a match at `start` has to have a character. */
  readonly mustAdvance: boolean;
}

/**
 * Matches at one position, or searches from there.
 *
 * @param marks filled with -1; holds the groups' positions after a match
 * @returns whether there is a match
 */
export function run(program: Program, attempt: Attempt, marks: Marks): boolean {
  const { codes, start, end, isSearch, isFull, mustAdvance } = attempt;
  const { code, sets, latin, marks: lastGroup, first, counts, positions, saved: slots } = program;
  let stack = (sharedStack ??= new Int32Array(initialSize));
  let limit = stack.length - mostPushed;
  let sp = 0;
  let pc = 0;
  let begin = isSearch && !mustAdvance ? skipTo(first, codes, start, end) : start;
  let forbidden = mustAdvance ? start : -1;
  let pos = begin;

  for (;;) {
    if (sp > limit) {
      stack = grown(stack);
      limit = stack.length - mostPushed;
    }
    let failed = false;
    switch (code[pc]) {
      case 2 /* character */:
        if (pos < end && codes[pos] === code[pc + 1]) {
          pos++;
          pc += 2;
        } else failed = true;
        break;
      case 3 /* set */: {
        if (pos < end) {
          const character = codes[pos]!;
          const set = code[pc + 1]!;
          if (character < 256 ? latin[set * 256 + character] === 1 : sets[set]!.has(character)) {
            pos++;
            pc += 2;
            break;
          }
        }
        failed = true;
        break;
      }
      case 4 /* any */:
        if (pos < end) {
          pos++;
          pc++;
        } else failed = true;
        break;
      case 5 /* mark */: {
        const mark = code[pc + 1]!;
        stack[sp] = mark;
        stack[sp + 1] = marks[mark]!;
        stack[sp + 2] = marks[lastGroup]!;
        stack[sp + 3] = frame.mark;
        sp += 4;
        marks[mark] = pos;
        if ((mark & 1) === 1) marks[lastGroup] = (mark >> 1) + 1;
        pc += 2;
        break;
      }
      case 6 /* jump */:
        pc = code[pc + 1]!;
        break;
      case 7 /* split */:
        stack[sp] = code[pc + 1]!;
        stack[sp + 1] = pos;
        stack[sp + 2] = frame.alternative;
        sp += 3;
        pc += 2;
        break;
      case 8 /* splitBack */:
        stack[sp] = pc + 2;
        stack[sp + 1] = pos;
        stack[sp + 2] = frame.alternative;
        sp += 3;
        pc = code[pc + 1]!;
        break;
      case 9 /* start */:
        if (pos === 0) pc++;
        else failed = true;
        break;
      case 10 /* lineStart */:
        if (pos === 0 || codes[pos - 1] === 10) pc++;
        else failed = true;
        break;
      case 11 /* end */:
        if (pos === end) pc++;
        else failed = true;
        break;
      case 12 /* lineEnd */:
        if (pos === end || codes[pos] === 10) pc++;
        else failed = true;
        break;
      case 13 /* beforeFinalNewline */:
        if (pos === end || (pos + 1 === end && codes[pos] === 10)) pc++;
        else failed = true;
        break;
      case 14 /* boundary */: {
        const word = sets[code[pc + 1]!]!;
        const before = pos > 0 && word.has(codes[pos - 1]!);
        const after = pos < end && word.has(codes[pos]!);
        // An empty subject has no place at all.
        if (end > 0 && (before !== after) === (code[pc + 2] === 1)) pc += 3;
        else failed = true;
        break;
      }
      case 15 /* greedy */: {
        const min = code[pc + 1]!;
        const set = code[pc + 3]!;
        const last = countSet(codes, pos, end, code[pc + 2]!, sets[set]!, latin, set * 256);
        if (last - pos < min) {
          failed = true;
          break;
        }
        if (last > pos + min) {
          stack[sp] = pc;
          stack[sp + 1] = pos + min;
          stack[sp + 2] = last;
          stack[sp + 3] = frame.greedy;
          sp += 4;
          const literal = code[pc + 4]!;
          if (literal >= 0 && (last >= end || codes[last] !== literal)) {
            failed = true;
            break;
          }
        }
        pos = last;
        pc += 5;
        break;
      }
      case 16 /* lazy */: {
        const min = code[pc + 1]!;
        const max = code[pc + 2]!;
        const set = code[pc + 3]!;
        const last = countSet(codes, pos, end, min, sets[set]!, latin, set * 256);
        if (last - pos < min) {
          failed = true;
          break;
        }
        pos = last;
        if (max > min) {
          stack[sp] = pc;
          stack[sp + 1] = pos;
          stack[sp + 2] = max === noLimit ? noLimit : max - min;
          stack[sp + 3] = frame.lazy;
          sp += 4;
        }
        pc += 4;
        break;
      }
      case 17 /* possessive */: {
        const set = code[pc + 3]!;
        const last = countSet(codes, pos, end, code[pc + 2]!, sets[set]!, latin, set * 256);
        if (last - pos < code[pc + 1]!) {
          failed = true;
          break;
        }
        pos = last;
        pc += 4;
        break;
      }
      case 18 /* repeat */: {
        const register = code[pc + 1]!;
        stack[sp] = register;
        stack[sp + 1] = counts[register]!;
        stack[sp + 2] = positions[register]!;
        stack[sp + 3] = frame.register;
        sp += 4;
        counts[register] = -1;
        positions[register] = -1;
        pc += 2;
        break;
      }
      case 19 /* until */:
      case 20 /* untilLazy */:
      case 21 /* moreLazy */: {
        const instruction = code[pc]!;
        const isMore = instruction === 21;
        const register = code[pc + 1]!;
        const min = isMore ? 0 : code[pc + 2]!;
        const max = code[pc + (isMore ? 2 : 3)]!;
        const body = code[pc + (isMore ? 3 : 4)]!;
        const next = pc + (isMore ? 4 : 5);
        const count = counts[register]! + 1;
        const isShort = !isMore && count < min;
        if (!isShort) {
          if (instruction === 20) {
            // On, with the instruction for more rounds to come back to, behind the jump over it.
            stack[sp] = next + 2;
            stack[sp + 1] = pos;
            stack[sp + 2] = frame.alternative;
            sp += 3;
            pc = next;
            break;
          }
          // A round that has matched nothing is the last one.
          if ((max !== noLimit && count >= max) || pos === positions[register]) {
            if (isMore) failed = true;
            else pc = next;
            break;
          }
          if (!isMore) {
            stack[sp] = next;
            stack[sp + 1] = pos;
            stack[sp + 2] = frame.alternative;
            sp += 3;
          }
        }
        stack[sp] = register;
        stack[sp + 1] = counts[register]!;
        stack[sp + 2] = positions[register]!;
        stack[sp + 3] = frame.register;
        sp += 4;
        counts[register] = count;
        if (!isShort) positions[register] = pos;
        pc = body;
        break;
      }
      case 22 /* atomic */:
        slots[code[pc + 1]! * 2] = sp;
        pc += 2;
        break;
      case 23 /* atomicEnd */:
        sp = cut(stack, slots[code[pc + 1]! * 2]!, sp);
        pc += 2;
        break;
      case 24 /* look */: {
        const slot = code[pc + 1]! * 2;
        const back = code[pc + 2]!;
        if (pos < back) {
          failed = true;
          break;
        }
        slots[slot] = sp;
        slots[slot + 1] = pos;
        pos -= back;
        pc += 3;
        break;
      }
      case 25 /* lookEnd */: {
        const slot = code[pc + 1]! * 2;
        sp = cut(stack, slots[slot]!, sp);
        pos = slots[slot + 1]!;
        pc += 2;
        break;
      }
      case 26 /* lookNot */: {
        const back = code[pc + 2]!;
        if (pos < back) {
          pc = code[pc + 3]!;
          break;
        }
        slots[code[pc + 1]! * 2] = sp;
        stack[sp] = code[pc + 3]!;
        stack[sp + 1] = pos;
        stack[sp + 2] = frame.alternative;
        sp += 3;
        pos -= back;
        pc += 4;
        break;
      }
      case 27 /* lookNotEnd */:
        sp = unwind(stack, slots[code[pc + 1]! * 2]!, sp, marks, counts, positions);
        failed = true;
        break;
      case 30 /* roundsBegin */:
        counts[code[pc + 1]!] = 0;
        positions[code[pc + 1]!] = -1;
        pc += 2;
        break;
      case 28 /* rounds */: {
        const register = code[pc + 1]!;
        const count = counts[register]!;
        const max = code[pc + 4]!;
        slots[code[pc + 2]! * 2] = sp;
        if (count >= code[pc + 3]!) {
          if ((max !== noLimit && count >= max) || pos === positions[register]) {
            pc = code[pc + 5]!;
            break;
          }
          stack[sp] = code[pc + 5]!;
          stack[sp + 1] = pos;
          stack[sp + 2] = frame.alternative;
          sp += 3;
          positions[register] = pos;
        }
        pc += 6;
        break;
      }
      case 29 /* roundsEnd */:
        sp = cut(stack, slots[code[pc + 2]! * 2]!, sp);
        counts[code[pc + 1]!]!++;
        pc = code[pc + 3]!;
        break;
      case 31 /* reference */: {
        const mark = code[pc + 1]!;
        pos = matchReference(codes, pos, end, marks[mark]!, marks[mark + 1]!, code[pc + 2]!);
        if (pos < 0) failed = true;
        else pc += 3;
        break;
      }
      case 32 /* conditional */: {
        const first = marks[code[pc + 1]!]!;
        const last = marks[code[pc + 1]! + 1]!;
        pc = first < 0 || last < first ? code[pc + 2]! : pc + 3;
        break;
      }
      case 0 /* success */:
        if ((!isFull || pos === end) && pos !== forbidden) {
          marks[lastGroup + 1] = begin;
          marks[lastGroup + 2] = pos;
          return true;
        }
        failed = true;
        break;
      default:
        failed = true;
    }

    while (failed) {
      if (sp === 0) {
        if (!isSearch || begin >= end) return false;
        begin = skipTo(first, codes, begin + 1, end);
        forbidden = -1;
        pos = begin;
        pc = 0;
        break;
      }
      switch (stack[--sp]) {
        case 0 /* alternative */:
          pos = stack[sp - 1]!;
          pc = stack[sp - 2]!;
          sp -= 2;
          failed = false;
          break;
        case 1 /* mark */:
          marks[lastGroup] = stack[sp - 1]!;
          marks[stack[sp - 3]!] = stack[sp - 2]!;
          sp -= 3;
          break;
        case 2 /* register */: {
          const register = stack[sp - 3]!;
          counts[register] = stack[sp - 2]!;
          positions[register] = stack[sp - 1]!;
          sp -= 3;
          break;
        }
        case 3 /* greedy */: {
          const instruction = stack[sp - 3]!;
          const least = stack[sp - 2]!;
          const literal = code[instruction + 4]!;
          let next = stack[sp - 1]! - 1;
          if (literal >= 0) while (next >= least && codes[next] !== literal) next--;
          if (next > least) {
            stack[sp - 1] = next;
            sp++;
          } else sp -= 3;
          if (next >= least) {
            pos = next;
            pc = instruction + 5;
            failed = false;
          }
          break;
        }
        default: {
          const instruction = stack[sp - 3]!;
          const next = stack[sp - 2]!;
          const left = stack[sp - 1]!;
          const set = code[instruction + 3]!;
          if (countSet(codes, next, end, 1, sets[set]!, latin, set * 256) === next) {
            sp -= 3;
            break;
          }
          if (left > 1) {
            stack[sp - 2] = next + 1;
            if (left !== noLimit) stack[sp - 1] = left - 1;
            sp++;
          } else sp -= 3;
          pos = next + 1;
          pc = instruction + 4;
          failed = false;
        }
      }
    }
  }
}

/** A larger stack with the same contents. */
function grown(stack: Int32Array): Int32Array {
  const size = stack.length * 2;
  if (size > greatestSize) throw new MemoryError();
  const larger = new Int32Array(size);
  larger.set(stack);
  if (size <= keptSize) sharedStack = larger;
  return larger;
}
