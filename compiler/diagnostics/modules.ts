import { define } from "./diagnostic.ts";

/** What module resolution refuses. */
export const moduleDiagnostics = {
  moduleNotFound: define("P2T4001", "error", (name: string) => `no module named '${name}'`),
  moduleLacks: define(
    "P2T4004",
    "error",
    (name: string, lacked: string) =>
      `no module named '${name}': the one on the path needs '${lacked}', which is not there`,
  ),
  libraryRefusals: define(
    "P2T4005",
    "warning",
    (name: string, count: number, first: string) =>
      `${count === 1 ? "one place" : `${count} places`} of the module '${name}' cannot be compiled and will raise NotImplementedError: ${first}`,
    { hint: "the rest of the module behaves as in CPython" },
  ),
  availableLater: define(
    "P2T4002",
    "error",
    (name: string, reason: string) => `'${name}' is not supported yet: ${reason}`,
    { hint: "docs/asyncio.md lists what is" },
  ),
  notAvailable: define(
    "P2T4003",
    "error",
    (name: string, reason: string) => `'${name}' is not supported: ${reason}`,
    { hint: "docs/asyncio.md and docs/language.md list what is" },
  ),
} as const;
