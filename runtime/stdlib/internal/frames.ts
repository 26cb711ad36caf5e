/** The frames of the running program, as its own code sees them. */
import { visibleFrames } from "../../core/traceback-frames.ts";
import type { StackFrame } from "../../host/index.ts";

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

/** The program's frames, innermost first. */
export function callerFrames(below: unknown): StackFrame[] {
  return visibleFrames(currentStack(below)).reverse();
}
