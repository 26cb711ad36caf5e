/** The frames of tracebacks and of the running program. */
import { traceback } from "../../core/exceptions/base.ts";
import { visibleFrames } from "../../core/traceback-frames.ts";
import type { StackFrame } from "../../host/index.ts";
import { currentStack } from "../internal/frames.ts";
import { noteSourceLine } from "../internal/source-lines.ts";

export { Code, Frame } from "../../core/frames.ts";

function isSame(a: StackFrame, b: StackFrame): boolean {
  return (
    a.file === b.file &&
    a.line === b.line &&
    a.column === b.column &&
    a.functionName === b.functionName
  );
}

/**
 * The frames of a traceback, outermost first. The engine's stack begins at the program's start, Python's traceback at the function that catches: what is
 * outside of that one is still running as it was, and is left out.
 */
export function tracebackFrames(of: unknown): StackFrame[] {
  if (!(of instanceof traceback)) return [];
  const frames = visibleFrames(of.stack);
  const running = visibleFrames(currentStack(tracebackFrames));
  let shared = 0;
  while (
    shared < frames.length - 1 &&
    shared < running.length - 1 &&
    isSame(frames[shared]!, running[shared]!)
  )
    shared++;
  const own = frames.slice(shared);
  for (const { file, line, sourceLine } of own) noteSourceLine(file, line, sourceLine);
  return own;
}

/** The running frames, outermost first. */
export function runningFrames(below: unknown): StackFrame[] {
  const frames = visibleFrames(currentStack(below));
  for (const { file, line, sourceLine } of frames) noteSourceLine(file, line, sourceLine);
  return frames;
}
