import { isMatch, type Cursor } from "./cursor.ts";

/** One or more matches of `element` with commas between them; a comma at the end is left. `null` where there is none. */
export function separated<Result>(
  cursor: Cursor,
  element: (cursor: Cursor) => Result,
): readonly NonNullable<Result>[] | null {
  const found: NonNullable<Result>[] = [];
  for (;;) {
    const mark = cursor.mark;
    if (found.length > 0 && cursor.eat(",") === null) return found;
    const result = element(cursor);
    if (!isMatch(result)) {
      cursor.back(mark);
      return found.length === 0 ? null : found;
    }
    found.push(result as NonNullable<Result>);
  }
}

/** Matches `element` as often as it goes. */
export function repeated<Result>(
  cursor: Cursor,
  element: (cursor: Cursor) => Result,
): readonly NonNullable<Result>[] {
  const found: NonNullable<Result>[] = [];
  for (let result = element(cursor); isMatch(result); result = element(cursor)) {
    found.push(result as NonNullable<Result>);
  }
  return found;
}
