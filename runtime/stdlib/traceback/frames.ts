/** The frames of tracebacks and of the running program. */
import { traceback } from "../../core/exceptions/base.ts";
import { framesOfStack, placesOf } from "../../core/exceptions/traceback-members.ts";
import { visibleFrames } from "../../core/traceback-frames.ts";
import type { StackFrame } from "../../host/index.ts";
import { currentStack } from "../internal/frames.ts";
import { noteSourceLine } from "../internal/source-lines.ts";

export { Code, Frame } from "../../core/frames.ts";

/** The frames of a traceback, outermost first. */
export function tracebackFrames(of: unknown): StackFrame[] {
  if (!(of instanceof traceback)) return [];
  const own = placesOf(of) ?? framesOfStack(of.stack);
  for (const { file, line, sourceLine } of own) noteSourceLine(file, line, sourceLine);
  return own;
}

/** The running frames, outermost first. */
export function runningFrames(below: unknown): StackFrame[] {
  const frames = visibleFrames(currentStack(below));
  for (const { file, line, sourceLine } of frames) noteSourceLine(file, line, sourceLine);
  return frames;
}
