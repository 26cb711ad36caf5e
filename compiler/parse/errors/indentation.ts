/** CPython's limit. */
const MAXIMUM_INDENTS = 100;

/**
 * The indentations of the open blocks. Each is counted twice, with tabs to multiples of eight and with tabs as one column:
 * both counts must lead to the same blocks. Source: language reference, "Indentation".
 */
export class Indentation {
  readonly #columns = [0];
  readonly #alternatives = [0];

  /** The blocks that a line of this indentation opens (1) or closes (negative), or what is wrong with it. */
  to(column: number, alternative: number): number | "inconsistent" | "unmatched" | "too deep" {
    const columns = this.#columns;
    const alternatives = this.#alternatives;
    if (column > columns.at(-1)!) {
      if (columns.length >= MAXIMUM_INDENTS) return "too deep";
      if (alternative <= alternatives.at(-1)!) return "inconsistent";
      columns.push(column);
      alternatives.push(alternative);
      return 1;
    }
    let change = 0;
    while (column < columns.at(-1)!) {
      change--;
      columns.pop();
      alternatives.pop();
    }
    if (column !== columns.at(-1)!) return "unmatched";
    return alternative === alternatives.at(-1)! ? change : "inconsistent";
  }
}
