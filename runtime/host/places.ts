import { Frame, pythonFunctionName } from "../core/frames.ts";
import { parseStack } from "./stack-frames.ts";
import type { FunctionPlace, Places, StackFrame, TaskInside } from "./types.ts";

/**
 * Noting where a task waits costs twenty times what waiting costs: only the first times of a program are noted, unless it turns out to look at them.
 */
const notedAtMost = 1000;
const tracedPerSecond = 200;
/** Deeper than CPython's recursion limit lets a program be. */
const allFrames = 1000;

interface Place {
  stack?: string;
  /** The engine writes the functions that await each other into one stack, but stops where a coroutine object is awaited: what awaits it has one of its own. */
  outer?: Place | undefined;
}

interface StackTraceEngine {
  stackTraceLimit?: number;
  captureStackTrace?(target: object): void;
}

const settled = /* @__PURE__ */ Promise.resolve();
const engine = Error as unknown as StackTraceEngine;

/** Where tasks stand, by the stacks of V8. Other engines tell nothing. */
export class EnginePlaces implements Places {
  isNoting = engine.captureStackTrace !== undefined;
  readonly #map: (frame: StackFrame) => StackFrame | undefined;
  readonly #locate: (function_: object) => FunctionPlace | undefined;
  readonly #lastLine: (error: Error) => string;
  #left = notedAtMost;
  #isAskedFor = false;
  #traced = 0;
  #tracedSince = 0;
  #places = new WeakMap<object, Place>();
  #outer = new WeakMap<object, Place>();

  /**
   * @param map leads from places in generated code to Python; frames that it has no place for are left out
   * @param locate where functions are defined
   * @param lastLine the text of an exception without its traceback, ending in a line feed
   */
  constructor(
    map: (frame: StackFrame) => StackFrame | undefined,
    locate: (function_: object) => FunctionPlace | undefined,
    lastLine: (error: Error) => string,
  ) {
    this.#lastLine = lastLine;
    this.#map = map;
    this.#locate = locate;
  }

  note(task: object): void {
    if (this.#left-- <= 0 && !this.#isAskedFor) {
      this.isNoting = false;
      this.#places = new WeakMap();
      return;
    }
    const place = captureStack();
    place.outer = this.#outer.get(task);
    this.#places.set(task, place);
  }

  enter(task: object): () => void {
    const before = this.#outer.get(task);
    const place = this.#places.get(task);
    if (place !== undefined) this.#outer.set(task, place);
    return () => {
      if (before === undefined) this.#outer.delete(task);
      else this.#outer.set(task, before);
    };
  }

  where(task: TaskInside): string | undefined {
    const isDone = task._coro._state === "closed";
    const place = isDone ? this.#definition(task) : this.#frame(task);
    if (place === undefined) return undefined;
    return `${isDone ? "done, defined" : "running"} at ${place.file}:${place.line}`;
  }

  stack(task: TaskInside, limit: number | null): Frame[] {
    return this.#limited(task, limit).map((place) => new Frame(place, null));
  }

  printStack(
    task: TaskInside,
    shown: string,
    limit: number | null,
    file: { write(text: string): unknown },
    frames: { write(text: string): unknown },
  ): void {
    const places = this.#limited(task, limit);
    const error = task._state === "FINISHED" ? task._exception : null;
    const kind = error === null ? "Stack" : "Traceback";
    if (places.length === 0) file.write(`No stack for ${shown}\n`);
    else file.write(`${kind} for ${shown} (most recent call last):\n`);
    for (const place of places) frames.write(frameText(place));
    if (error !== null) file.write(this.#lastLine(error));
  }

  #definition(task: TaskInside): StackFrame | undefined {
    const { _original: function_, __name__: functionName } = task._coro;
    const place = this.#locate(function_);
    return place && { ...place, functionName, column: 1 };
  }

  /** The frame of a coroutine that has not ended. */
  #frame(task: TaskInside): StackFrame | undefined {
    this.#isAskedFor = true;
    if (task._coro._state === "created") return this.#definition(task);
    // The outermost one, if it is that of the coroutine's function: the engine may not know all.
    const frame = this.#frames(task, task._loop._step === task).at(-1);
    const isOwn =
      frame !== undefined && pythonFunctionName(frame.functionName) === task._coro.__name__;
    return isOwn ? frame : undefined;
  }

  /** The newest frames of a coroutine, the oldest of a traceback. Source: CPython 3.13 Lib/asyncio/base_tasks.py. */
  #limited(task: TaskInside, limit: number | null): readonly StackFrame[] {
    if (task._coro._state === "closed") {
      const error = task._state === "FINISHED" ? task._exception : null;
      const frames = error === null ? [] : this.#mapped(error.stack ?? "").reverse();
      return limit === null ? frames : frames.slice(0, limit);
    }
    const frame = limit === 0 ? undefined : this.#frame(task);
    return frame === undefined ? [] : [frame];
  }

  #mapped(stack: string): StackFrame[] {
    return parseStack(stack).flatMap((frame) => this.#map(frame) ?? []);
  }

  #frames(task: object, isRunning: boolean): StackFrame[] {
    const frames: StackFrame[] = [];
    let place = this.#places.get(task);
    if (isRunning && this.isNoting) {
      place = captureStack();
      place.outer = this.#outer.get(task);
    }
    for (; place !== undefined; place = place.outer) {
      frames.push(...this.#programFrames(place.stack ?? ""));
    }
    return frames;
  }

  /** What called the first function of the task is no part of it. */
  #programFrames(stack: string): StackFrame[] {
    const frames: StackFrame[] = [];
    for (const frame of parseStack(stack)) {
      const place = this.#map(frame);
      if (place !== undefined) frames.push(place);
      else if (isStart(frame)) break;
    }
    return frames;
  }

  raise(
    error: Error,
    isNew: boolean,
    resume: (value: unknown) => unknown,
    reject: (error: unknown) => unknown,
  ): void {
    if (!this.#mayTrace()) {
      reject(error);
      return;
    }
    const capture = (): never => {
      const lines = this.#programLines(captureStack().stack ?? "");
      setStack(error, isNew ? lines : [...framesIn(error.stack), ...lines]);
      throw error;
    };
    void settled.then(capture).then(resume, reject);
  }

  leave(error: Error): void {
    if (framesIn(error.stack).length > 0 && this.#mayTrace()) {
      setStack(error, this.#programLines(error.stack ?? ""));
    }
  }

  pass(error: Error): void {
    const lines = this.#programLines(captureStack().stack ?? "");
    setStack(error, [...framesIn(error.stack), ...lines]);
  }

  /** Writing stacks takes time: a program that fails a thousand times in a second does not look at all of them. */
  #mayTrace(): boolean {
    const now = Date.now();
    if (now - this.#tracedSince > 1000) {
      this.#tracedSince = now;
      this.#traced = 0;
    }
    return this.#traced++ < tracedPerSecond;
  }

  /** The lines of a stack that are frames of the program, up to what called the first function of the task. */
  #programLines(stack: string): string[] {
    const lines: string[] = [];
    for (const line of stack.split("\n")) {
      const [frame] = parseStack(line);
      if (frame === undefined) continue;
      if (this.#map(frame) !== undefined) lines.push(line);
      else if (isStart(frame)) break;
    }
    return lines;
  }

  /**
   * V8 writes the async functions that await a promise into the stack of the code that is about to settle it. So a job is chained in front of
   * `resume` which takes that stack and never ends: nothing of the program is resumed.
   */
  awaiting(resume: (value: unknown) => unknown): Promise<readonly StackFrame[]> {
    if (engine.captureStackTrace === undefined) return Promise.resolve([]);
    return new Promise((deliver) => {
      const capture = (): Promise<never> => {
        deliver(this.#programFrames(captureStack().stack ?? ""));
        return new Promise<never>(() => undefined);
      };
      void Promise.resolve().then(capture).then(resume);
    });
  }
}

function frameText({ file, line, functionName, sourceLine = "" }: StackFrame): string {
  const text = `  File "${file}", line ${line}, in ${pythonFunctionName(functionName)}\n`;
  const source = sourceLine.trim();
  return source === "" ? text : `${text}    ${source}\n`;
}

/** The runtime's function that starts coroutines. */
function isStart(frame: StackFrame): boolean {
  return /(^|\.)_start$/.test(frame.functionName);
}

function framesIn(stack: string | undefined): string[] {
  return (stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
}

function setStack(error: Error, lines: readonly string[]): void {
  const value = [`${error.name}: ${error.message}`, ...lines].join("\n");
  Object.defineProperty(error, "stack", { value, configurable: true, writable: true });
}

function captureStack(): Place {
  const before = engine.stackTraceLimit;
  engine.stackTraceLimit = allFrames;
  const place: Place = {};
  engine.captureStackTrace!(place);
  if (before !== undefined) engine.stackTraceLimit = before;
  return place;
}
