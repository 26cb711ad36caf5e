/** The runtime's stubs as data, parsed when they are first needed. */
import { stubData } from "./generated/stubs.ts";
import type { StubProgram } from "./data.ts";

export function loadStubs(): StubProgram {
  return JSON.parse(stubData) as StubProgram;
}
