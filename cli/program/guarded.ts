import { InternalError, UsageError } from "../exit.ts";

/** Runs a phase of the compiler; whatever it throws is a fault of ours, and says which file it was at. */
export function guarded<T>(path: string, phase: () => T): T {
  try {
    return phase();
  } catch (error) {
    throw faultAt(path, error);
  }
}

/** {@link guarded} for a phase that takes its time. */
export async function guardedAsync<T>(path: string, phase: () => Promise<T>): Promise<T> {
  try {
    return await phase();
  } catch (error) {
    throw faultAt(path, error);
  }
}

function faultAt(path: string, error: unknown): unknown {
  const isKnown = error instanceof UsageError || error instanceof InternalError;
  return isKnown ? error : new InternalError(path, error);
}
