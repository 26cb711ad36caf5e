import { define } from "./diagnostic.ts";

/** What the tokenizer and the parser reject. */
export const syntaxDiagnostics = {
  syntaxError: define("P2T1000", "error", (message: string) => message, {
    exception: "SyntaxError",
  }),
} as const;
