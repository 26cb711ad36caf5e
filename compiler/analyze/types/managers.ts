/** What is known of context managers. */
import type * as ast from "../../ast/nodes.ts";
import { contents, type Type } from "./type.ts";

/** Whether some manager of a `with` may swallow an exception of its block: its `__exit__` is not known to return None. */
export function maySuppressExceptions(
  node: ast.With | ast.AsyncWith,
  typeOf: (manager: ast.Expr) => Type,
): boolean {
  const method = node.kind === "With" ? "__exit__" : "__aexit__";
  return node.items.some((item) => !neverSuppresses(typeOf(item.context_expr), method));
}

/** Classes of the runtime whose `__exit__` runs the loop: synchronous in Python, a promise in JavaScript. */
const blockingManagers = new Set(["asyncio.Runner"]);

/** Whether leaving a `with` block of the manager blocks. */
export function isBlockingManager(type: Type): boolean {
  const plain = contents(type);
  return (
    plain.kind === "instance" &&
    plain.class.mro().some((each) => blockingManagers.has(each.qualifiedName))
  );
}

/** Whether the type's `__exit__` is known to return None. */
export function neverSuppresses(type: Type, method: "__exit__" | "__aexit__"): boolean {
  const plain = contents(type);
  if (plain.kind === "never") return true;
  const member = plain.kind === "instance" ? plain.class.lookup(method)?.member : undefined;
  return member?.kind === "stubMethod" && member.function.signatures[0]!.returns.kind === "none";
}
