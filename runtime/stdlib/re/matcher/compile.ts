/** Makes the matcher's program of a pattern. */
import { CharacterSet } from "../characters/character-set.ts";
import { unlimited } from "../parser/tree.ts";
import type { Matched, MatchedSequence } from "./nodes.ts";
import { foldings, op, type Program } from "./program.ts";

/** No limit, as an operand. */
export const noLimit = 0x7fff_ffff;

/** @param groups how many groups there are, the whole match counted */
export function compileProgram(pattern: MatchedSequence, groups: number): Program {
  const compiler = new Compiler();
  compiler.sequence(pattern);
  compiler.emit(op.success);
  const latin = new Uint8Array(compiler.sets.length * 256);
  for (const [index, set] of compiler.sets.entries()) latin.set(set.latin, index * 256);
  return {
    code: Int32Array.from(compiler.code),
    sets: compiler.sets,
    latin,
    counts: new Int32Array(compiler.registers),
    positions: new Int32Array(compiler.registers),
    saved: new Int32Array(compiler.slots * 2),
    marks: (groups - 1) * 2,
    first: firstSet(pattern),
  };
}

/** What a match of a sequence begins with, `null` where that is not known or nothing may be. */
export function firstSet(sequence: MatchedSequence): CharacterSet | null {
  for (const node of sequence) {
    switch (node.kind) {
      case "character":
        return node.set;
      case "at":
      case "look":
        continue;
      case "group":
      case "atomic":
        // A body that may match nothing has no first set.
        return firstSet(node.body);
      case "repeat":
        return node.min === 0 || node.isNullable ? null : firstSet(node.body);
      case "branch": {
        const sets = node.items.map(firstSet);
        return sets.includes(null) ? null : CharacterSet.union(sets as CharacterSet[]);
      }
      default:
        return null;
    }
  }
  return null;
}

class Compiler {
  readonly code: number[] = [];
  readonly sets: CharacterSet[] = [];
  readonly #setIndices = new Map<CharacterSet, number>();
  registers = 0;
  slots = 0;

  emit(...words: number[]): number {
    const address = this.code.length;
    this.code.push(...words);
    return address;
  }

  #set(set: CharacterSet): number {
    let index = this.#setIndices.get(set);
    if (index === undefined) {
      index = this.sets.length;
      this.sets.push(set);
      this.#setIndices.set(set, index);
    }
    return index;
  }

  /** Fills in an address that was not known: that of the next instruction. */
  #patch(address: number): void {
    this.code[address] = this.code.length;
  }

  sequence(sequence: MatchedSequence): void {
    for (const [index, node] of sequence.entries()) {
      const next = sequence[index + 1];
      this.#node(node, next?.kind === "character" ? next.set.single : -1);
    }
  }

  /** @param literal the character that has to follow, -1 if that is not known */
  #node(node: Matched, literal: number): void {
    switch (node.kind) {
      case "character":
        return this.#character(node.set);
      case "at":
        return this.#place(node);
      case "branch":
        return this.#branch(node.items);
      case "group":
        this.emit(op.mark, (node.number - 1) * 2);
        this.sequence(node.body);
        this.emit(op.mark, (node.number - 1) * 2 + 1);
        return;
      case "atomic": {
        const slot = this.slots++;
        this.emit(op.atomic, slot);
        this.sequence(node.body);
        this.emit(op.atomicEnd, slot);
        return;
      }
      case "repeat":
        return this.#repeat(node, literal);
      case "look":
        return this.#look(node);
      case "reference":
        this.emit(op.reference, (node.group - 1) * 2, foldings.indexOf(node.folding));
        return;
      case "conditional":
        return this.#conditional(node);
      case "fail":
        this.emit(op.fail);
    }
  }

  #character(set: CharacterSet): void {
    if (set.single >= 0) this.emit(op.character, set.single);
    else if (set.complement().isEmpty) this.emit(op.any);
    else this.emit(op.set, this.#set(set));
  }

  #place(node: Matched & { kind: "at" }): void {
    if (node.place === "boundary" || node.place === "nonBoundary") {
      this.emit(op.boundary, this.#set(node.word), node.place === "boundary" ? 1 : 0);
    } else this.emit(op[node.place]);
  }

  #branch(items: readonly MatchedSequence[]): void {
    const jumps: number[] = [];
    for (const [index, item] of items.entries()) {
      if (index === items.length - 1) {
        this.sequence(item);
        break;
      }
      const split = this.emit(op.split, 0);
      this.sequence(item);
      jumps.push(this.emit(op.jump, 0));
      this.#patch(split + 1);
    }
    for (const jump of jumps) this.#patch(jump + 1);
  }

  #repeat(node: Matched & { kind: "repeat" }, literal: number): void {
    const { min, mode, body, isNullable } = node;
    const max = node.max === unlimited ? noLimit : Math.min(node.max, noLimit - 1);
    const [only] = body;
    if (body.length === 1 && only!.kind === "character") {
      const least = Math.min(min, noLimit - 1);
      const operands = [least, max, this.#set(only.set)];
      if (mode === "greedy") this.emit(op.greedy, ...operands, literal);
      else this.emit(mode === "lazy" ? op.lazy : op.possessive, ...operands);
    } else if (mode === "possessive") this.#rounds(min, max, body);
    else if (!isNullable && max === noLimit && min <= 1) this.#plainLoop(mode, min, body);
    else this.#countedLoop(mode, min, max, body);
  }

  /** A repetition without a count to keep. */
  #plainLoop(mode: "greedy" | "lazy", min: number, body: MatchedSequence): void {
    const isGreedy = mode === "greedy";
    const enter = min === 0 ? this.emit(isGreedy ? op.split : op.splitBack, 0) : undefined;
    const round = this.code.length;
    this.sequence(body);
    this.emit(isGreedy ? op.splitBack : op.split, round);
    if (enter !== undefined) this.#patch(enter + 1);
  }

  #countedLoop(mode: "greedy" | "lazy", min: number, max: number, body: MatchedSequence): void {
    const register = this.registers++;
    const least = Math.min(min, noLimit - 1);
    this.emit(op.repeat, register);
    const enter = this.emit(op.jump, 0);
    const round = this.code.length;
    this.sequence(body);
    this.#patch(enter + 1);
    if (mode === "greedy") {
      this.emit(op.until, register, least, max, round);
      return;
    }
    // What comes after the loop is first; the instruction for more rounds stands behind a jump over it.
    this.emit(op.untilLazy, register, least, max, round);
    const over = this.emit(op.jump, 0);
    this.emit(op.moreLazy, register, max, round);
    this.#patch(over + 1);
  }

  /** A possessive repetition: each round is matched in one way only. */
  #rounds(min: number, max: number, body: MatchedSequence): void {
    const register = this.registers++;
    const slot = this.slots++;
    this.emit(op.roundsBegin, register);
    const round = this.emit(op.rounds, register, slot, Math.min(min, noLimit - 1), max, 0);
    this.sequence(body);
    this.emit(op.roundsEnd, register, slot, round);
    this.#patch(round + 5);
  }

  #look(node: Matched & { kind: "look" }): void {
    const slot = this.slots++;
    if (!node.isNegated) {
      this.emit(op.look, slot, node.back);
      this.sequence(node.body);
      this.emit(op.lookEnd, slot);
      return;
    }
    const start = this.emit(op.lookNot, slot, node.back, 0);
    this.sequence(node.body);
    this.emit(op.lookNotEnd, slot);
    this.#patch(start + 3);
  }

  #conditional(node: Matched & { kind: "conditional" }): void {
    const start = this.emit(op.conditional, (node.group - 1) * 2, 0);
    this.sequence(node.yes);
    if (node.no.length === 0) {
      this.#patch(start + 2);
      return;
    }
    const jump = this.emit(op.jump, 0);
    this.#patch(start + 2);
    this.sequence(node.no);
    this.#patch(jump + 1);
  }
}
