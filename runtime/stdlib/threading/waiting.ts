/** Waiting for other threads, of which there are none: a wait with a limit takes its time, one without would never end. */
import { OverflowError, RuntimeError, ValueError } from "../../core/exceptions/index.ts";
import { floatValue } from "../../core/numbers/floats.ts";
import { lt } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { sleep } from "../time/index.ts";

/** `threading.TIMEOUT_MAX`. */
export const TIMEOUT_MAX = 9223372036;

/** Waits in vain. @param timeout seconds; `None` or negative: for ever */
export function waitInVain(timeout: unknown, what: string): void {
  if (timeout === null || lt(timeout, 0)) {
    throw new RuntimeError(`${what} would wait for ever: a program has one thread here`);
  }
  sleep(timeout as never);
}

/** Checks the arguments of `acquire` and waits, where that is wanted, for something that nobody releases. Returns false. */
export function acquireInVain(blocking: unknown, timeout: unknown, what: string): false {
  if (truth(blocking)) waitInVain(timeout, what);
  return false;
}

/** @throws as a lock's `acquire` does for arguments that make no sense */
export function checkTimeout(blocking: unknown, timeout: unknown): void {
  const seconds = floatValue(timeout as never);
  if (!truth(blocking) && seconds !== -1)
    throw new ValueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1)
    throw new ValueError("timeout value must be a non-negative number");
  if (seconds > TIMEOUT_MAX) throw new OverflowError("timeout value is too large");
}
