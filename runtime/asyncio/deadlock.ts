import { parseStack } from "../host/stack-frames.ts";
import type { DeadlockReport, StackFrame, WaitingTask } from "../host/index.ts";
import type { BaseEventLoop } from "./base-events.ts";
import type { Future } from "./core.ts";
import type { Resolve } from "./coroutine.ts";
import { Task } from "./tasks.ts";

/** More frames than CPython's recursion limit lets a program have. */
const allFrames = 1000;

/**
 * Reports that nothing is left that could wake any task: which tasks wait, on what, and where. No code of the program runs again: its
 * `finally` blocks would print what CPython, which hangs here, never prints.
 */
export async function reportDeadlock(loop: BaseEventLoop): Promise<void> {
  const tasks: WaitingTask[] = [];
  for (const task of loop._pendingTasks()) {
    const frames = await awaitingFrames(task._resume);
    tasks.push({
      name: task.get_name(),
      coroutine: task._coro.__qualname__,
      waitsOn: describeWait(task._fut_waiter),
      frames: visibleFrames(loop, frames),
    });
  }
  const report: DeadlockReport = { tasks, text: renderReport(tasks) };
  const host = loop._host;
  try {
    if (host.deadlock !== undefined) host.deadlock(report);
    else {
      host.stderr.write(report.text);
      host.exit(1);
    }
  } catch (error) {
    loop._abandon(error);
  }
}

function describeWait(future: Future<unknown> | null): string {
  if (future === null) return "its next step";
  if (future._primitive !== null) return future._primitive._label;
  if (future instanceof Task) return `task ${future.get_name()}`;
  return "a future that nobody completes";
}

function renderReport(tasks: readonly WaitingTask[]): string {
  const lines = [
    "Deadlock: nothing is left that could wake any task; CPython would wait for ever.",
  ];
  for (const task of tasks) {
    lines.push(`  ${task.name} (${task.coroutine}) waits for ${task.waitsOn}`);
    for (const frame of task.frames) {
      lines.push(`    File "${frame.file}", line ${frame.line}, in ${frame.functionName}`);
    }
  }
  if (tasks.length === 0) lines.push("  The future that the loop runs for is never completed.");
  return `${lines.join("\n")}\n`;
}

/** The program's frames, in the order of a traceback: the outermost call first. */
function visibleFrames(loop: BaseEventLoop, frames: readonly StackFrame[]): StackFrame[] {
  const map = loop._host.mapFrame;
  const mapped: StackFrame[] = [];
  for (const frame of frames) {
    const place = map === undefined ? frame : map(frame);
    if (place !== undefined) mapped.push(place);
  }
  return mapped.reverse();
}

/** Leaves the runtime's own functions out, unless that leaves nothing: a bundle has one file for all. */
function withoutOwn(frames: readonly StackFrame[], ownFile: string): readonly StackFrame[] {
  const folder = ownFile.slice(0, ownFile.lastIndexOf("/") + 1);
  if (folder === "") return frames;
  const isOwn = (file: string): boolean =>
    file.startsWith(folder) && !file.includes("/", folder.length);
  const kept = frames.filter((frame) => !isOwn(frame.file));
  return kept.length === 0 ? frames : kept;
}

interface StackTraceEngine {
  stackTraceLimit?: number;
  captureStackTrace?(target: object): void;
}

/**
 * Where the async functions stand that wait, through the engine's own `resolve` function, for the promise that the task suspended on.
 *
 * V8 writes the async functions that await a promise into the stack of the code that is about to settle it. So a job is chained in front of
 * `resolve` which takes that stack and never ends: nothing of the program is resumed. Other engines give no frames.
 */
function awaitingFrames(resume: Resolve<unknown>): Promise<readonly StackFrame[]> {
  const engine = Error as unknown as StackTraceEngine;
  if (resume === null || resume === undefined || engine.captureStackTrace === undefined) {
    return Promise.resolve([]);
  }
  return new Promise((deliver) => {
    const capture = (): Promise<never> => {
      const before = engine.stackTraceLimit;
      engine.stackTraceLimit = allFrames;
      const holder: { stack?: unknown } = {};
      engine.captureStackTrace!(holder);
      const text = String(holder.stack);
      engine.stackTraceLimit = before ?? 10;
      deliver(parseAsyncFrames(text));
      return new Promise<never>(() => undefined);
    };
    void Promise.resolve().then(capture).then(resume);
  });
}

/** The functions that wait, from a V8 stack whose first line is `capture` itself. */
function parseAsyncFrames(stack: string): readonly StackFrame[] {
  const frames = parseStack(stack);
  const own = frames.shift();
  return withoutOwn(frames, own?.file ?? "");
}
