/** How deep in groups the text is that is made. */
export class PrintContext {
  depth = 0;
  needsClosing = false;

  indent(): string {
    return "  ".repeat(this.depth);
  }

  /** Texts with the margin of the group around. */
  *emit(texts: Iterable<string>, margin = "|"): Generator<string> {
    const before = this.depth === 0 ? "" : `${this.indent()}${margin} `;
    for (const text of texts)
      yield before === "" ? text : text.replace(/^/gm, before).slice(0, this.#end(text, before));
  }

  /** Nothing stands behind the last line feed. */
  #end(text: string, before: string): number | undefined {
    return text.endsWith("\n") ? -before.length : undefined;
  }
}
