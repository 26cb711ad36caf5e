import { eager } from "./operations/eager.ts";
import { operations, type Operation } from "./operations/index.ts";
import type { Awaited, Program, Statement } from "./program.ts";
import { Random } from "./random.ts";

interface Place {
  /** Coroutine functions from this index on may be called. */
  readonly from: number;
  readonly depth: number;
  readonly inGenerator: boolean;
  /** The body of a generator: it iterates no other, since a generator that is dropped half-way ends when CPython counts references. */
  readonly withinGenerator: boolean;
  /** Only operations that do not await. */
  readonly sync: boolean;
}

const functionCount = 5;
const generatorCount = 3;

/** The random program of a seed. */
export function generateProgram(seed: number): Program {
  return new Generator(new Random(seed)).program();
}

class Generator {
  readonly #random: Random;
  /** A program leans on a few operations, so that these meet each other often. */
  readonly #favourites: ReadonlySet<string>;

  /** In a program that starts tasks eagerly somewhere, whatever makes a task may run it: only some programs do. */
  readonly #startsEagerly: boolean;

  constructor(random: Random) {
    this.#random = random;
    this.#startsEagerly = random.chance(0.2);
    const names = Object.keys(operations).filter((name) => this.#startsEagerly || !(name in eager));
    this.#favourites = new Set(Array.from({ length: 10 }, () => random.pick(names)));
  }

  program(): Program {
    const random = this.#random;
    const functions = Array.from({ length: functionCount }, (_, index) => ({
      body: this.#body(1 + random.below(5), place(index + 1)),
    }));
    const generators = Array.from({ length: generatorCount }, () => ({
      body: this.#body(2 + random.below(4), {
        ...place(functionCount - 1),
        inGenerator: true,
        withinGenerator: true,
      }),
    }));
    return { functions, generators, main: this.#body(4 + random.below(8), place(0)) };
  }

  #body(length: number, at: Place): Statement[] {
    return Array.from({ length }, () => this.#guarded(this.#statement(at)));
  }

  /** Most statements stand in a `try`, so that one failure does not end everything. */
  #guarded(statement: Statement): Statement {
    if (statement.bodies.length > 0 || !this.#random.chance(0.45)) return statement;
    if (statement.op === "log" || statement.op === "return") return statement;
    return {
      op: "tryExcept",
      args: [this.#random.pick(["Exception", "Exception", "BaseException"])],
      awaited: [],
      bodies: [[statement], []],
    };
  }

  #statement(at: Place): Statement {
    const [name, operation] = this.#choose(at);
    const random = this.#random;
    const [least, most] = operation.awaited ?? [0, 0];
    const count = least + random.below(most - least + 1);
    const isCallback = operation.sync === true && (operation.bodies ?? 0) > 0;
    const inner: Place = {
      ...at,
      depth: at.depth + 1,
      sync: at.sync || isCallback,
      inGenerator: at.inGenerator && !isCallback && name !== "yieldFinally",
      withinGenerator: at.withinGenerator,
    };
    return {
      op: name,
      args: operation.args?.(random) ?? [],
      awaited: Array.from({ length: count }, () => this.#awaited(at)),
      bodies: Array.from({ length: operation.bodies ?? 0 }, () =>
        this.#body(random.below(3) + (random.chance(0.5) ? 1 : 0), inner),
      ),
    };
  }

  #choose(at: Place): readonly [string, Operation] {
    const fits = Object.entries(operations).filter(
      ([name, operation]) => (this.#startsEagerly || !(name in eager)) && this.#fits(operation, at),
    );
    const weights = fits.map(
      ([name, operation]) => (operation.weight ?? 1) * (this.#favourites.has(name) ? 8 : 1),
    );
    let rest = this.#random.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      rest -= weight;
      if (rest < 0) return fits[index]!;
    }
    return fits[0]!;
  }

  #fits(operation: Operation, at: Place): boolean {
    if (operation.inGenerator && !at.inGenerator) return false;
    if (at.withinGenerator && /\breturn\b|GENERATORS|\bg\$\d/.test(operation.python)) return false;
    if (at.sync && !operation.sync) return false;
    return at.depth < 4 || (operation.bodies ?? 0) === 0;
  }

  #awaited(at: Place): Awaited {
    const random = this.#random;
    const choice = random.next();
    if (choice < 0.25) return { kind: "slot", slot: random.below(6) };
    if (choice < 0.3) return { kind: "custom", slot: random.below(6) };
    if (choice < 0.45 || at.from >= functionCount) {
      return { kind: "sleep", delay: random.pick([0, 0, 1, 1, 2, 3]) };
    }
    return { kind: "coroutine", index: at.from + random.below(functionCount - at.from) };
  }
}

function place(from: number): Place {
  return { from, depth: 0, inGenerator: false, withinGenerator: false, sync: false };
}
