/** What `exec`, `eval` and `compile` raise for a constant text that is no Python: the compiler has read it. */
import { tuple } from "../containers/tuple.ts";
import { ValueError } from "../exceptions/base.ts";
import { IndentationError, SyntaxError, TabError } from "../exceptions/syntax.ts";

/**
 * @param place file, line, column, text, last line, last column
 * @throws the exception that CPython raises for the text
 */
export function raiseSyntaxError(
  exception: string,
  message: string,
  place: readonly unknown[],
): never {
  switch (exception) {
    case "IndentationError":
      throw new IndentationError(message, tuple.of(...place));
    case "TabError":
      throw new TabError(message, tuple.of(...place));
    case "ValueError":
    case "UnicodeDecodeError":
      throw new ValueError(message);
    default:
      throw new SyntaxError(message, tuple.of(...place));
  }
}
