import type { VariableRecord } from "./variable.ts";

/** Variables whose boundness differs from what it was at some earlier point, with what it is now. */
export type Changes = ReadonlyMap<VariableRecord, boolean>;

/** How one way through a statement ends. */
export interface Outcome {
  readonly changes: Changes;
  readonly isReachable: boolean;
}

export const noChanges: Changes = new Map();

/**
 * Which variables surely have a value at the point that the analysis has reached. Every change is logged, so that one branch can be
 * undone before the next is tried; the cost is that of the changes, never that of the number of variables.
 */
export class FlowState {
  /** False after `return`, `raise`, `break` and `continue`: what follows never runs. */
  isReachable = true;
  #log: VariableRecord[] = [];

  set(variable: VariableRecord, isBound: boolean): void {
    if (variable.isBound === isBound) return;
    variable.isBound = isBound;
    this.#log.push(variable);
  }

  /** A point to come back to. */
  mark(): number {
    return this.#log.length;
  }

  changesSince(mark: number): Changes {
    if (this.#log.length === mark) return noChanges;
    const changes = new Map<VariableRecord, boolean>();
    for (let index = mark; index < this.#log.length; index++) {
      const variable = this.#log[index]!;
      // Each entry turns the value over, so an even number of them is no change.
      if (changes.has(variable)) changes.delete(variable);
      else changes.set(variable, variable.isBound);
    }
    return changes;
  }

  /** Goes back to a point, as if nothing had happened since. */
  undo(mark: number): void {
    while (this.#log.length > mark) {
      const variable = this.#log.pop()!;
      variable.isBound = !variable.isBound;
    }
  }

  /** How things stand since `mark`, before the bindings go back to what they were there. */
  finish(mark: number): Outcome {
    const outcome = { changes: this.changesSince(mark), isReachable: this.isReachable };
    this.undo(mark);
    return outcome;
  }

  apply(changes: Changes): void {
    for (const [variable, isBound] of changes) this.set(variable, isBound);
  }

  /** Where several ways meet, a variable is bound that all of those bind which can be gone. */
  join(outcomes: readonly Outcome[]): void {
    const reachable = outcomes.filter((outcome) => outcome.isReachable);
    if (reachable.length === 0) {
      this.isReachable = false;
      return;
    }
    this.isReachable = true;
    if (reachable.length === 1) {
      this.apply(reachable[0]!.changes);
      return;
    }
    const mentions = new Map<VariableRecord, { count: number; isBound: boolean }>();
    for (const { changes } of reachable) {
      for (const [variable, isBound] of changes) {
        const mention = mentions.get(variable);
        if (mention === undefined) {
          mentions.set(variable, { count: 1, isBound });
        } else {
          mention.count++;
          mention.isBound &&= isBound;
        }
      }
    }
    for (const [variable, { count, isBound }] of mentions) {
      // The ways that do not mention a variable leave it as it is.
      this.set(variable, isBound && (count === reachable.length || variable.isBound));
    }
  }
}
