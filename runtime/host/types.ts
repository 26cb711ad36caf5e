/** What differs between hosts (Node, browsers, Bun, Deno, tests). Emitted code never sees these; the runtime asks for them lazily. */

/** Cancels what was arranged; harmless when it already happened. */
export type Cancel = () => void;

/** Time, in seconds, as the event loop and the `time` module see it. */
export interface Clock {
  /** Seconds on a clock that never goes back (`time.monotonic`, `loop.time`). */
  monotonic(): number;
  /** Seconds since 1970-01-01T00:00:00Z (`time.time`). */
  wall(): number;
  /** What `time.get_clock_info("monotonic").resolution` says; the loop treats timers within it as due. */
  readonly resolution: number;
  /** True when waiting is instant: nothing outside the program moves this clock. */
  readonly virtual: boolean;
  /** Moves a virtual clock forward; a real clock blocks the thread that long (`time.sleep`). */
  sleep(seconds: number): void;
}

/** Macrotasks of the host. */
export interface Scheduler {
  /** Seconds of real time since some moment; measures time slices, whatever the clock of the program says. */
  elapsed(): number;
  /** Calls `callback` after at least `seconds`, keeping the host alive until then. */
  after(seconds: number, callback: () => void): Cancel;
  /** Calls `callback` in the next macrotask, after pending input and output had their turn. */
  nextTurn(callback: () => void): void;
  /**
   * Calls `callback` once the host has nothing left to do that could wake the program; hosts that cannot know (browsers) never call it.
   */
  whenIdle(callback: () => void): Cancel;
}

/** A text stream of the host. */
export interface OutputStream {
  write(text: string): void;
  flush(): void;
  /** `isatty()` of Python's file object. */
  readonly isTTY: boolean;
}

/** A task that waits for ever, as the deadlock report shows it. */
export interface WaitingTask {
  /** `Task-3`, or the name it was given. */
  readonly name: string;
  /** Name of the coroutine function. */
  readonly coroutine: string;
  /** What it waits on: `queue.get()`, `event.wait()`, `task 'Task-2'`, ... */
  readonly waitsOn: string;
  /** Where, innermost call first; empty where the engine cannot tell. */
  readonly frames: readonly StackFrame[];
}

/** A place in the program; `file` and `line` are the Python ones where a source map is known. */
export interface StackFrame {
  readonly functionName: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, as JavaScript engines count. */
  readonly column: number;
  /** The text of the line, where the host knows it. */
  readonly sourceLine?: string;
  /** `__name__` of the module, where the host knows it. */
  readonly module?: string;
  /** Of the function that the place is in, where the host knows it. */
  readonly function?: FunctionPlace | undefined;
}

/** What has to be known of a task to tell where it stands. */
export interface TaskInside {
  readonly _coro: {
    readonly _state: "created" | "started" | "closed";
    /** The coroutine function, of a bound method that of its class. */
    readonly _original: object;
    readonly __name__: string;
  };
  readonly _state: string;
  readonly _exception: Error | null;
  readonly _loop: { readonly _step: object | null };
}

/** Python's `frame`, as much as an engine tells of one. */
export interface FrameObject {
  readonly f_lineno: number;
  readonly f_code: { readonly co_filename: string; readonly co_name: string };
  readonly f_back: FrameObject | null;
}

/** Where tasks stand. A native async function shows nobody where it is suspended; what an engine can tell, a host may note. */
export interface Places {
  /** True while {@link note} is of use. */
  readonly isNoting: boolean;
  /** `task` awaits something that may suspend it, in the code that is on the stack. */
  note(task: object): void;
  /** `task` awaits a coroutine object where it was noted last; returns what undoes that. */
  enter(task: object): () => void;
  /** `running at file:line`, `done, defined at file:line`; `undefined` where nothing is known. */
  where(task: TaskInside): string | undefined;
  /** Python's frame objects of a task: that of its coroutine, or those of the exception that ended it, the oldest first. */
  stack(task: TaskInside, limit: number | null): FrameObject[];
  /** `Task.print_stack`. @param shown `repr` of the task */
  printStack(
    task: TaskInside,
    shown: string,
    limit: number | null,
    file: { write(text: string): unknown },
    frames: { write(text: string): unknown },
  ): void;
  /**
   * Rejects the promise that the frames of a waiting task wait for, with `error`: its traceback goes on with them. It begins with them if the error `isNew`.
   */
  raise(
    error: Error,
    isNew: boolean,
    resume: (value: unknown) => unknown,
    reject: (error: unknown) => unknown,
  ): void;
  /** `error` ended a task: what is on the stack outside of the task is no part of its traceback. */
  leave(error: Error): void;
  /** `error` passes through the functions on the stack. */
  pass(error: Error): void;
  /** The Python frames that wait for a promise to be settled by `resume`; nothing of them runs again. */
  awaiting(resume: (value: unknown) => unknown): Promise<readonly StackFrame[]>;
}

/** Where a function of the program is defined. */
export interface FunctionPlace {
  /** `__qualname__`. */
  readonly qualifiedName: string;
  readonly file: string;
  /** That of its first decorator, if it has any. */
  readonly line: number;
  readonly sourceLine: string;
}

/** Why a program cannot go on: nothing is left that could wake any of its tasks. */
export interface DeadlockReport {
  readonly tasks: readonly WaitingTask[];
  /** The report as text, ending in a line feed. */
  readonly text: string;
}

export interface Host {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** One line of standard input with its line feed, `""` at its end; absent where there is none. */
  readLine?(): string;
  /** Whether standard input is a terminal. */
  readonly inputIsTTY: boolean;
  /** The program and its arguments: the list that `sys.argv` is. */
  readonly argv: string[];
  /** Ends the program (`sys.exit` that nobody caught, the deadlock report). */
  exit(code: number): void;
  /** Calls `callback` with every exception that nobody catches, before the host reports it; absent where nobody can tell. */
  whenUncaught?(callback: (error: unknown) => void): void;
  /** Calls `callback` when the program ends; absent where nobody can tell. It must not wait for anything. */
  atExit?(callback: () => void): void;
  /** Value of an environment variable. */
  environment(name: string): string | undefined;
  /** Called on a deadlock. The default writes the report to `stderr` and exits with 1. What it throws is raised by `asyncio.run`. */
  deadlock?(report: DeadlockReport): void;
  /** Maps a place in the generated code to the Python source; `undefined` leaves the frame out. */
  mapFrame?(frame: StackFrame): StackFrame | undefined;
  /** Where tasks stand; absent where nobody notes it. */
  readonly places?: Places;
  /** Where a function of the program is defined in Python; absent where the host has no sources. */
  locateFunction?(function_: object): FunctionPlace | undefined;
  /**
   * The traceback of an exception that the loop reports (`formatException` of the runtime), ending in a line feed. Without it only the exception's
   * own line is shown: the whole of tracebacks would be a fifth of the smallest program.
   */
  formatException?(exception: Error): string;
  /** Arranges for Ctrl-C (SIGINT) to call `callback`; returns what undoes it. Absent where there is no such thing. */
  onInterrupt?(callback: () => void): Cancel;
}
