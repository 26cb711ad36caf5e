/** Gives emitted nodes the Python lines and columns that source maps name. */
import type * as t from "@babel/types";
import type { Span } from "../ast/nodes.ts";
import type { SourceText } from "../ast/source-text.ts";

export class Locator {
  readonly #source: SourceText;
  /** The line of the last answer: places are asked for nearly in order. */
  #line = 1;

  constructor(source: SourceText) {
    this.#source = source;
  }

  locate(node: t.Node, span: Span): void {
    const start = this.#position(span.start);
    node.loc = {
      start,
      end: start,
      filename: this.#source.path,
      identifierName: null,
    } as unknown as t.SourceLocation;
  }

  #position(offset: number): { line: number; column: number; index: number } {
    const { lineStarts } = this.#source;
    const isNear =
      lineStarts[this.#line - 1]! <= offset && (lineStarts[this.#line] ?? Infinity) > offset;
    if (!isNear) this.#line = this.#source.lineAt(offset);
    return { line: this.#line, column: offset - lineStarts[this.#line - 1]!, index: offset };
  }
}
