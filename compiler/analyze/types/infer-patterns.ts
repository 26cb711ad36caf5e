/** What the patterns of `match` (PEP 634) tell of the names that they bind. */
import type * as ast from "../../ast/nodes.ts";
import { inferExpression } from "./infer-expressions.ts";
import { allFields } from "./dataclasses.ts";
import type { Inference } from "./inference.ts";
import { itemType } from "./iteration.ts";
import {
  anyInt,
  bool,
  contents,
  escape,
  instance,
  resolved,
  str,
  unknown,
  type InstanceType,
  type Type,
} from "./type.ts";

export function inferMatch(node: ast.Match, inference: Inference): void {
  const subject = inferExpression(node.subject, inference);
  if (node.cases.some((each) => looksInside(each.pattern))) escape(subject);
  for (const each of node.cases) {
    inferPattern(each.pattern, subject, inference);
    if (each.guard !== null) inferExpression(each.guard, inference);
  }
}

/** Whether the pattern may run code of the subject's class, or hand out parts of it that are not followed. */
function looksInside(pattern: ast.Pattern): boolean {
  switch (pattern.kind) {
    case "MatchAs":
      return pattern.pattern !== null && looksInside(pattern.pattern);
    case "MatchOr":
    case "MatchSequence":
      return pattern.patterns.some(looksInside);
    case "MatchValue":
      return pattern.value.kind !== "Constant" && pattern.value.kind !== "UnaryOp";
    case "MatchSingleton":
    case "MatchStar":
      return false;
    default:
      return true;
  }
}

function inferPattern(pattern: ast.Pattern, subject: Type, inference: Inference): void {
  switch (pattern.kind) {
    case "MatchValue":
      inferExpression(pattern.value, inference);
      return;
    case "MatchAs":
      if (pattern.pattern !== null) inferPattern(pattern.pattern, subject, inference);
      return bind(pattern, narrowed(pattern.pattern, subject, inference), inference);
    case "MatchStar":
      return bind(pattern, listOf(subject, inference), inference);
    case "MatchOr":
      for (const each of pattern.patterns) inferPattern(each, subject, inference);
      return;
    case "MatchSequence":
      pattern.patterns.forEach((each, index) => {
        const item = each.kind === "MatchStar" ? subject : itemOf(pattern, index, subject);
        inferPattern(each, item, inference);
      });
      return;
    case "MatchMapping":
      for (const key of pattern.keys) inferExpression(key, inference);
      for (const each of pattern.patterns) inferPattern(each, unknown, inference);
      return bind(pattern, unknown, inference);
    case "MatchClass":
      return inferClassPattern(pattern, inference);
    case "MatchSingleton":
      return;
  }
}

function bind(pattern: ast.Pattern, type: Type, inference: Inference): void {
  const binding = inference.bindings.uses.get(pattern);
  if (binding !== undefined) inference.flowToBinding(binding, type);
}

function inferClassPattern(pattern: ast.MatchClass, inference: Inference): void {
  inferExpression(pattern.cls, inference);
  const matched = instanceOf(pattern, inference);
  const names = positionalNames(pattern, inference.typeOf(pattern.cls));
  pattern.patterns.forEach((each, index) => {
    const name = names?.[index];
    const type = name === undefined ? selfType(pattern, matched) : attributeType(matched, name);
    inferPattern(each, type, inference);
  });
  pattern.kwd_patterns.forEach((each, index) =>
    inferPattern(each, attributeType(matched, pattern.kwd_attrs[index]!), inference),
  );
}

function selfType(pattern: ast.MatchClass, matched: Type): Type {
  return pattern.patterns.length === 1 && pattern.kwd_attrs.length === 0 ? matched : unknown;
}

function attributeType(matched: Type, name: string): Type {
  if (matched.kind !== "instance" || matched.class.isOpaque) return unknown;
  const member = matched.class.lookup(name)?.member;
  return member?.kind === "attribute" ? member.type : unknown;
}

/** What a subject that matches the pattern is known to be. */
function narrowed(pattern: ast.Pattern | null, subject: Type, inference: Inference): Type {
  if (pattern?.kind !== "MatchClass") return subject;
  const matched = instanceOf(pattern, inference);
  return matched.kind === "unknown" ? subject : matched;
}

function instanceOf(pattern: ast.MatchClass, inference: Inference): Type {
  const type = resolved(inference.typeOf(pattern.cls));
  if (type.kind !== "class") return unknown;
  switch (type.class.qualifiedName) {
    case "builtins.int":
      return anyInt;
    case "builtins.bool":
      return bool;
    case "builtins.str":
      return str;
  }
  return type.class.node !== null || type.class.isSubclassOf("builtins.BaseException")
    ? instance(type.class)
    : unknown;
}

/**
 * The attributes that the positional patterns stand for: `__match_args__`, where the class says it with a literal tuple; `null` where it does not, or
 * where there are more patterns.
 */
export function positionalNames(pattern: ast.MatchClass, cls: Type): readonly string[] | null {
  const type = resolved(cls);
  if (type.kind !== "class" || type.class.isOpaque) return null;
  for (const each of type.class.mro()) {
    if (each.dataclass !== null && !each.members.has("__match_args__")) {
      if (each.dataclass.options.get("match_args") === false) continue;
      const names = allFields(each).filter((field) => field.isParameter);
      if (pattern.patterns.length > names.length) return null;
      return names.slice(0, pattern.patterns.length).map((field) => field.name);
    }
    if (each.node === null || !each.members.has("__match_args__")) continue;
    const names = literalNames(each.node);
    return names !== null && pattern.patterns.length <= names.length
      ? names.slice(0, pattern.patterns.length)
      : null;
  }
  return null;
}

function literalNames(node: ast.ClassDef): readonly string[] | null {
  const values = node.body.flatMap((each) => {
    if (each.kind !== "Assign" && each.kind !== "AnnAssign") return [];
    const target = each.kind === "Assign" ? each.targets[0] : each.target;
    return target?.kind === "Name" && target.id === "__match_args__" ? [each.value] : [];
  });
  const [tuple] = values;
  if (values.length !== 1 || tuple?.kind !== "Tuple") return null;
  const names: string[] = [];
  for (const each of tuple.elts) {
    if (each.kind !== "Constant" || each.type !== "str") return null;
    names.push(each.value);
  }
  return names;
}

/** Whether sequence patterns may look at the value as a JavaScript array. */
export function isNativeSequence(type: Type): boolean {
  const plain = resolved(type);
  return plain.kind === "tuple" || isList(plain);
}

function isList(type: Type): type is InstanceType {
  return type.kind === "instance" && type.class.qualifiedName === "builtins.list";
}

/** The type of item number `index` of a sequence pattern's subject. */
export function itemOf(pattern: ast.MatchSequence, index: number, subject: Type): Type {
  const plain = contents(subject);
  if (!isNativeSequence(plain)) return unknown;
  const hasStar = pattern.patterns.some((each) => each.kind === "MatchStar");
  if (plain.kind === "tuple" && !plain.isVariadic && !hasStar) return plain.items[index] ?? unknown;
  return itemType(plain);
}

function listOf(subject: Type, inference: Inference): Type {
  const plain = contents(subject);
  if (!isNativeSequence(plain)) return unknown;
  return instance(inference.library.class("builtins.list"), itemType(plain));
}
