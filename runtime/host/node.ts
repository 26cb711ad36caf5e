import type { Cancel, Host, OutputStream, Scheduler } from "./types.ts";
import { elapsedSeconds, realClock, timeoutAfter } from "./web.ts";

/** The parts of Node's `process` and modules that the host uses; Bun and Deno have them too. */
interface NodeProcess {
  readonly argv: readonly string[];
  readonly platform: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  getBuiltinModule?(name: string): unknown;
  exit(code: number): never;
  on(event: string, listener: (argument: unknown) => void): unknown;
  once(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

interface NodeFileSystem {
  writeSync(descriptor: number, text: string | Uint8Array, offset?: number): number;
  readSync(descriptor: number, buffer: Uint8Array): number;
}

interface NodeGlobals {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new () => {
    decode(bytes: Uint8Array, options: { stream: boolean }): string;
  };
  readonly process?: NodeProcess;
  setImmediate(callback: () => void): unknown;
}

const globals = globalThis as unknown as NodeGlobals;
/** Text kept back before it is written; programs that print a lot pay for few system calls. */
const bufferSize = 1 << 16;

/** `sys.platform`: the operating system, which Node calls as CPython does; `unknown` where there is no Node. */
export function hostPlatform(): string {
  return globals.process?.platform ?? "unknown";
}

/** The host of Node, Bun and Deno, or `undefined` elsewhere. */
export function nodeHost(): Host | undefined {
  const process = globals.process;
  if (process?.getBuiltinModule === undefined) return undefined;
  const fs = process.getBuiltinModule("fs") as NodeFileSystem | undefined;
  if (fs === undefined) return undefined;
  const stdout = bufferedStream(process, fs, 1);
  const errors = bufferedStream(process, fs, 2);
  return {
    clock: realClock(),
    scheduler: nodeScheduler(process),
    stdout,
    stderr: {
      isTTY: errors.isTTY,
      write: (text) => {
        stdout.flush();
        errors.write(text);
        errors.flush();
      },
      flush: errors.flush,
    },
    readLine: lineReader(fs),
    inputIsTTY: isTerminal(process, 0),
    argv: process.argv.length > 1 ? process.argv.slice(1) : [""],
    exit: (code) => process.exit(code),
    whenUncaught: (callback) => void process.on("uncaughtExceptionMonitor", callback),
    atExit: (callback) => void process.once("exit", callback),
    environment: (name) => process.env[name],
    onInterrupt: (callback) => {
      process.on("SIGINT", callback);
      return () => process.off("SIGINT", callback);
    },
  };
}

function nodeScheduler(process: NodeProcess): Scheduler {
  return {
    elapsed: elapsedSeconds,
    after: timeoutAfter,
    nextTurn: (callback) => {
      globals.setImmediate(callback);
    },
    whenIdle: (callback): Cancel => {
      process.once("beforeExit", callback);
      return () => process.off("beforeExit", callback);
    },
  };
}

/**
 * A stream that writes to the descriptor itself when it holds enough text, at the next turn of the host, or at exit; a terminal
 * gets every line at once. In a worker thread, or where a test has replaced `process.stdout`, the text goes through Node's own stream.
 */
function bufferedStream(process: NodeProcess, fs: NodeFileSystem, descriptor: 1 | 2): OutputStream {
  const threads = process.getBuiltinModule!("worker_threads") as { readonly isMainThread: boolean };
  const isTTY = threads.isMainThread && isTerminal(process, descriptor);
  const name = descriptor === 1 ? "stdout" : "stderr";
  const put = threads.isMainThread
    ? (text: string) => writeAll(fs, descriptor, text)
    : (text: string) => void process[name].write(text);
  let pending = "";
  let scheduled = false;
  let atExit = false;
  const flush = (): void => {
    if (pending === "") return;
    const text = pending;
    pending = "";
    put(text);
  };
  const write = (text: string): void => {
    pending += text;
    if (pending.length >= bufferSize || (isTTY && text.includes("\n"))) return flush();
    if (!atExit) {
      atExit = true;
      process.once("exit", flush);
    }
    if (scheduled) return;
    scheduled = true;
    globals.setImmediate(() => {
      scheduled = false;
      flush();
    });
  };
  return { isTTY, write, flush };
}

function isTerminal(process: NodeProcess, descriptor: number): boolean {
  const { isatty } = process.getBuiltinModule!("tty") as { isatty(descriptor: number): boolean };
  return isatty(descriptor);
}

/** Writes everything, waiting for a pipe that is full for the moment. */
function writeAll(fs: NodeFileSystem, descriptor: number, text: string): void {
  const bytes = new globals.TextEncoder().encode(text);
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += fs.writeSync(descriptor, bytes, offset);
    } catch (error) {
      if ((error as { code?: string }).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** `sys.stdin.readline()` from descriptor 0, blocking as it does in Python. */
function lineReader(fs: NodeFileSystem): () => string {
  const decoder = new globals.TextDecoder();
  const chunk = new Uint8Array(bufferSize);
  let pending = "";
  let ended = false;
  return () => {
    for (;;) {
      const end = pending.indexOf("\n");
      if (end >= 0 || ended) {
        const line = end >= 0 ? pending.slice(0, end + 1) : pending;
        pending = pending.slice(line.length);
        return line;
      }
      try {
        const size = fs.readSync(0, chunk);
        ended = size === 0;
        pending += decoder.decode(chunk.subarray(0, size), { stream: !ended });
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (code === "EOF") ended = true;
        else if (code !== "EAGAIN") throw error;
        else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    }
  };
}
