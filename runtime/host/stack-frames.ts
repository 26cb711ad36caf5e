/** Reads the engine's stack traces. */
import type { StackFrame } from "./types.ts";

/** `    at async f (file:line:column)`, `    at file:line:column`. Source: V8's stack trace API. */
const stackLine = /^\s+at (?:async )?(?:(.*?) \()?((?:\w+:\/\/)?[^()]*?):(\d+):(\d+)\)?$/;

/** The frames of a V8 stack, innermost first. Another engine's stack, or a text without frames, gives none. */
export function parseStack(stack: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const line of stack.split("\n")) {
    const match = stackLine.exec(line);
    if (match === null) continue;
    const [, functionName = "<anonymous>", file = "", lineNumber, column] = match;
    frames.push({ functionName, file, line: Number(lineNumber), column: Number(column) });
  }
  return frames;
}
