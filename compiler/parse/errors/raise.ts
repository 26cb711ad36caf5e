/**
 * How the recogniser reports: an error is thrown as a `SyntaxErrorSignal` and becomes a diagnostic in `index.ts`. Nothing
 * of this leaves the folder.
 */
import type { syntaxDiagnostics } from "../../diagnostics/syntax.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";

/** The name of an entry of the syntax diagnostics table whose message is given in full. */
export type Family = {
  [Name in keyof typeof syntaxDiagnostics]: (typeof syntaxDiagnostics)[Name]["message"] extends (
    message: string,
  ) => string
    ? Name
    : never;
}[keyof typeof syntaxDiagnostics];

/**
 * Who noticed the error.
 *
 * - `parser`: a grammar rule. A later error of the tokenizer's own replaces it.
 * - `tokenizer`: the tokenizer found something malformed (an unterminated string, a bracket that does not match).
 * - `layout`: the tokenizer gave up in a state that only the parser turns into an error (a bad dedent, the end of the file
 *   inside brackets). It counts when the parser asks for that token, not when the rest of the file is scanned.
 */
export type Origin = "parser" | "tokenizer" | "layout";

export class SyntaxErrorSignal {
  readonly family: Family;
  readonly message: string;
  /** Half-open offsets into the normalised text. */
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
  readonly exception: NonNullable<Diagnostic["exception"]>;

  constructor(
    family: Family,
    message: string,
    start: number,
    end: number,
    origin: Origin,
    exception: NonNullable<Diagnostic["exception"]> = "SyntaxError",
  ) {
    this.family = family;
    this.message = message;
    this.start = start;
    this.end = end;
    this.origin = origin;
    this.exception = exception;
  }
}

/** The recogniser met one of its own limits (nesting, work); the caller falls back to the position it knows. */
export class LimitReached {}
