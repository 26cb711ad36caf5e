import { SystemExit } from "../../core/exceptions/base.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { toStr } from "../../core/str.ts";
import { host } from "../../host/index.ts";

/** How a program ends that nobody keeps from exiting. */
export interface ExitStatus {
  /** From 0 to 255. */
  readonly status: number;
  /** What is written to the standard error, ending in a line feed. */
  readonly message: string | null;
}

const watched = /* @__PURE__ */ new WeakSet<object>();

/** `exit(status=None)`: raises `SystemExit`. Where nobody catches it, it ends the process as in Python. */
export function exit(status: unknown = null): never {
  const { whenUncaught } = host();
  if (whenUncaught !== undefined && !watched.has(whenUncaught)) {
    watched.add(whenUncaught);
    whenUncaught(endProcess);
  }
  if (status === null) throw new SystemExit();
  if (status instanceof SystemExit) throw status;
  // As everywhere in CPython where a value is made an exception, a tuple holds the arguments.
  if (status instanceof tuple) throw new SystemExit(...iterate(status));
  throw new SystemExit(status);
}

/** What CPython makes of `SystemExit.code`. Source: CPython Python/pythonrun.c. */
export function exitStatusOf(error: SystemExit): ExitStatus {
  const code = error.code;
  if (code === null || code === undefined) return { status: 0, message: null };
  if (typeof code === "boolean") return { status: code ? 1 : 0, message: null };
  if (typeof code === "bigint") return { status: statusOfLong(code), message: null };
  if (typeof code === "number" && Number.isInteger(code))
    return { status: statusOfLong(BigInt(code)), message: null };
  return { status: 1, message: `${toStr(code)}\n` };
}

/** The low byte of a C `long`; what does not fit into one is -1. */
function statusOfLong(code: bigint): number {
  return BigInt.asIntN(64, code) === code ? Number(code & 0xffn) : 255;
}

function endProcess(error: unknown): void {
  if (!(error instanceof SystemExit)) return;
  const { status, message } = exitStatusOf(error);
  const { stdout, stderr, exit: leave } = host();
  stdout.flush();
  if (message !== null) stderr.write(message);
  leave(status);
}
