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
      return isUnterminated(tokens, token) ? null : problemIn(text, tokens, token, offset);
    }
  }
  return null;
}

/** A string literal that does not end is not decoded. */
function isUnterminated({ errorOffset, kinds, starts }: TokenList, token: number): boolean {
  return kinds[token] === term.string && errorOffset === starts[token];
}

function problemIn(
  text: string,
  tokens: TokenList,
  token: number,
  offset: number,
): EncodingProblem {
  const start = tokens.starts[token]!;
  const end = tokens.ends[token]!;
  const prefix = literalPrefix(text.slice(start, end), tokens.kinds[token]!);
  const quotes = /["']*$/.exec(prefix)![0].length;
  const position = utf8Length(text, start + prefix.length, offset);
  const { length, reason } = malformedSequence(text, offset, end - quotes);
  const value = (text.charCodeAt(offset) - 0xdc00).toString(16);
  const place =
    length === 1
      ? `byte 0x${value} in position ${position}`
      : `bytes in position ${position}-${position + length - 1}`;
  const message = `(unicode error) 'utf-8' codec can't decode ${place}: ${reason}`;
  return { message, start, end };
}

/** A string literal's letters and opening quotes. */
function literalPrefix(literal: string, kind: number): string {
  if (kind !== term.string) return "";
  return /^[a-zA-Z]*(?:"""|'''|["'])/.exec(literal)?.[0] ?? "";
}

/** How many of the bytes at `offset` start a character that does not come, and CPython's reason. */
function malformedSequence(
  text: string,
  offset: number,
  end: number,
): { readonly length: number; readonly reason: string } {
  const first = text.charCodeAt(offset) - 0xdc00;
  if (first < 0xc2 || first > 0xf4) return { length: 1, reason: "invalid start byte" };
  const expected = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let length = 1;
  while (length < expected && offset + length < end) {
    const byte = text.charCodeAt(offset + length) - 0xdc00;
    const isSecond = length === 1;
    const least = isSecond && first === 0xe0 ? 0xa0 : isSecond && first === 0xf0 ? 0x90 : 0x80;
    const most = isSecond && first === 0xed ? 0x9f : isSecond && first === 0xf4 ? 0x8f : 0xbf;
    if (!(byte >= least && byte <= most)) return { length, reason: "invalid continuation byte" };
    length++;
  }
  return { length, reason: "unexpected end of data" };
}
