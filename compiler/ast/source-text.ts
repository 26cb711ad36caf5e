/**
 * A decoded source file with its line table. All phases speak UTF-16 offsets; this is the one place that turns them into
 * lines and columns.
 */
export interface LineColumn {
  /** 1-based, as CPython's `lineno`. */
  readonly line: number;
  /** 0-based UTF-16 column. */
  readonly column: number;
}

export class SourceText {
  readonly path: string;
  /** The decoded text, without a byte-order mark, with the file's own line ends. */
  readonly text: string;
  /** `lineStarts[i]` is the offset of line `i + 1`. A line ends at `\n`, `\r\n` or `\r`. */
  readonly lineStarts: readonly number[];
  /** Whether every character is below U+0080, so that byte and UTF-16 columns agree. */
  readonly isAscii: boolean;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const lineStarts = [0];
    let isAscii = true;
    for (let offset = 0; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) {
        lineStarts.push(offset + 1);
      } else if (code > 127) {
        isAscii = false;
      }
    }
    this.lineStarts = lineStarts;
    this.isAscii = isAscii;
  }

  /** The 1-based line that holds `offset`. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  lineColumnAt(offset: number): LineColumn {
    const line = this.lineAt(offset);
    return { line, column: offset - this.lineStarts[line - 1]! };
  }

  /** CPython's `col_offset`: UTF-8 bytes from the start of the line. */
  byteColumnAt(offset: number): number {
    const lineStart = this.lineStarts[this.lineAt(offset) - 1]!;
    return this.isAscii ? offset - lineStart : utf8Length(this.text, lineStart, offset);
  }
}

/** Bytes that `text.slice(from, to)` takes in UTF-8; a lone surrogate counts three. */
export function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let offset = from; offset < to; offset++) {
    const code = text.charCodeAt(offset);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (
      code >= 0xd800 &&
      code < 0xdc00 &&
      offset + 1 < to &&
      isLowSurrogate(text, offset + 1)
    ) {
      bytes += 4;
      offset++;
    } else bytes += 3;
  }
  return bytes;
}

function isLowSurrogate(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code < 0xe000;
}
