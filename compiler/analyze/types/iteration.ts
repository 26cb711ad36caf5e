/** What iterating over, awaiting or subscripting a value gives. */
import type * as ast from "../../ast/nodes.ts";
import { visit } from "../../ast/visit.ts";
import { substitute, substitutionFor } from "./library.ts";
import {
  contents,
  intBetween,
  join,
  members,
  never,
  str,
  unknown,
  type InstanceType,
  type Type,
} from "./type.ts";

const iterables = new Set([
  "typing.Iterable",
  "typing.Iterator",
  "typing.Generator",
  "typing.Sequence",
  "typing.Collection",
  "typing.Mapping",
]);
/** Builtin containers, whose iteration gives their first argument. */
const containers = new Set([
  "builtins.dict_keys",
  "builtins.dict_values",
  "builtins.dict_items",
  "builtins.list",
  "builtins.set",
  "builtins.frozenset",
  "builtins.dict",
]);
const asyncIterables = new Set([
  "typing.AsyncIterable",
  "typing.AsyncIterator",
  "typing.AsyncGenerator",
]);

/** Whether it is an asynchronous generator: by `async for` or `await` anywhere but in its first source (PEP 530). */
export function isAsynchronousGenerator(node: ast.GeneratorExp): boolean {
  const [first] = node.generators;
  let found = false;
  visit(node, {
    enter: (each) => {
      if (each === first!.iter || each.kind === "Lambda") return false;
      if (each !== node && each.kind === "GeneratorExp") return false;
      if (each.kind === "Await") found = true;
      if (each.kind === "comprehension" && each.is_async === 1) found = true;
      return !found;
    },
  });
  return found;
}

/** The type of the items that a `for` (or `async for`) over the value sees. */
export function itemType(iterable: Type, isAsync = false): Type {
  return members(iterable)
    .map((member) => itemOfMember(member, isAsync))
    .reduce(join, never);
}

function itemOfMember(type: Type, isAsync: boolean): Type {
  switch (type.kind) {
    case "never":
      return never;
    case "str":
      return isAsync ? unknown : str;
    case "tuple":
      return isAsync ? unknown : type.items.reduce(join, never);
    case "instance":
      if (type.class.qualifiedName === "builtins.enumerate")
        return isAsync ? unknown : (type.arguments[0] ?? unknown);
      if (type.class.qualifiedName === "builtins.range" && type.arguments.length > 0)
        return isAsync ? unknown : type.arguments[0]!;
      if (!isAsync && containers.has(type.class.qualifiedName))
        return contents(type.arguments[0] ?? unknown);
      return isAsync
        ? firstArgument(type, asyncIterables, "__aiter__")
        : firstArgument(type, iterables, "__iter__");
    default:
      return unknown;
  }
}

/** The first argument of the abstract class (`Iterable[T]`, `Awaitable[T]`) that the type extends or that its method returns. */
function firstArgument(type: InstanceType, names: ReadonlySet<string>, method: string): Type {
  for (const each of type.class.mro()) {
    if (!names.has(each.qualifiedName)) continue;
    return each === type.class
      ? (type.arguments[0] ?? unknown)
      : argumentOfBase(type, each.qualifiedName);
  }
  const found = type.class.lookup(method);
  if (found?.member.kind !== "stubMethod") return unknown;
  const returned = substitute(
    found.member.function.signatures[0]!.returns,
    substitutionFor(type, found.owner),
  );
  if (returned.kind !== "instance" || returned.class === type.class) return unknown;
  return firstArgument(returned, names, method);
}

/** The first argument that the type gives to a base, followed through the bases in between. */
function argumentOfBase(type: InstanceType, baseName: string): Type {
  const substitution = substitutionFor(type, type.class);
  for (const base of type.class.bases) {
    if (!base.class.isSubclassOf(baseName)) continue;
    const substituted = substitute(base, substitution) as InstanceType;
    return base.class.qualifiedName === baseName
      ? (substituted.arguments[0] ?? unknown)
      : argumentOfBase(substituted, baseName);
  }
  return unknown;
}

/** The type of `await value`. */
export function awaitedType(awaitable: Type): Type {
  return members(awaitable).map(awaitedMember).reduce(join, never);
}

function awaitedMember(type: Type): Type {
  if (type.kind === "coroutine") return contents(type.result);
  if (type.kind === "never") return never;
  if (type.kind !== "instance") return unknown;
  if (type.class.qualifiedName === "typing.Awaitable")
    return contents(type.arguments[0] ?? unknown);
  if (type.class.isSubclassOf("typing.Awaitable")) return argumentOfBase(type, "typing.Awaitable");
  const found = type.class.lookup("__await__");
  if (found?.member.kind !== "stubMethod") return unknown;
  const returned = substitute(
    found.member.function.signatures[0]!.returns,
    substitutionFor(type, found.owner),
  );
  return returned.kind === "instance" ? (returned.arguments[2] ?? unknown) : unknown;
}

/** Whether awaiting a value of the type is surely fine, so that no check is needed. */
export function isAwaitable(type: Type): boolean {
  return members(type).every(
    (member) =>
      member.kind === "coroutine" ||
      (member.kind === "instance" &&
        (member.class.isSubclassOf("typing.Awaitable") ||
          member.class.lookup("__await__")?.member.kind === "stubMethod")),
  );
}

/** The type of `value[index]` for a plain index, as far as known. */
export function subscriptType(container: Type, index: Type, constantIndex: number | null): Type {
  return members(container)
    .map((member) => {
      if (member.kind === "str")
        return contents(index).kind === "int" || isSlice(index) ? str : unknown;
      if (member.kind === "tuple") return tupleItem(member.items, member.isVariadic, constantIndex);
      if (member.kind !== "instance") return member.kind === "never" ? never : unknown;
      if (isSlice(index)) return member.class.qualifiedName === "builtins.list" ? member : unknown;
      switch (member.class.qualifiedName) {
        case "builtins.list":
          return contents(member.arguments[0] ?? unknown);
        case "builtins.dict":
          return contents(member.arguments[1] ?? unknown);
        case "builtins.bytes":
          return intBetween(0, 255);
        default:
          return unknown;
      }
    })
    .reduce(join, never);
}

function isSlice(index: Type): boolean {
  return index.kind === "instance" && index.class.qualifiedName === "builtins.slice";
}

function tupleItem(items: readonly Type[], isVariadic: boolean, index: number | null): Type {
  if (isVariadic || index === null) return items.reduce(join, never);
  return items[index < 0 ? index + items.length : index] ?? unknown;
}
