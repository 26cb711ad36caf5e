/** What the matcher does over many characters or frames at once. */
import { lowerOf } from "../characters/case.ts";
import type { CharacterSet } from "../characters/character-set.ts";
import { frame, type Marks } from "./program.ts";

/** The first position at which a match can begin. */
export function skipTo(
  first: CharacterSet | null,
  codes: Int32Array,
  start: number,
  end: number,
): number {
  if (first === null) return start;
  const { latin } = first;
  let position = start;
  for (; position < end; position++) {
    const character = codes[position]!;
    if (character < 256 ? latin[character] === 1 : first.has(character)) break;
  }
  return position;
}

/** The position after at most `max` characters of a set. */
export function countSet(
  codes: Int32Array,
  start: number,
  end: number,
  max: number,
  set: CharacterSet,
  latin: Uint8Array,
  offset: number,
): number {
  // Behind the end there is not even nothing.
  if (start > end) return -1;
  const limit = max < end - start ? start + max : end;
  let position = start;
  for (; position < limit; position++) {
    const character = codes[position]!;
    if (character < 256 ? latin[offset + character] === 0 : !set.has(character)) break;
  }
  return position;
}

/** @returns the position after what a group has matched, -1 if it has not matched or that is not there */
export function matchReference(
  codes: Int32Array,
  start: number,
  end: number,
  first: number,
  last: number,
  folding: number,
): number {
  if (first < 0 || last < first) return -1;
  const length = last - first;
  if (start + length > end) return -1;
  for (let index = 0; index < length; index++) {
    const mine = codes[start + index]!;
    const theirs = codes[first + index]!;
    if (mine === theirs) continue;
    if (folding === 0) return -1;
    const kind = folding === 1 ? "ascii" : "unicode";
    if (lowerOf(mine, kind) !== lowerOf(theirs, kind)) return -1;
  }
  return start + length;
}

const frameSizes: readonly number[] = [3, 4, 4, 4, 4];

/**
 * Takes off everything above a height but what puts groups back: what has matched there is not tried in another way.
 *
 * @returns the new height
 */
export function cut(stack: Int32Array, height: number, top: number): number {
  let kept = 0;
  for (let sp = top; sp > height; sp -= frameSizes[stack[sp - 1]!]!) {
    if (stack[sp - 1] === frame.mark) kept++;
  }
  if (kept === 0) return height;
  // From the top down, what is kept moves up against it; then all of it moves down.
  let target = top;
  for (let sp = top; sp > height;) {
    const size = frameSizes[stack[sp - 1]!]!;
    if (stack[sp - 1] === frame.mark) {
      target -= size;
      if (target !== sp - size) stack.copyWithin(target, sp - size, sp);
    }
    sp -= size;
  }
  stack.copyWithin(height, target, top);
  return height + kept * 4;
}

/** Undoes everything above a height. */
export function unwind(
  stack: Int32Array,
  height: number,
  top: number,
  marks: Marks,
  counts: Int32Array,
  positions: Int32Array,
): number {
  for (let sp = top; sp > height; sp -= frameSizes[stack[sp - 1]!]!) {
    const kind = stack[sp - 1];
    if (kind === frame.mark) {
      marks[stack[sp - 4]!] = stack[sp - 3]!;
      marks[marks.length - 3] = stack[sp - 2]!;
    } else if (kind === frame.register) {
      counts[stack[sp - 4]!] = stack[sp - 3]!;
      positions[stack[sp - 4]!] = stack[sp - 2]!;
    }
  }
  return height;
}
