/** The frames of the running program, as its own code sees them. */
import { currentStack, visibleFrames } from "../../core/traceback-frames.ts";
import type { StackFrame } from "../../host/index.ts";

export { currentStack };

/** The program's frames, innermost first. */
export function callerFrames(below: unknown): StackFrame[] {
  return visibleFrames(currentStack(below)).reverse();
}
