/** Python's `re`. Source: CPython 3.13 Lib/re, Modules/_sre. */
import { callable } from "../../core/calls/call.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { splitOptions } from "../internal/options.ts";
import { warn } from "../warnings/warn.ts";
import { tuple } from "../../core/containers/tuple.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { compilePattern, compileAlternatives, forgetPatterns } from "./compile.ts";
import { flagsValue, type RegexFlag } from "./flags.ts";
import type { Match } from "./match.ts";
import type { Pattern } from "./pattern.ts";
import type { MatchIterator } from "./scan.ts";
import { forgetSubject } from "./subject.ts";

export { PatternError, PatternError as error } from "./errors.ts";
export * from "./flags.ts";
export { Match } from "./match.ts";
export { Pattern } from "./pattern.ts";

export const __version__ = "2.2.1";

type Flags = Int | RegexFlag;

export function compile(pattern: unknown, flags: Flags = 0): Pattern {
  return compilePattern(pattern, flags);
}

export function search(pattern: unknown, string: unknown, flags: Flags = 0): Match | null {
  return compilePattern(pattern, flags).search(string);
}

export function match(pattern: unknown, string: unknown, flags: Flags = 0): Match | null {
  return compilePattern(pattern, flags).match(string);
}

export function fullmatch(pattern: unknown, string: unknown, flags: Flags = 0): Match | null {
  return compilePattern(pattern, flags).fullmatch(string);
}

/** The keyword-only parameters of {@link sub} and {@link subn}. */
export interface SubOptions {
  readonly count?: Int;
  readonly flags?: Flags;
}

/** The keyword-only parameters of {@link split}. */
export interface SplitOptions {
  readonly maxsplit?: Int;
  readonly flags?: Flags;
}

/**
 * A limit and flags, which should be given by name. Given by position they are taken with a warning.
 *
 * @param required how many parameters come before
 */
function limited<O extends { readonly flags?: Flags }>(
  args: readonly (Int | Flags | O)[],
  function_: string,
  name: keyof O & string,
  required: number,
): [limit: Int, flags: Flags] {
  const [positional, options] = splitOptions<Int | Flags, O>(args);
  for (const [index, each] of [name, "flags"].entries()) {
    if (index >= positional.length || !Object.hasOwn(options, each)) continue;
    throw new TypeError(`${function_}() got multiple values for argument '${each}'`);
  }
  if (positional.length > 2) {
    throw new TypeError(
      `${function_}() takes from ${required} to ${required + 2} positional arguments but ${required + positional.length} were given`,
    );
  }
  if (positional.length > 0) {
    warn(`'${name}' is passed as positional argument`, DeprecationWarning);
  }
  const [limit = options[name] ?? 0, flags = options.flags ?? 0] = positional;
  return [limit as Int, flags];
}

/** `split(pattern, string, maxsplit=0, flags=0)`. */
export function split(
  pattern: unknown,
  string: unknown,
  ...args: readonly (Int | Flags | SplitOptions)[]
): unknown[] {
  const [maxsplit, flags] = limited<SplitOptions>(args, "split", "maxsplit", 2);
  return compilePattern(pattern, flags).split(string, maxsplit);
}

export function findall(pattern: unknown, string: unknown, flags: Flags = 0): unknown[] {
  return compilePattern(pattern, flags).findall(string);
}

export function finditer(pattern: unknown, string: unknown, flags: Flags = 0): MatchIterator {
  return compilePattern(pattern, flags).finditer(string);
}

/** `sub(pattern, repl, string, count=0, flags=0)`. */
export function sub(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  ...args: readonly (Int | Flags | SubOptions)[]
): unknown {
  const [count, flags] = limited<SubOptions>(args, "sub", "count", 3);
  return compilePattern(pattern, flags).sub(repl, string, count);
}

/** `subn(pattern, repl, string, count=0, flags=0)`. */
export function subn(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  ...args: readonly (Int | Flags | SubOptions)[]
): tuple<[unknown, number]> {
  const [count, flags] = limited<SubOptions>(args, "subn", "count", 3);
  return compilePattern(pattern, flags).subn(repl, string, count);
}

export { escapePattern as escape } from "./escape.ts";

export function purge(): void {
  forgetPatterns();
  forgetSubject();
}

type Rule = readonly [phrase: string, action: unknown];

/** `re.Scanner`: splits a text into tokens by a list of patterns and what to make of each. Not documented by CPython. */
export class Scanner {
  static readonly __name__: string = "Scanner";
  static readonly __module__: string = "re";
  lexicon: unknown;
  scanner: Pattern;
  match: Match | null = null;
  readonly #rules: readonly Rule[];

  constructor(lexicon: unknown, flags: Flags = 0) {
    this.lexicon = lexicon;
    this.#rules = [...iterate(lexicon)] as Rule[];
    const phrases = this.#rules.map(([phrase]) => phrase);
    this.scanner = compileAlternatives(phrases, flagsValue(flags));
  }

  /** The tokens, and what is left of the text. */
  scan(string: string): tuple<[unknown[], string]> {
    const tokens: unknown[] = [];
    const scanner = this.scanner.scanner(string);
    let end = 0;
    for (;;) {
      const match = scanner.match();
      if (match === null || match.end() === end) break;
      end = match.end();
      let [, token] = this.#rules[match.lastindex! - 1]!;
      if (callable(token)) {
        this.match = match;
        token = invoke(token as Callable, this, match.group());
      }
      if (token !== null) tokens.push(token);
    }
    const rest = [...string].slice(end).join("");
    return tuple.of(tokens, rest) as tuple<[unknown[], string]>;
  }
}
