/** What raising and catching costs: the runtime's exceptions against bare JavaScript errors with and without a stack, at several depths. */
import { ValueError } from "../runtime/index.ts";
import type { Benchmark, Case } from "./harness.ts";

const engine = Error as { stackTraceLimit?: number };
const times = 20_000;

class Bare extends Error {}

function raiseAt(depth: number, create: () => Error): number {
  if (depth > 0) return raiseAt(depth - 1, create) + 1;
  throw create();
}

/** Raises and catches `times` times, with V8's stack limit at `limit`. */
function raising(depth: number, limit: number, create: () => Error): () => void {
  return () => {
    const before = engine.stackTraceLimit;
    engine.stackTraceLimit = limit;
    try {
      for (let count = 0; count < times; count++) {
        try {
          raiseAt(depth, create);
        } catch (error) {
          if (!(error instanceof Error)) throw error;
        }
      }
    } finally {
      if (before !== undefined) engine.stackTraceLimit = before;
    }
  };
}

function atDepth(depth: number): Case {
  return {
    name: `raise and catch, ${depth} calls deep`,
    work: { amount: times, unit: "exceptions" },
    contenders: [
      { name: "ValueError of the runtime", run: raising(depth, 10, () => new ValueError("x")) },
      { name: "Error without a stack", run: raising(depth, 0, () => new Bare("x")) },
      { name: "Error with ten frames", run: raising(depth, 10, () => new Bare("x")) },
      { name: "Error with all frames", run: raising(depth, 1000, () => new Bare("x")) },
    ],
  };
}

const benchmark: Benchmark = {
  name: "exceptions",
  description:
    "Exceptions that are caught: the runtime captures a stack for a thousand a second only.",
  cases: [5, 50].map(atDepth),
};

export default benchmark;
