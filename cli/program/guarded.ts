import { InternalError, UsageError } from "../exit.ts";

/** Runs a phase of the compiler; whatever it throws is a fault of ours, and says which file it was at. */
export function guarded<T>(path: string, phase: () => T): T {
  try {
    return phase();
  } catch (error) {
    if (error instanceof UsageError || error instanceof InternalError) throw error;
    throw new InternalError(path, error);
  }
}
