import { isinstance, issubclass } from "../../core/builtins/isinstance.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { Warning } from "../../core/exceptions/warnings.ts";
import { isClass } from "../../core/names.ts";
import { eq, lt } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { int } from "../../core/types/int.ts";
import { _filters_mutated, filters, type Filter } from "./state.ts";

const actions = /* @__PURE__ */ new Set<unknown>([
  "error",
  "ignore",
  "always",
  "default",
  "module",
  "once",
]);

function checkAction(action: unknown): void {
  if (!actions.has(action)) throw new ValueError(`invalid action: ${repr(action)}`);
}

function checkLine(lineno: unknown): void {
  if (!isinstance(lineno, int)) throw new TypeError("lineno must be an int");
  if (lt(lineno, 0)) throw new ValueError("lineno must be an int >= 0");
}

/** Puts a filter in front, or with `append` behind the others. One that is there already is moved, or stays. */
export function addFilter(item: Filter, append: unknown): void {
  const place = filters.findIndex((each) => eq(each, item));
  if (truth(append)) {
    if (place < 0) filters.push(item);
  } else {
    if (place >= 0) filters.splice(place, 1);
    filters.unshift(item);
  }
  _filters_mutated();
}

/** `simplefilter(action, category=Warning, lineno=0, append=False)`: a filter for all messages and modules. */
export function simplefilter(
  action: unknown,
  category: unknown = Warning,
  lineno: unknown = 0,
  append: unknown = false,
): void {
  checkAction(action);
  checkLine(lineno);
  addFilter(tuple.of(action, null, category, null, lineno), append);
}

/** A filter's pattern as long as nothing else is known of it: the start of a text. */
class PrefixPattern {
  readonly #expression: RegExp;

  constructor(pattern: string, ignoreCase: boolean) {
    this.#expression = new RegExp(pattern.replaceAll("\\Z", "$"), ignoreCase ? "iy" : "y");
  }

  match(text: string): boolean {
    this.#expression.lastIndex = 0;
    return this.#expression.test(text);
  }
}

/** `filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False)`. */
export function filterwarnings(
  action: unknown,
  message: unknown = "",
  category: unknown = Warning,
  module: unknown = "",
  lineno: unknown = 0,
  append: unknown = false,
): void {
  checkAction(action);
  if (typeof message !== "string") throw new TypeError("message must be a string");
  if (!isClass(category) || !issubclass(category, Warning))
    throw new TypeError("category must be a Warning subclass");
  if (typeof module !== "string") throw new TypeError("module must be a string");
  checkLine(lineno);
  const text = message === "" ? null : new PrefixPattern(message, true);
  const place = module === "" ? null : new PrefixPattern(module, false);
  addFilter(tuple.of(action, text, category, place, lineno), append);
}

/** `resetwarnings()`: no filters. */
export function resetwarnings(): void {
  filters.length = 0;
  _filters_mutated();
}
