/** Applies flags to a parsed pattern. Source: CPython Lib/re/_compiler.py (_compile). */
import { categorySet } from "../characters/categories.ts";
import { anySet, classSet, foldingOf, literalSet } from "../characters/resolve.ts";
import { PatternError } from "../errors.ts";
import * as values from "../flags-values.ts";
import { widthOf, type Node, type Place, type Sequence } from "../parser/tree.ts";
import type { Assertion, Matched, MatchedSequence } from "./nodes.ts";

/** How far back a lookbehind can look. Source: CPython Modules/_sre/sre_constants.h (MAXCODE). */
const furthestBack = 4294967295;

export function resolveSequence({ nodes }: Sequence, flags: number): MatchedSequence {
  return nodes.flatMap((node) => resolveNode(node, flags));
}

function resolveNode(node: Node, flags: number): MatchedSequence {
  switch (node.kind) {
    case "literal":
      return [{ kind: "character", set: literalSet(node.code, node.isNegated, flags) }];
    case "set":
      return [{ kind: "character", set: classSet(node.items, node.isNegated, flags) }];
    case "any":
      return [{ kind: "character", set: anySet(flags) }];
    case "at":
      return [{ kind: "at", ...assertionOf(node.place, flags) }];
    case "branch": {
      const items = node.items.map((item) => resolveSequence(item, flags));
      return [{ kind: "branch", items }];
    }
    case "group": {
      const body = resolveSequence(node.body, combined(flags, node.addFlags, node.removeFlags));
      return node.number === null ? body : [{ kind: "group", number: node.number, body }];
    }
    case "atomic":
      return [{ kind: "atomic", body: resolveSequence(node.body, flags) }];
    case "repeat": {
      const { min, max, mode } = node;
      const body = resolveSequence(node.body, flags);
      return [{ kind: "repeat", min, max, mode, body, isNullable: widthOf(node.body).min === 0 }];
    }
    case "look":
      return [resolveLook(node, flags)];
    case "reference":
      return [{ kind: "reference", group: node.group, folding: foldingOf(flags) }];
    case "conditional": {
      const yes = resolveSequence(node.yes, flags);
      const no = node.no === null ? [] : resolveSequence(node.no, flags);
      return [{ kind: "conditional", group: node.group, yes, no }];
    }
    case "fail":
      return [node];
  }
}

function resolveLook(node: Node & { kind: "look" }, flags: number): Matched {
  let back = 0;
  if (node.isBehind) {
    const { min, max } = widthOf(node.body);
    if (min > furthestBack) throw new PatternError("looks too much behind");
    if (min !== max) throw new PatternError("look-behind requires fixed-width pattern");
    back = min;
  }
  const body = resolveSequence(node.body, flags);
  return { kind: "look", back, isNegated: node.isNegated, body };
}

/** The flags inside of a group that changes some. */
function combined(flags: number, add: number, remove: number): number {
  const kept = (add & values.typeFlags) !== 0 ? flags & ~values.typeFlags : flags;
  return (kept | add) & ~remove;
}

function assertionOf(place: Place, flags: number): Assertion {
  const isMultiline = (flags & values.multiline) !== 0;
  switch (place) {
    case "lineStart":
      return { place: isMultiline ? "lineStart" : "start" };
    case "lineEnd":
      return { place: isMultiline ? "lineEnd" : "beforeFinalNewline" };
    case "boundary":
    case "nonBoundary":
      return { place, word: categorySet("word", (flags & values.unicode) !== 0) };
    default:
      return { place };
  }
}
