import { define } from "./diagnostic.ts";

/** What the lowering refuses. */
export const loweringDiagnostics = {
  notSupported: define(
    "P2T3001",
    "error",
    (construct: string) => `${construct} is not supported yet`,
  ),
} as const;
