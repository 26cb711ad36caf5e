/** Where a source is no Unicode text. Source: CPython 3.13 Parser/string_parser.c, Objects/unicodeobject.c; PEP 383. */
import type { TokenList } from "../lezer-python/token-list.ts";
import * as term from "../lezer-python/generated/terms.ts";
import { utf8Length } from "../ast/source-text.ts";

export interface EncodingProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** In a source given as a string: the first surrogate without its partner, which no encoding can hold. */
export function loneSurrogate(text: string): EncodingProblem | null {
  const match = /\p{Surrogate}/u.exec(text);
  if (match === null) return null;
  const code = text.charCodeAt(match.index).toString(16);
  const position = [...text.slice(0, match.index)].length;
  return {
    message: `'utf-8' codec can't encode character '\\u${code}' in position ${position}: surrogates not allowed`,
    start: match.index,
    end: match.index + 1,
  };
}

/**
 * In a source given as bytes: the first byte that is no UTF-8, and does not stand in a comment. `decodeSource` has made such
 * bytes lone surrogates; CPython decodes names and literals one by one, and its message counts from their beginnings.
 */
export function invalidBytes(text: string, tokens: TokenList): EncodingProblem | null {
  const surrogates = /\p{Surrogate}/gu;
  let token = 0;
  for (let match = surrogates.exec(text); match !== null; match = surrogates.exec(text)) {
    const offset = match.index;
    while (token < tokens.count && tokens.ends[token]! <= offset) token++;
    if (token < tokens.count && tokens.starts[token]! <= offset) {
      return problemIn(text, tokens, token, offset);
    }
  }
  return null;
}

function problemIn(
  text: string,
  tokens: TokenList,
  token: number,
  offset: number,
): EncodingProblem {
  const start = tokens.starts[token]!;
  const end = tokens.ends[token]!;
  const body = start + literalPrefix(text.slice(start, end), tokens.kinds[token]!);
  const byte = text.charCodeAt(offset) - 0xdc00;
  const position = utf8Length(text, body, offset);
  const value = byte.toString(16);
  return {
    message: `(unicode error) 'utf-8' codec can't decode byte 0x${value} in position ${position}: ${reason(text, offset, byte)}`,
    start,
    end,
  };
}

/** Length of a string literal's letters and opening quotes. */
function literalPrefix(literal: string, kind: number): number {
  if (kind !== term.string) return 0;
  return /^[a-zA-Z]*(?:"""|'''|["'])/.exec(literal)?.[0].length ?? 0;
}

function reason(text: string, offset: number, byte: number): string {
  if (byte < 0xc2 || byte > 0xf4) return "invalid start byte";
  const next = text.charCodeAt(offset + 1);
  const isEnd = next === 0x22 || next === 0x27 || Number.isNaN(next);
  return isEnd ? "unexpected end of data" : "invalid continuation byte";
}
