/** What is known while one `case` is checked. */
export class PatternContext {
  /** Whether a pattern that always matches may stand here. */
  allowIrrefutable = true;
  /** The names captured so far. */
  captures = new Set<string>();
}
