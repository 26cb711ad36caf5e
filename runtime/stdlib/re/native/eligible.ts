/**
 * Which patterns JavaScript's own regular expressions match exactly as CPython does. What differs, and so is left to the matcher of this module:
 *
 * - JavaScript forgets the groups inside of a repetition at each round (ECMA-262, RepeatMatcher); Python remembers the last one that matched.
 * - JavaScript refuses a round that matches nothing; Python takes one of them.
 * - A reference to a group that has not matched matches nothing in JavaScript and fails in Python.
 * - JavaScript matches lookbehinds backwards, which gives the groups inside other contents.
 * - JavaScript has no atomic groups, possessive quantifiers and conditions.
 */
import { unlimited } from "../parser/tree.ts";
import type { Matched, MatchedSequence } from "../matcher/nodes.ts";

/** Engines multiply the code of counted repetitions out, up to a limit that they do not tell. */
const greatestCount = 1000;

/** Whether JavaScript matches a pattern as CPython does. */
export function isEligible(pattern: MatchedSequence): boolean {
  return checkSequence(pattern, new Set());
}

/**
 * @param set the groups that have certainly matched before; those that certainly have after the sequence are added
 */
function checkSequence(sequence: MatchedSequence, set: Set<number>): boolean {
  return sequence.every((node) => checkNode(node, set));
}

function checkNode(node: Matched, set: Set<number>): boolean {
  switch (node.kind) {
    case "character":
    case "at":
      return true;
    case "branch":
      return checkBranch(node.items, set);
    case "group": {
      const isFine = checkSequence(node.body, set);
      set.add(node.number);
      return isFine;
    }
    case "repeat":
      return checkRepeat(node, set);
    case "look":
      if (node.isNegated || node.back > 0) {
        return !hasGroups(node.body) && checkSequence(node.body, new Set(set));
      }
      return checkSequence(node.body, set);
    case "reference":
      return node.folding === null && set.has(node.group);
    case "atomic":
    case "conditional":
    case "fail":
      return false;
  }
}

function checkBranch(items: readonly MatchedSequence[], set: Set<number>): boolean {
  const results = items.map(() => new Set(set));
  if (!items.every((item, index) => checkSequence(item, results[index]!))) return false;
  for (const group of results[0]!) {
    if (results.every((result) => result.has(group))) set.add(group);
  }
  return true;
}

function checkRepeat(node: Matched & { kind: "repeat" }, set: Set<number>): boolean {
  const { min, max, mode, body, isNullable } = node;
  if (mode === "possessive" || isNullable) return false;
  if (min > greatestCount || (max > greatestCount && max !== unlimited)) return false;
  if (max > 1 && hasGroups(body)) return false;
  return checkSequence(body, min > 0 ? set : new Set(set));
}

/** Whether there is a group that captures. */
function hasGroups(sequence: MatchedSequence): boolean {
  return someNode(sequence, (node) => node.kind === "group");
}

/** Whether there is a reference to a group. */
export function hasReferences(sequence: MatchedSequence): boolean {
  return someNode(sequence, (node) => node.kind === "reference");
}

/** Whether a test holds for some node at any depth. */
function someNode(sequence: MatchedSequence, test: (node: Matched) => boolean): boolean {
  return sequence.some((node) => test(node) || bodiesOf(node).some((body) => someNode(body, test)));
}

function bodiesOf(node: Matched): readonly MatchedSequence[] {
  switch (node.kind) {
    case "branch":
      return node.items;
    case "group":
    case "atomic":
    case "repeat":
    case "look":
      return [node.body];
    case "conditional":
      return [node.yes, node.no];
    default:
      return [];
  }
}

/** The groups in the order in which they close: of those that matched, the last is `Match.lastindex`. */
export function closingOrder(sequence: MatchedSequence, order: number[] = []): number[] {
  for (const node of sequence) {
    if (node.kind === "branch") for (const item of node.items) closingOrder(item, order);
    else if (node.kind === "repeat" || node.kind === "look") closingOrder(node.body, order);
    else if (node.kind === "group") {
      closingOrder(node.body, order);
      order.push(node.number);
    }
  }
  return order;
}
