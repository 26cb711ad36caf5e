import type { DeadlockReport, WaitingTask } from "../host/index.ts";
import type { BaseEventLoop } from "./base-events.ts";
import type { Future } from "./core.ts";
import { Task } from "./tasks.ts";

/**
 * Reports that nothing is left that could wake any task: which tasks wait, on what, and where. No code of the program runs again: its
 * `finally` blocks would print what CPython, which hangs here, never prints.
 */
export async function reportDeadlock(loop: BaseEventLoop): Promise<void> {
  const tasks: WaitingTask[] = [];
  for (const task of loop._tasks.toArray()) {
    const resume = task._resume;
    const frames = resume ? ((await loop._host.places?.awaiting(resume)) ?? []) : [];
    tasks.push({
      name: task.get_name(),
      coroutine: task._coro.__qualname__,
      waitsOn: describeWait(task._fut_waiter),
      frames: [...frames].reverse(),
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
