import { fileURLToPath } from "node:url";
import { Oracle } from "./oracle.ts";

interface Job {
  readonly source: string;
  readonly coverage?: boolean;
}

export interface Answer {
  readonly trace: string[];
  /** The names of asyncio that the program reaches, and all that there are; only where the job asks for the coverage. */
  readonly reached?: readonly string[];
  readonly names?: readonly string[];
}

/** CPython, running one asyncio program after the other. */
export function asyncioOracle(): Oracle<Job, Answer> {
  return new Oracle(fileURLToPath(new URL("oracle.py", import.meta.url)));
}
