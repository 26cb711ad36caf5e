import type {
  Match,
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchValue,
  Pattern,
  Span,
} from "../../ast/nodes.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import type { Visitors } from "../scopes/traversal.ts";
import type { ProgramChecker } from "./checker.ts";
import { constantValue } from "./constants.ts";
import { equalityKey, representation } from "./representation.ts";

/** Before a starred name CPython's instruction has room for a count of eight bits. */
const maximumPatternsBeforeStar = 255;

/** A pattern that always matches must be guarded or last. Source: the language reference, "Irrefutable Case Blocks". */
export function checkMatch(node: Match, checker: ProgramChecker): void {
  const { walk, patterns } = checker;
  walk.node(node.subject);
  const last = node.cases.length - 1;
  node.cases.forEach((matchCase, index) => {
    const isDefault = index === last && last > 0 && isWildcard(matchCase.pattern);
    if (!isDefault) {
      walk.then(() => {
        patterns.captures = new Set();
        patterns.allowIrrefutable = matchCase.guard !== null || index === last;
        walk.node(matchCase.pattern);
      });
    }
    walk.node(matchCase.guard);
    walk.nodes(matchCase.body);
  });
}

function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === "MatchAs" && pattern.pattern === null && pattern.name === null;
}

function capture(name: string | null, span: Span, checker: ProgramChecker): void {
  if (name === null) return;
  checker.bind(name, span);
  const { captures } = checker.patterns;
  if (captures.has(name)) checker.error(messages.multipleAssignmentsInPattern, span, name);
  captures.add(name);
}

/** A pattern within another, where anything may match. */
function checkSubpattern(pattern: Pattern, checker: ProgramChecker): void {
  const { walk, patterns } = checker;
  if (isWildcard(pattern)) return;
  walk.then(() => {
    const outer = patterns.allowIrrefutable;
    patterns.allowIrrefutable = true;
    walk.node(pattern);
    walk.then(() => {
      patterns.allowIrrefutable = outer;
    });
  });
}

function checkMatchAs(node: MatchAs, checker: ProgramChecker): void {
  const { walk } = checker;
  if (node.pattern !== null) {
    walk.node(node.pattern);
  } else if (!checker.patterns.allowIrrefutable) {
    if (node.name === null) checker.error(messages.wildcardNotLast, node);
    else checker.error(messages.captureNotLast, node, node.name);
  }
  walk.then(() => capture(node.name, node, checker));
}

function checkMatchSequence(node: MatchSequence, checker: ProgramChecker): void {
  const star = node.patterns.findIndex((pattern) => pattern.kind === "MatchStar");
  const isSecondStar = (pattern: Pattern, index: number): boolean =>
    pattern.kind === "MatchStar" && index > star;
  if (star >= 0 && node.patterns.some(isSecondStar)) {
    checker.error(messages.multipleStarsInPattern, node);
  } else if (star > maximumPatternsBeforeStar) {
    const named = node.patterns[star]!;
    // An unnamed star is reached by subscripts, which have no such limit.
    if (named.kind === "MatchStar" && named.name !== null) {
      checker.error(messages.tooManyStarredPatterns, node);
    }
  }
  for (const pattern of node.patterns) checkSubpattern(pattern, checker);
}

function checkMatchMapping(node: MatchMapping, checker: ProgramChecker): void {
  const { walk } = checker;
  const seen = new Set<string>();
  for (const key of node.keys) {
    const value = constantValue(key);
    if (value !== null) {
      const identity = equalityKey(value);
      if (seen.has(identity)) {
        checker.error(messages.duplicateMappingKey, node, representation(value));
      }
      seen.add(identity);
    } else if (key.kind !== "Attribute") {
      checker.error(messages.mappingKeyNotLiteral, node);
    }
    walk.node(key);
  }
  for (const pattern of node.patterns) checkSubpattern(pattern, checker);
  walk.then(() => capture(node.rest, node, checker));
}

function checkMatchClass(node: MatchClass, checker: ProgramChecker): void {
  checkAttributeNames(node, checker);
  checker.walk.node(node.cls);
  for (const pattern of node.patterns) checkSubpattern(pattern, checker);
  for (const pattern of node.kwd_patterns) checkSubpattern(pattern, checker);
}

/** Reported for the first name that comes twice, at its second place. */
function checkAttributeNames(node: MatchClass, checker: ProgramChecker): void {
  const first = new Map<string, number>();
  let earliest = node.kwd_attrs.length;
  let repeated: Pattern | null = null;
  node.kwd_attrs.forEach((name, index) => {
    const pattern = node.kwd_patterns[index]!;
    checker.bind(name, pattern);
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, index);
    else if (earlier < earliest) {
      earliest = earlier;
      repeated = pattern;
    }
  });
  if (repeated !== null) {
    checker.error(messages.attributeRepeatedInPattern, repeated, node.kwd_attrs[earliest]!);
  }
}

/** All alternatives capture the same names, and only the last may match anything. */
function checkMatchOr(node: MatchOr, checker: ProgramChecker): void {
  const { walk, patterns } = checker;
  const { captures: outerCaptures, allowIrrefutable } = patterns;
  let expected: ReadonlySet<string> | null = null;
  let differs = false;
  node.patterns.forEach((alternative, index) => {
    walk.then(() => {
      patterns.captures = new Set();
      patterns.allowIrrefutable = index === node.patterns.length - 1 && allowIrrefutable;
      walk.node(alternative);
      walk.then(() => {
        const { captures } = patterns;
        const control: ReadonlySet<string> = (expected ??= captures);
        const isSame =
          captures.size === control.size && [...captures].every((name) => control.has(name));
        if (isSame || differs) return;
        differs = true;
        checker.error(messages.alternativesBindDifferently, node);
      });
    });
  });
  walk.then(() => {
    patterns.captures = outerCaptures;
    patterns.allowIrrefutable = allowIrrefutable;
    for (const name of expected ?? []) {
      if (outerCaptures.has(name)) {
        checker.error(messages.multipleAssignmentsInPattern, node, name);
      }
      outerCaptures.add(name);
    }
  });
}

function checkMatchValue(node: MatchValue, checker: ProgramChecker): void {
  if (node.value.kind !== "Attribute" && constantValue(node.value) === null) {
    checker.error(messages.patternNotLiteral, node);
  }
  checker.walk.node(node.value);
}

/** Patterns, in the order in which CPython generates their code. */
export const patternChecks: Pick<Visitors<ProgramChecker>, Pattern["kind"]> = {
  MatchValue: checkMatchValue,
  MatchSingleton: () => {},
  MatchSequence: checkMatchSequence,
  MatchMapping: checkMatchMapping,
  MatchClass: checkMatchClass,
  MatchStar: (node, checker) => capture(node.name, node, checker),
  MatchAs: checkMatchAs,
  MatchOr: checkMatchOr,
};
