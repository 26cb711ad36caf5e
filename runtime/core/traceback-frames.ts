import { host, type StackFrame } from "../host/index.ts";
import { parseStack } from "../host/stack-frames.ts";

/** The Python frames of an engine's stack text, outermost first. Without a map to Python lines those of the engine, its own functions left out. */
export function visibleFrames(stack: string): StackFrame[] {
  const map = host().mapFrame;
  const visible: StackFrame[] = [];
  for (const frame of parseStack(stack).reverse()) {
    if (map === undefined) {
      if (!frame.file.startsWith("node:")) visible.push(frame);
      continue;
    }
    const place = map(frame);
    if (place === undefined) continue;
    // What is emitted as an arrow function inside of a function is that function's own code.
    const isInside =
      frame.functionName === "<anonymous>" &&
      place.function !== undefined &&
      place.function === visible.at(-1)?.function;
    if (isInside) visible.pop();
    visible.push(place);
  }
  return visible;
}

interface StackTraceEngine {
  stackTraceLimit?: number;
  captureStackTrace?(target: object, below?: unknown): void;
}

/** How deep CPython lets calls nest. */
const completeStack = 1000;

/** The stack of the call at hand as the engine writes it, `below` and what it called left out where the engine can do that. */
export function currentStack(below: unknown): string {
  const engine = Error as StackTraceEngine;
  const before = engine.stackTraceLimit;
  if (before !== undefined) engine.stackTraceLimit = completeStack;
  const holder: { stack?: string } = new Error();
  engine.captureStackTrace?.(holder, below);
  if (before !== undefined) engine.stackTraceLimit = before;
  return holder.stack ?? "";
}
