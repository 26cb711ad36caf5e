import { define } from "./diagnostic.ts";

/** What module resolution refuses. */
export const moduleDiagnostics = {
  moduleNotFound: define("P2T4001", "error", (name: string) => `no module named '${name}'`),
} as const;
