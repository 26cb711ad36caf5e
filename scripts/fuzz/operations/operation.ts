import type { Random } from "../random.ts";

/**
 * An operation of random programs. In its text `@` stands for the label of the statement, `$0`, `$1` for its arguments, `%0`, `%1` for its awaitables,
 * `%*` for all of them, `#0`, `#1` (alone on a line) for its nested statements.
 */
export interface Operation {
  /** What the operation is made of. */
  readonly args?: (random: Random) => readonly (number | string)[];
  /** How many awaitables it takes, at least and at most. */
  readonly awaited?: readonly [number, number];
  /** How many nested bodies it has. */
  readonly bodies?: number;
  readonly python: string;
  /** How often, against others. */
  readonly weight?: number;
  /** True for what neither awaits nor nests: it may stand in a callback. */
  readonly sync?: boolean;
  /** True for what only stands in an asynchronous generator. */
  readonly inGenerator?: boolean;
}

export interface Operations {
  readonly [name: string]: Operation;
}

const delays = [0, 0, 0.5, 1, 1, 1, 2, 2, 3, 5];
export const timeouts = [0, 0.5, 1, 1, 2, 3, -1];
export const delay = (random: Random): number => random.pick(delays);
export const slot = (random: Random): number => random.below(6);
export const deadline = (random: Random): number | string =>
  random.chance(0.1) ? "None" : random.pick(timeouts);

export const anyOf =
  (...choices: readonly ((random: Random) => number | string)[]) =>
  (random: Random): readonly (number | string)[] =>
    choices.map((choice) => choice(random));

export const number =
  (bound: number) =>
  (random: Random): number =>
    random.below(bound);

export const word =
  (...words: readonly string[]) =>
  (random: Random): string =>
    random.pick(words);
