/** The literal text of f- and t-strings. Source: PEP 701; CPython 3.13 Parser/lexer/lexer.c, `tok_get_fstring_mode`. */

/** One open f- or t-string. */
export interface FStringMode {
  /** Character code of the quote, and how many of them end the string. */
  readonly quote: number;
  readonly size: 1 | 3;
  readonly isRaw: boolean;
  /** Number of open brackets outside. */
  readonly depth: number;
  readonly start: number;
}

/**
 * Where the literal text at `start` ends: at `{` or `}` of a field, at the closing quote or at the end of the file; minus the
 * position of the line end that a single-quoted string may not contain. Doubled braces belong to the text, except in a
 * format specification.
 */
export function scanFStringText(
  text: string,
  start: number,
  mode: FStringMode,
  isSpecification: boolean,
): number {
  const { quote, size } = mode;
  let offset = start;
  for (; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x7b || code === 0x7d) {
      if (isSpecification || text.charCodeAt(offset + 1) !== code) return offset;
      offset++;
    } else if (code === quote) {
      if (size === 1) return offset;
      if (text.charCodeAt(offset + 1) === quote && text.charCodeAt(offset + 2) === quote) {
        return offset;
      }
    } else if (code === 0x5c) {
      offset = escapeEnd(text, offset, mode.isRaw);
    } else if (size === 1 && (code === 0x0a || code === 0x0d)) return -offset;
  }
  return text.length;
}

/** Offset of the last character of the escape at `offset`. A backslash does not escape a brace. */
function escapeEnd(text: string, offset: number, isRaw: boolean): number {
  const next = text.charCodeAt(offset + 1);
  if (next === 0x7b || next === 0x7d) return offset;
  if (next === 0x0d && text.charCodeAt(offset + 2) === 0x0a) return offset + 2;
  if (!isRaw && next === 0x4e && text.charCodeAt(offset + 2) === 0x7b) {
    // \N{NAME}: these braces are no field.
    let end = offset + 3;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 0x7d) return end;
      if (code === 0x22 || code === 0x27 || code === 0x0a || code === 0x7b) return end - 1;
      end++;
    }
    return end;
  }
  return offset + 1;
}
