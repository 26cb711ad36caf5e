/** Comments and blank lines of the source, handed to the statements as they are lowered, in source order. */
import type * as t from "@babel/types";
import type { SourceText } from "../ast/source-text.ts";

/** Where a comment stands: from its `#` to the end of its line. */
export interface CommentRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The text of a line comment that stands for a blank line, or, behind code, for nothing at all. No source text can hold it: CPython
 * rejects NUL characters. The printer removes it.
 */
export const blankLineMarker = "\0";

export class TriviaCursor {
  readonly #text: string;
  readonly #comments: readonly CommentRange[];
  #next = 0;

  constructor(source: SourceText, comments: readonly CommentRange[]) {
    this.#text = source.text;
    this.#comments = comments;
  }

  /** Whether a comment that nothing has taken stands before the offset. */
  hasCommentBefore(offset: number): boolean {
    return this.#next < this.#comments.length && this.#comments[this.#next]!.start < offset;
  }

  /** Every comment before the offset that nothing has taken, and the blank lines among and after them. */
  takeBefore(offset: number): t.Comment[] {
    const taken: t.Comment[] = [];
    while (this.hasCommentBefore(offset)) {
      const comment = this.#comments[this.#next++]!;
      if (this.#followsBlankLine(comment.start)) taken.push(blankLine());
      taken.push(this.#converted(comment));
    }
    if (this.#followsBlankLine(offset)) taken.push(blankLine());
    return taken;
  }

  /** As `takeBefore`, but without the blank lines. */
  takeCommentsBefore(offset: number): t.Comment[] {
    const taken: t.Comment[] = [];
    while (this.hasCommentBefore(offset))
      taken.push(this.#converted(this.#comments[this.#next++]!));
    return taken;
  }

  /** The comment behind the code that ends at the offset, on its line. */
  takeTrailing(offset: number): t.Comment | null {
    const comment = this.#comments[this.#next];
    if (comment === undefined || comment.start < offset) return null;
    for (let index = offset; index < comment.start; index++) {
      const code = this.#text.charCodeAt(index);
      // Only blanks and a semicolon: not the end of the line, not another statement.
      if (code !== 32 && code !== 9 && code !== 59) return null;
    }
    this.#next++;
    return this.#converted(comment);
  }

  /** The comments on lines of their own, at least as far right as `column`, that follow a block's last statement. */
  takeEndOfBlock(column: number, lastEnd: number): t.Comment[] {
    const taken: t.Comment[] = [];
    const before = this.#comments[this.#next - 1];
    let end = before === undefined ? lastEnd : Math.max(lastEnd, before.end);
    for (; this.#next < this.#comments.length; this.#next++) {
      const comment = this.#comments[this.#next]!;
      if (this.#column(comment.start) < column || !this.#isBlank(end, comment.start)) break;
      if (this.#followsBlankLine(comment.start)) taken.push(blankLine());
      taken.push(this.#converted(comment));
      end = comment.end;
    }
    return taken;
  }

  #isBlank(start: number, end: number): boolean {
    for (let index = start; index < end; index++) {
      const code = this.#text.charCodeAt(index);
      if (code !== 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 59)
        return false;
    }
    return true;
  }

  columnOf(offset: number): number {
    return this.#column(offset);
  }

  #column(offset: number): number {
    let lineStart = offset;
    while (lineStart > 0 && !isLineEnd(this.#text.charCodeAt(lineStart - 1))) lineStart--;
    return offset - lineStart;
  }

  #followsBlankLine(offset: number): boolean {
    let lines = 0;
    for (let index = offset - 1; index >= 0; index--) {
      const code = this.#text.charCodeAt(index);
      if (code === 10) lines++;
      else if (code === 13) lines += this.#text.charCodeAt(index + 1) === 10 ? 0 : 1;
      else if (code !== 32 && code !== 9 && code !== 12) return lines > 1;
    }
    return false;
  }

  #converted(comment: CommentRange): t.Comment {
    return lineComment(this.#text.slice(comment.start + 1, comment.end));
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

export function lineComment(text: string): t.CommentLine {
  // U+2028 and U+2029 end a line in JavaScript, not in Python.
  return {
    type: "CommentLine",
    value: text.replace(/[\u2028\u2029]/g, " ").trimEnd(),
  } as t.CommentLine;
}

export function blankLine(): t.CommentLine {
  return lineComment(blankLineMarker);
}

/** A docstring as JSDoc. */
export function docComment(text: string): t.CommentBlock {
  const lines = dedented(text.replaceAll("*/", "*\\/")).split("\n");
  const value =
    lines.length === 1
      ? `* ${lines[0]!} `
      : `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n `;
  return { type: "CommentBlock", value } as t.CommentBlock;
}

/** The docstring's text as `inspect.cleandoc` shows it (PEP 257). */
function dedented(text: string): string {
  const lines = text.replace(/\0/g, "").split(/\r\n|[\n\r\u2028\u2029]/);
  const [first = "", ...rest] = lines;
  const margins = rest
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const margin = margins.length === 0 ? 0 : Math.min(...margins);
  const cleaned = [first.trimStart(), ...rest.map((line) => line.slice(margin))].map((line) =>
    line.trimEnd(),
  );
  while (cleaned.length > 1 && cleaned[cleaned.length - 1] === "") cleaned.pop();
  while (cleaned.length > 1 && cleaned[0] === "") cleaned.shift();
  return cleaned.join("\n");
}
