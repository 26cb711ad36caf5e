import type { Module, Span } from "../ast/nodes.ts";
import type { SourceText } from "../ast/source-text.ts";

export class TriviaTable {
  readonly #source: SourceText;
  readonly #module: Module;
  readonly #comments: readonly number[];
  constructor(source: SourceText, module: Module, comments: readonly number[]) {
    this.#source = source;
    this.#module = module;
    this.#comments = comments;
  }
  get comments(): Span[] {
    void this.#source;
    void this.#module;
    const spans: Span[] = [];
    for (let i = 0; i < this.#comments.length; i += 2) {
      spans.push({ start: this.#comments[i]!, end: this.#comments[i + 1]! });
    }
    return spans;
  }
}
