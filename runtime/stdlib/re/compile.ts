import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import type { FutureWarning } from "../../core/exceptions/warnings.ts";
import { hash } from "../../core/hash.ts";
import { warn } from "../warnings/warn.ts";
import { textOf } from "../../core/types/boxes.ts";
import { Engine } from "./engine.ts";
import type { PatternSource } from "./errors.ts";
import { flagsValue } from "./flags.ts";
import * as values from "./flags-values.ts";
import { internal } from "./internal.ts";
import { bytesOf, latin1 } from "../../core/containers/buffer.ts";
import { latinBytes } from "./latin.ts";
import { resolveSequence } from "./matcher/resolve.ts";
import { parsePattern } from "./parser/parse.ts";
import { widthOf, type Sequence } from "./parser/tree.ts";
import { Pattern } from "./pattern.ts";

/** Compiled patterns by their text, for each kind and flags. */
const known = /* @__PURE__ */ new Map<string, Map<string, Pattern>>();
let knownCount = 0;
/** How many patterns are kept. Source: CPython Lib/re/__init__.py (_MAXCACHE). */
const mostKnown = 512;

/** Lets all compiled patterns go. */
export function forgetPatterns(): void {
  known.clear();
  knownCount = 0;
}

/** The pattern of a `pattern` and a `flags` argument. */
export function compilePattern(pattern: unknown, flags: unknown): Pattern {
  const bits = flagsValue(flags);
  if (pattern instanceof Pattern) {
    if (bits === 0) return pattern;
    throw new ValueError("cannot process flags argument with a compiled pattern");
  }
  const source = sourceOf(pattern);
  const kind = `${typeof source === "string" ? "s" : "b"}${bits}`;
  const text = typeof source === "string" ? source : latin1(source);
  let patterns = known.get(kind);
  const compiled = patterns?.get(text);
  if (compiled !== undefined) return compiled;
  const made = makePattern(source, bits);
  if ((bits & values.debug) !== 0) return made;
  if (++knownCount > mostKnown) forgetPatterns();
  patterns = known.get(kind);
  if (patterns === undefined) known.set(kind, (patterns = new Map()));
  patterns.set(text, made);
  return made;
}

function sourceOf(pattern: unknown): PatternSource {
  const text = textOf(pattern);
  if (text !== undefined) return text;
  const data = bytesOf(pattern);
  if (data !== undefined) return latinBytes(latin1(data));
  // CPython looks the pattern up first.
  hash(pattern);
  throw new TypeError("first argument must be string or compiled pattern");
}

/** @param mayBeNative whether JavaScript's regular expressions may be used, which tests compare with the matcher of this module */
export function makePattern(source: PatternSource, flags: number, mayBeNative = true): Pattern {
  const { body: tree, groups, ...parsed } = parsePattern(source, flags, warnCaller);
  const body = resolveSequence(tree, parsed.flags);
  const engine = new Engine(body, groups, widthOf(tree).min === 0, mayBeNative);
  return new Pattern(internal, {
    source,
    flags: parsed.flags,
    groups: groups - 1,
    names: parsed.groupNumbers,
    engine,
  });
}

/** One pattern that tries several in turn, each of which is a group. */
export function compileAlternatives(phrases: readonly string[], flags: number): Pattern {
  const items = phrases.map((phrase, index): Sequence => {
    const { body } = parsePattern(phrase, flags, warnCaller);
    return {
      nodes: [{ kind: "group", number: index + 1, addFlags: 0, removeFlags: 0, body }],
    };
  });
  const tree: Sequence = { nodes: [{ kind: "branch", items }] };
  const groups = phrases.length;
  const engine = new Engine(resolveSequence(tree, flags), groups + 1, widthOf(tree).min === 0);
  return new Pattern(internal, { source: "", flags, groups, names: new Map(), engine });
}

/** Warns the code that called into this module. */
function warnCaller(message: string, category: typeof FutureWarning): void {
  warn(message, category);
}
