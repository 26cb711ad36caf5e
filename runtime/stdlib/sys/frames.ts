import { ValueError } from "../../core/exceptions/base.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { Frame, runningFrames } from "../traceback/frames.ts";

/** The running frame `depth` calls above: as much as the engine's stack tells of it, which is where it is and what called it. */
export function _getframe(depth: unknown = 0): Frame {
  const above = Number(indexOf(depth));
  const frames = runningFrames(_getframe);
  if (above >= frames.length) throw new ValueError("call stack is not deep enough");
  let frame: Frame | null = null;
  const wanted = frames.slice(0, frames.length - Math.max(0, above));
  for (const place of wanted) frame = new Frame(place, frame);
  return frame!;
}
