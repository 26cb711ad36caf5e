import type { Span } from "../ast/nodes.ts";
import type { SourceText } from "../ast/source-text.ts";

export type Severity = "error" | "warning";

/** One finding about one place in one source file. */
export interface Diagnostic {
  /** Stable: 1xxx syntax, 2xxx analysis, 3xxx lowering, 4xxx modules. */
  readonly code: `P2T${number}`;
  readonly severity: Severity;
  /** CPython's wording where CPython reports the same thing. */
  readonly message: string;
  readonly source: SourceText;
  readonly span: Span;
  /** CPython's exception class for errors that CPython raises itself. */
  readonly exception?:
    "SyntaxError" | "IndentationError" | "TabError" | "UnicodeDecodeError" | "ValueError";
  /** What to do instead, where the message alone does not say. */
  readonly hint?: string;
  /** Other places that matter, such as the first definition of a duplicate. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/** An entry of the diagnostics table: a stable code and a message with typed arguments. */
export interface DiagnosticKind<Arguments extends readonly unknown[]> {
  readonly code: `P2T${number}`;
  readonly severity: Severity;
  readonly message: (...args: Arguments) => string;
  readonly hint?: string;
  readonly exception?: Diagnostic["exception"];
}

export function define<Arguments extends readonly unknown[] = []>(
  code: `P2T${number}`,
  severity: Severity,
  message: string | ((...args: Arguments) => string),
  details: Pick<DiagnosticKind<Arguments>, "hint" | "exception"> = {},
): DiagnosticKind<Arguments> {
  return {
    code,
    severity,
    message: typeof message === "string" ? () => message : message,
    ...details,
  };
}

export function diagnose<Arguments extends readonly unknown[]>(
  kind: DiagnosticKind<Arguments>,
  source: SourceText,
  span: Span,
  ...args: Arguments
): Diagnostic {
  return {
    code: kind.code,
    severity: kind.severity,
    message: kind.message(...args),
    source,
    span: { start: span.start, end: span.end },
    ...(kind.exception === undefined ? {} : { exception: kind.exception }),
    ...(kind.hint === undefined ? {} : { hint: kind.hint }),
  };
}
