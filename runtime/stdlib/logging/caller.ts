/** Where a message was logged. */
import { pythonFunctionName } from "../../core/frames.ts";
import { visibleFrames } from "../../core/traceback-frames.ts";
import type { StackFrame } from "../../host/index.ts";
import { noteSourceLine } from "../internal/source-lines.ts";
import { FrameSummary, StackSummary } from "../traceback/stack-summary.ts";
import { runningFrames } from "../traceback/frames.ts";

interface StackTraceEngine {
  stackTraceLimit?: number;
  captureStackTrace?(target: object, below?: unknown): void;
}

/** How many frames are kept for a record: those of this module, and what `stacklevel` may ask for. */
const keptFrames = 40;

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly function: string;
}

const unknownPlace: Place = { file: "(unknown file)", line: 0, function: "(unknown function)" };

/**
 * The place of a call, found when it is asked for: to keep the engine's stack is cheap, to read it and to find the Python lines is not, and most records
 * are shown without it.
 */
export class Caller {
  readonly #holder: { stack?: string };
  readonly #level: number;
  #place: Place | undefined;

  /** @param level 1 for the code that called this module, 2 for what called that, ... */
  constructor(level: number) {
    const engine = Error as StackTraceEngine;
    const before = engine.stackTraceLimit;
    if (before !== undefined) engine.stackTraceLimit = keptFrames + level;
    this.#holder = engine.captureStackTrace === undefined ? new Error() : {};
    engine.captureStackTrace?.(this.#holder, Caller);
    if (before !== undefined) engine.stackTraceLimit = before;
    this.#level = level;
  }

  get place(): Place {
    if (this.#place === undefined) {
      const frames = visibleFrames(this.#holder.stack ?? "");
      this.#place = placeOf(frames[frameIndex(frames.length, this.#level)]);
    }
    return this.#place;
  }
}

function frameIndex(count: number, level: number): number {
  return Math.max(0, count - Math.max(1, level));
}

function placeOf(frame: StackFrame | undefined): Place {
  if (frame === undefined) return unknownPlace;
  noteSourceLine(frame.file, frame.line, frame.sourceLine);
  const { file, line, functionName } = frame;
  return { file, line, function: pythonFunctionName(functionName) };
}

/** The stack of the call as text. */
export function stackText(level: number): string {
  const frames = runningFrames(stackText);
  const shown = frames.slice(0, frameIndex(frames.length, level) + 1);
  const entries = shown.map(
    ({ file, line, functionName }) =>
      new FrameSummary(file, line, pythonFunctionName(functionName)),
  );
  const text = StackSummary.from_list(entries).format().join("");
  return `Stack (most recent call last):\n${text}`.replace(/\n$/, "");
}
