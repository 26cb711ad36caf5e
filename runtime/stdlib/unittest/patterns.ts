/** Regular expressions that assertions are given: compiled ones, or text. */
import { callMethod, getattr } from "../../core/attributes/getattr.ts";

/** What an assertion needs of a pattern. */
export interface Pattern {
  readonly pattern: unknown;
  search(text: string): unknown;
}

/** `re.compile(pattern)`. */
export function patternOf(pattern: unknown): Pattern {
  if (typeof pattern !== "string") {
    return {
      pattern: getattr(pattern, "pattern"),
      search: (text) => callMethod(pattern, "search", [text]),
    };
  }
  const expression = new RegExp(translated(pattern), "u");
  return { pattern, search: (text) => expression.exec(text) };
}

/** Python's syntax where it differs from JavaScript's, as far as messages are matched with it. */
function translated(pattern: string): string {
  return pattern
    .replaceAll("\\A", "^")
    .replaceAll("\\Z", "$")
    .replaceAll("(?P<", "(?<")
    .replace(/\\([ '"<>@#%&~`!:;,=_-])/g, "$1")
    .replace(/(?<!\\)([\]}])(?<![[{][^\]}]*\1)/g, "\\$1");
}
