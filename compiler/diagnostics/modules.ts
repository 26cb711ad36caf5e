import { define } from "./diagnostic.ts";

/** What module resolution refuses. */
export const moduleDiagnostics = {
  moduleNotFound: define("P2T4001", "error", (name: string) => `no module named '${name}'`),
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
