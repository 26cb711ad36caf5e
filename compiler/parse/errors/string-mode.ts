/** The state of one open f-string or t-string. */
export interface StringMode {
  /** Whether the tokenizer is inside a replacement field, where ordinary tokens are. */
  inExpression: boolean;
  readonly quote: number;
  readonly quoteSize: 1 | 3;
  readonly start: number;
  readonly raw: boolean;
  /** `f` or `t`. */
  readonly letter: string;
  bracketDepth: number;
  /** Bracket depth at which the innermost replacement field started; -1 outside. */
  fieldDepth: number;
  inFormatSpec: boolean;
}

/** An f-string or t-string that starts at `start` with the lower-case prefix `letters`. */
export function newStringMode(
  start: number,
  letters: string,
  quote: number,
  quoteSize: 1 | 3,
): StringMode {
  return {
    inExpression: false,
    quote,
    quoteSize,
    start,
    raw: letters.includes("r"),
    letter: letters.includes("t") ? "t" : "f",
    bracketDepth: 0,
    fieldDepth: -1,
    inFormatSpec: false,
  };
}

export function isTripleQuote(text: string, at: number, quote: number): boolean {
  return (
    text.charCodeAt(at) === quote &&
    text.charCodeAt(at + 1) === quote &&
    text.charCodeAt(at + 2) === quote
  );
}
