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
    if (place !== undefined) visible.push(place);
  }
  return visible;
}
