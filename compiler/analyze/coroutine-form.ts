/**
 * Whether a program drives coroutines by hand: by `send`, `throw` and their kin, as a task does. Native `async` functions cannot be driven so, generators
 * can. The question is asked of the whole program: a coroutine may be driven far from where it was made.
 */
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import type { TypeTable } from "./types/inference.ts";
import { members, type Type } from "./types/type.ts";

/** What the question is asked of. */
export interface ModuleOfCoroutines {
  readonly tree: ast.Module;
  readonly types: Pick<TypeTable, "typeOf">;
}

export function drivesByHand(modules: readonly ModuleOfCoroutines[]): boolean {
  const makesCoroutines = modules.some(({ tree }) => someNode(tree, isCoroutineFunction));
  return makesCoroutines && modules.some(drivesIn);
}

function isCoroutineFunction(node: ast.AstNode): boolean {
  return node.kind === "AsyncFunctionDef" || (node.kind === "comprehension" && node.is_async === 1);
}

function someNode(root: ast.AstNode, test: (node: ast.AstNode) => boolean): boolean {
  let found = false;
  visit(root, {
    enter: (node) => {
      found ||= test(node);
      return !found;
    },
  });
  return found;
}

function drivesIn({ tree, types }: ModuleOfCoroutines): boolean {
  /** Calls whose result goes to whoever drives this coroutine. */
  const passedOn = new Set<ast.Expr>();
  return someNode(tree, (node) => {
    switch (node.kind) {
      case "Await":
      case "YieldFrom":
        passedOn.add(node.value);
        return false;
      case "Return":
        if (node.value !== null) passedOn.add(node.value);
        return false;
      case "Call":
        return !passedOn.has(node) && isStep(node, types);
      case "Attribute":
        return stateNames.has(node.attr) || isTypesCoroutine(node);
      case "ImportFrom":
        return node.module === "types" && node.names.some(({ name }) => name === "coroutine");
      case "ClassDef":
        return isHandMadeCoroutine(node);
      default:
        return false;
    }
  });
}

/** What only a generator can tell. */
const stateNames = new Set([
  "cr_await",
  "cr_code",
  "cr_frame",
  "ag_await",
  "ag_code",
  "ag_frame",
  "set_asyncgen_hooks",
]);

function isTypesCoroutine({ attr, value }: ast.Attribute): boolean {
  return attr === "coroutine" && value.kind === "Name" && value.id === "types";
}

/** `coroutine.send(x)` and the like, of what is a coroutine or may be one. */
function isStep(node: ast.Call, types: ModuleOfCoroutines["types"]): boolean {
  const { func } = node;
  if (func.kind === "Name" && func.id === "next")
    return node.args.length > 0 && isAwaitCall(node.args[0]!);
  if (func.kind !== "Attribute") return false;
  if (func.attr === "__next__") return isAwaitCall(func.value);
  if (func.attr === "send")
    return node.args.length === 1 && mayBeCoroutine(types.typeOf(func.value));
  return func.attr === "throw" && node.args.length > 0 && mayBeCoroutine(types.typeOf(func.value));
}

function isAwaitCall(node: ast.Expr): boolean {
  return node.kind === "Call" && node.func.kind === "Attribute" && node.func.attr === "__await__";
}

const awaitables = ["typing.Awaitable", "typing.AsyncGenerator"];

function mayBeCoroutine(type: Type): boolean {
  return members(type).some(
    (member) =>
      member.kind === "unknown" ||
      member.kind === "coroutine" ||
      (member.kind === "instance" && awaitables.some((name) => member.class.isSubclassOf(name))),
  );
}

/** A class whose objects are coroutines: with `send`, `throw` and `__await__` of its own. */
function isHandMadeCoroutine(node: ast.ClassDef): boolean {
  const names = new Set(node.body.map((each) => (each.kind === "FunctionDef" ? each.name : null)));
  return names.has("send") && names.has("throw") && names.has("__await__");
}
