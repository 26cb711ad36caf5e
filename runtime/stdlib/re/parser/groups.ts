/** What stands in parentheses. Source: CPython Lib/re/_parser.py (_parse). */
import { quote } from "../../../core/text/quote.ts";
import { codePointLength } from "../../../core/text/code-points.ts";
import { PatternError } from "../errors.ts";
import * as values from "../flags-values.ts";
import { isFlagLetter, parseFlags } from "./inline-flags.ts";
import { parseAlternatives, parseSequence, type ParserContext } from "./parse.ts";
import type { Source } from "./source.ts";
import { maxGroups, type ParserState } from "./state.ts";
import type { Node } from "./tree.ts";

/** How a group begins, after `(` or `(?`. */
interface Opening {
  readonly name?: string;
  readonly kind: "capture" | "plain" | "atomic";
  readonly add?: number;
  readonly remove?: number;
}

/**
 * The rest of a group whose `(` has been read.
 *
 * @param isFirst whether global flags may stand here
 * @returns `null` for a comment, `"flags"` for global flags
 */
export function parseGroup(
  context: ParserContext,
  isVerbose: boolean,
  isFirst: boolean,
): Node | "flags" | null {
  const { source, state } = context;
  const start = source.tell() - 1;
  if (!source.match("?")) return parseBody(context, isVerbose, start, { kind: "capture" });
  const kind = take(source);
  switch (kind) {
    case "P":
      return parsePythonExtension(context, isVerbose, start);
    case ":":
      return parseBody(context, isVerbose, start, { kind: "plain" });
    case ">":
      return parseBody(context, isVerbose, start, { kind: "atomic" });
    case "#":
      skipComment(source, start);
      return null;
    case "=":
    case "!":
    case "<":
      return parseLook(context, isVerbose, start, kind);
    case "(":
      return parseConditional(context, isVerbose, start);
  }
  if (!isFlagLetter(kind) && kind !== "-") {
    throw source.error(`unknown extension ?${kind}`, codePointLength(kind) + 1);
  }
  const flags = parseFlags(source, state, kind);
  if (flags !== null) return parseBody(context, isVerbose, start, { kind: "plain", ...flags });
  if (isFirst) return "flags";
  throw source.error("global flags not at the start of the expression", source.tell() - start);
}

function take(source: Source): string {
  const character = source.get();
  if (character === null) throw source.error("unexpected end of pattern");
  return character;
}

function close(source: Source, start: number): void {
  if (source.match(")")) return;
  throw source.error("missing ), unterminated subpattern", source.tell() - start);
}

function skipComment(source: Source, start: number): void {
  for (;;) {
    if (source.next === null) {
      throw source.error("missing ), unterminated comment", source.tell() - start);
    }
    if (source.get() === ")") return;
  }
}

function parseBody(
  context: ParserContext,
  isVerbose: boolean,
  start: number,
  { kind, name, add = 0, remove = 0 }: Opening,
): Node {
  const { source, state } = context;
  const number = kind === "capture" ? openGroup(source, state, name ?? null) : null;
  const verbose = (isVerbose || (add & values.verbose) !== 0) && (remove & values.verbose) === 0;
  const body = parseAlternatives(context, verbose);
  close(source, start);
  if (number !== null) state.closeGroup(number, body);
  if (kind === "atomic") return { kind: "atomic", body };
  return { kind: "group", number, addFlags: add, removeFlags: remove, body };
}

function openGroup(source: Source, state: ParserState, name: string | null): number {
  try {
    return state.openGroup(name);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw source.error(error.msg, codePointLength(name ?? "") + 1);
  }
}

/** `(?P<name>...)` and `(?P=name)`. */
function parsePythonExtension(context: ParserContext, isVerbose: boolean, start: number): Node {
  const { source, state } = context;
  if (source.match("<")) {
    const name = source.getUntil(">", "group name");
    source.checkGroupName(name, 1);
    return parseBody(context, isVerbose, start, { kind: "capture", name });
  }
  if (!source.match("=")) {
    const character = take(source);
    throw source.error(`unknown extension ?P${character}`, codePointLength(character) + 2);
  }
  const name = source.getUntil(")", "group name");
  source.checkGroupName(name, 1);
  const group = groupNamed(source, state, name);
  if (!state.isClosed(group)) {
    throw source.error("cannot refer to an open group", codePointLength(name) + 1);
  }
  state.checkLookbehind(group, source);
  return { kind: "reference", group, width: state.groupWidths[group]! };
}

function groupNamed(source: Source, state: ParserState, name: string): number {
  const group = state.groupNumbers.get(name);
  if (group !== undefined) return group;
  throw source.error(`unknown group name ${quote(name)}`, codePointLength(name) + 1);
}

/** `(?=...)`, `(?!...)`, `(?<=...)`, `(?<!...)`. */
function parseLook(context: ParserContext, isVerbose: boolean, start: number, first: string): Node {
  const { source, state } = context;
  const isBehind = first === "<";
  const kind = isBehind ? take(source) : first;
  if (kind !== "=" && kind !== "!") {
    throw source.error(`unknown extension ?<${kind}`, codePointLength(kind) + 2);
  }
  const isOutermost = isBehind && state.lookbehindGroups === null;
  if (isOutermost) state.lookbehindGroups = state.groups;
  const body = parseAlternatives(context, isVerbose);
  if (isOutermost) state.lookbehindGroups = null;
  close(source, start);
  const isNegated = kind === "!";
  // What always matches never fails to.
  if (isNegated && body.nodes.length === 0) return { kind: "fail" };
  return { kind: "look", isBehind, isNegated, body };
}

/** `(?(group)yes|no)`. */
function parseConditional(context: ParserContext, isVerbose: boolean, start: number): Node {
  const { source, state } = context;
  const name = source.getUntil(")", "group name");
  const group = conditionGroup(source, state, name);
  state.checkLookbehind(group, source);
  const yes = parseSequence(context, isVerbose);
  const no = source.match("|") ? parseSequence(context, isVerbose) : null;
  if (no !== null && source.next === "|") {
    throw source.error("conditional backref with more than two branches");
  }
  close(source, start);
  return { kind: "conditional", group, yes, no };
}

function conditionGroup(source: Source, state: ParserState, name: string): number {
  if (!/^[0-9]+$/.test(name)) {
    source.checkGroupName(name, 1);
    return groupNamed(source, state, name);
  }
  const group = Number(name);
  if (group === 0) throw source.error("bad group number", name.length + 1);
  if (group >= maxGroups) {
    throw source.error(`invalid group reference ${BigInt(name)}`, name.length + 1);
  }
  if (!state.conditionPositions.has(group)) {
    state.conditionPositions.set(group, source.tell() - name.length - 1);
  }
  return group;
}
