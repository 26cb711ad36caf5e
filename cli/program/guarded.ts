import { faultIn } from "@py2ts-async/compiler";

/** Runs a phase of the compiler on the file `path`; whatever it throws is a fault of ours, and says which file it was at. */
export function guarded<T>(path: string, phase: () => T): T {
  try {
    return phase();
  } catch (error) {
    throw faultIn(path, error);
  }
}
