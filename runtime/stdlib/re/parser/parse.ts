/** Alternatives, sequences and repetitions. Source: CPython Lib/re/_parser.py (_parse_sub, _parse, parse). */
import { OverflowError, ValueError } from "../../../core/exceptions/base.ts";
import { PatternError, type PatternSource } from "../errors.ts";
import * as values from "../flags-values.ts";
import { decimalDigits, parseEscape } from "./escapes.ts";
import { parseGroup } from "./groups.ts";
import { itemKey, parseSet, uniqueItems, type Warn } from "./sets.ts";
import { Source } from "./source.ts";
import { ParserState } from "./state.ts";
import { unlimited, type Node, type RepeatMode, type Sequence, type SetItem } from "./tree.ts";

/** A parsed pattern. */
export interface ParsedPattern {
  readonly body: Sequence;
  readonly flags: number;
  /** How many groups there are, the whole match counted. */
  readonly groups: number;
  readonly groupNumbers: ReadonlyMap<string, number>;
}

/** What the functions of the parser share. */
export interface ParserContext {
  readonly source: Source;
  readonly state: ParserState;
  readonly warn: Warn;
}

/** @throws PatternError with CPython's text */
export function parsePattern(pattern: PatternSource, flags: number, warn: Warn): ParsedPattern {
  const source = new Source(pattern);
  const state = new ParserState(flags);
  const body = parseAlternatives({ source, state, warn }, (flags & values.verbose) !== 0, true);
  state.flags = checkedFlags(source.isText, state.flags);
  if (source.next !== null) throw source.error("unbalanced parenthesis");
  for (const [group, position] of state.conditionPositions) {
    if (group < state.groups) continue;
    throw new PatternError(`invalid group reference ${group}`, pattern, position);
  }
  return { body, flags: state.flags, groups: state.groups, groupNumbers: state.groupNumbers };
}

function checkedFlags(isText: boolean, flags: number): number {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  if (isText) {
    if (has(values.locale)) throw new ValueError("cannot use LOCALE flag with a str pattern");
    if (!has(values.asciiOnly)) return flags | values.unicode;
    if (has(values.unicode)) throw new ValueError("ASCII and UNICODE flags are incompatible");
    return flags;
  }
  if (has(values.unicode)) throw new ValueError("cannot use UNICODE flag with a bytes pattern");
  if (has(values.locale) && has(values.asciiOnly)) {
    throw new ValueError("ASCII and LOCALE flags are incompatible");
  }
  return flags;
}

/** `a|b|c`. @param isOutermost whether this is the whole pattern */
export function parseAlternatives(
  context: ParserContext,
  isVerbose: boolean,
  isOutermost = false,
): Sequence {
  const { source, state } = context;
  const items: Sequence[] = [];
  let verbose = isVerbose;
  do {
    items.push(parseSequence(context, verbose, isOutermost && items.length === 0));
    if (isOutermost) verbose = (state.flags & values.verbose) !== 0;
  } while (source.match("|"));
  if (items.length === 1) return items[0]!;
  const nodes = takeCommonPrefix(items);
  const set = asSet(items);
  nodes.push(
    set === undefined ? { kind: "branch", items } : { kind: "set", items: set, isNegated: false },
  );
  return { nodes };
}

/** Takes off the nodes with which all alternatives begin. */
function takeCommonPrefix(items: readonly Sequence[]): Node[] {
  const prefix: Node[] = [];
  for (;;) {
    const first = items[0]!.nodes[0];
    const key = first === undefined ? undefined : nodeKey(first);
    if (key === undefined) return prefix;
    const isCommon = items.every(
      ({ nodes: [node] }) => node !== undefined && nodeKey(node) === key,
    );
    if (!isCommon) return prefix;
    prefix.push(first!);
    for (const item of items) {
      item.nodes.shift();
      delete item.width;
    }
  }
}

/** Equal for nodes that match the same; `undefined` for those that are compared by identity. */
function nodeKey(node: Node): string | undefined {
  switch (node.kind) {
    case "literal":
      return `${node.isNegated ? "not " : ""}${node.code}`;
    case "set":
      return `${node.isNegated ? "^" : ""}[${node.items.map(itemKey).join(",")}]`;
    case "any":
      return "any";
    case "at":
      return node.place;
    case "reference":
      return `\\${node.group}`;
    default:
      return undefined;
  }
}

/** Alternatives that are one character each, as a character class. */
function asSet(items: readonly Sequence[]): SetItem[] | undefined {
  const members: SetItem[] = [];
  for (const { nodes } of items) {
    const [node] = nodes;
    if (nodes.length !== 1 || node === undefined) return undefined;
    if (node.kind === "literal" && !node.isNegated) {
      members.push({ kind: "literal", code: node.code });
    } else if (node.kind === "set" && !node.isNegated) members.push(...node.items);
    else return undefined;
  }
  return uniqueItems(members);
}

/** What stands between two `|`. @param isFirst whether it is the beginning of the whole pattern, where global flags may stand */
export function parseSequence(
  context: ParserContext,
  isVerbose: boolean,
  isFirst = false,
): Sequence {
  const { source, state, warn } = context;
  const nodes: Node[] = [];
  let verbose = isVerbose;
  while (source.next !== null && source.next !== "|" && source.next !== ")") {
    const character = source.get()!;
    if (verbose && skipVerbose(source, character)) continue;
    if (character.startsWith("\\")) nodes.push(parseEscape(source, character, state));
    else if (character === "[") nodes.push(parseSet(source, warn));
    else if (character === "(") {
      const group = parseGroup(context, verbose, isFirst && nodes.length === 0);
      if (group === "flags") verbose = (state.flags & values.verbose) !== 0;
      else if (group !== null) nodes.push(group);
    } else if ("*+?{".includes(character)) parseRepeat(source, character, nodes);
    else nodes.push(plainNode(character));
  }
  return { nodes: withoutPlainGroups(nodes) };
}

/** White space and comments between the characters of a verbose pattern. */
function skipVerbose(source: Source, character: string): boolean {
  if (" \t\n\r\v\f".includes(character)) return true;
  if (character !== "#") return false;
  let skipped: string | null;
  do skipped = source.get();
  while (skipped !== null && skipped !== "\n");
  return true;
}

function plainNode(character: string): Node {
  switch (character) {
    case ".":
      return { kind: "any" };
    case "^":
      return { kind: "at", place: "lineStart" };
    case "$":
      return { kind: "at", place: "lineEnd" };
    default:
      return { kind: "literal", code: character.codePointAt(0)!, isNegated: false };
  }
}

/** Groups that neither capture nor change flags dissolve into the sequence around them. */
function withoutPlainGroups(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (isPlainGroup(node) ? node.body.nodes : [node]));
}

function isPlainGroup(node: Node): node is Node & { kind: "group" } {
  return (
    node.kind === "group" && node.number === null && node.addFlags === 0 && node.removeFlags === 0
  );
}

/** A quantifier, which takes the last node. A brace that begins none is a character. */
function parseRepeat(source: Source, character: string, nodes: Node[]): void {
  const start = source.tell();
  const bounds = parseBounds(source, character);
  if (bounds === null) {
    if (source.tell() !== start) source.seek(start);
    nodes.push(plainNode(character));
    return;
  }
  const last = nodes[nodes.length - 1];
  const position = source.tell() - start + 1;
  if (last === undefined || last.kind === "at") throw source.error("nothing to repeat", position);
  if (last.kind === "repeat") throw source.error("multiple repeat", position);
  const body: Sequence = isPlainGroup(last) ? last.body : { nodes: [last] };
  const mode: RepeatMode = source.match("?") ? "lazy" : source.match("+") ? "possessive" : "greedy";
  nodes[nodes.length - 1] = { kind: "repeat", ...bounds, mode, body };
}

function parseBounds(source: Source, character: string): { min: number; max: number } | null {
  if (character === "?") return { min: 0, max: 1 };
  if (character === "*") return { min: 0, max: unlimited };
  if (character === "+") return { min: 1, max: unlimited };
  const start = source.tell();
  if (source.next === "}") return null;
  const low = takeDigits(source);
  const high = source.match(",") ? takeDigits(source) : low;
  if (!source.match("}")) return null;
  const min = low === "" ? 0 : checkedCount(low);
  const max = high === "" ? unlimited : checkedCount(high);
  if (max < min) {
    throw source.error("min repeat greater than max repeat", source.tell() - start);
  }
  return { min, max };
}

function takeDigits(source: Source): string {
  return source.getWhile(Infinity, decimalDigits);
}

function checkedCount(digits: string): number {
  const count = Number(digits);
  if (count >= unlimited) throw new OverflowError("the repetition number is too large");
  return count;
}
