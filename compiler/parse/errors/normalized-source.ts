import type { Span } from "../../ast/nodes.ts";
import type { SourceText } from "../../ast/source-text.ts";

/**
 * The text as CPython's tokenizer sees it: every line end is `\n` and the last line has one. Lines and columns are those of
 * the original, so that a position is carried back by its line and column.
 */
export class NormalizedSource {
  readonly source: SourceText;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(source: SourceText) {
    this.source = source;
    let text = source.text;
    if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
    if (text.length > 0 && !text.endsWith("\n")) text += "\n";
    this.text = text;
    const lineStarts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      lineStarts.push(at + 1);
    }
    // The position after the last newline belongs to the last line, as in CPython.
    if (lineStarts.length > 1) lineStarts.pop();
    this.#lineStarts = lineStarts;
  }

  /** The 1-based line of `offset`; the end of the text is on the last line. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The offset at which 1-based `line` starts. */
  lineStart(line: number): number {
    return this.#lineStarts[line - 1]!;
  }

  /** The offset in the original text. */
  toSource(offset: number): number {
    const line = this.lineAt(offset);
    const column = offset - this.#lineStarts[line - 1]!;
    return Math.min(this.source.lineStarts[line - 1]! + column, this.source.text.length);
  }

  span(start: number, end: number): Span {
    const from = this.toSource(Math.max(0, start));
    return { start: from, end: Math.max(from, this.toSource(Math.max(0, end))) };
  }

  /** The offset in the normalised text of an offset in the original. */
  fromSource(offset: number): number {
    const line = Math.min(this.source.lineAt(offset), this.#lineStarts.length);
    const column = Math.max(0, offset - this.source.lineStarts[line - 1]!);
    return Math.min(this.#lineStarts[line - 1]! + column, this.text.length);
  }
}
