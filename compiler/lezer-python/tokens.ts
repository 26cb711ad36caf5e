/**
 * How Lezer sees the token sequence: a document whose code unit `i` is the term number of token `i`. The lexer runs before
 * the parser (as in CPython), so the one external tokenizer only hands its decisions on.
 */
import type { Input } from "@lezer/common";
import { ExternalTokenizer } from "@lezer/lr";
import type { TokenList } from "./token-list.ts";

export const pythonTokens = new ExternalTokenizer((input) => {
  // Term 0 is Lezer's error term: a token that the lexer could not make sense of is never accepted.
  if (input.next > 0) input.acceptToken(input.next, 1);
});

const chunkLength = 8192;

/** A {@link TokenList} as Lezer input. */
export class TokenInput implements Input {
  readonly length: number;
  readonly lineChunks = false;
  readonly #kinds: Uint16Array;

  constructor(tokens: TokenList) {
    this.length = tokens.count;
    this.#kinds = tokens.kinds;
  }

  chunk(from: number): string {
    return this.read(from, Math.min(from + chunkLength, this.length));
  }

  read(from: number, to: number): string {
    return String.fromCharCode(...this.#kinds.subarray(from, to));
  }
}
