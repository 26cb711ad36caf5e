import { define } from "./diagnostic.ts";

/** What CPython's symbol table and compiler stages reject, and what our analysis cannot accept. */
export const analysisDiagnostics = {
  returnOutsideFunction: define("P2T2001", "error", "'return' outside function", {
    exception: "SyntaxError",
  }),
} as const;
