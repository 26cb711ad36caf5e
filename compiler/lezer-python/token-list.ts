/** The tokens of one source file, as parallel arrays: kinds are term numbers of the grammar, positions UTF-16 offsets. */
export class TokenList {
  kinds: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  count = 0;
  /** Comments in order: `start`, `end` pairs, from the `#` to just before the line end. */
  readonly comments: number[] = [];
  /** Offset of the first place where the text is not a sequence of Python tokens, or -1. */
  errorOffset = -1;
  /** Whether the tokens end early, where brackets, blocks or f-strings nest too deeply. */
  isTooDeep = false;

  constructor(expectedCount: number) {
    const capacity = Math.max(16, expectedCount);
    this.kinds = new Uint16Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  /** Appends a token and returns its number. */
  push(kind: number, start: number, end: number): number {
    const index = this.count;
    if (index === this.kinds.length) this.#grow();
    this.kinds[index] = kind;
    this.starts[index] = start;
    this.ends[index] = end;
    this.count = index + 1;
    return index;
  }

  fail(offset: number): void {
    if (this.errorOffset < 0 || offset < this.errorOffset) this.errorOffset = offset;
  }

  failTooDeep(offset: number): void {
    this.fail(offset);
    this.isTooDeep = true;
  }

  #grow(): void {
    const capacity = this.kinds.length * 2;
    const kinds = new Uint16Array(capacity);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const starts = new Int32Array(capacity);
    starts.set(this.starts);
    this.starts = starts;
    const ends = new Int32Array(capacity);
    ends.set(this.ends);
    this.ends = ends;
  }
}
