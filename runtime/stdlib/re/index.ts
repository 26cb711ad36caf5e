/** Python's `re`. Source: CPython 3.13 Lib/re, Modules/_sre. */
import { callable } from "../../core/calls/call.ts";
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

export function split(
  pattern: unknown,
  string: unknown,
  maxsplit: Int = 0,
  flags: Flags = 0,
): unknown[] {
  return compilePattern(pattern, flags).split(string, maxsplit);
}

export function findall(pattern: unknown, string: unknown, flags: Flags = 0): unknown[] {
  return compilePattern(pattern, flags).findall(string);
}

export function finditer(pattern: unknown, string: unknown, flags: Flags = 0): MatchIterator {
  return compilePattern(pattern, flags).finditer(string);
}

export function sub(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  count: Int = 0,
  flags: Flags = 0,
): unknown {
  return compilePattern(pattern, flags).sub(repl, string, count);
}

export function subn(
  pattern: unknown,
  repl: unknown,
  string: unknown,
  count: Int = 0,
  flags: Flags = 0,
): tuple<[unknown, number]> {
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
