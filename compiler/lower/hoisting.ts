/**
 * JavaScript hoists function declarations, Python binds a `def` where it stands. A module's function may be declared only if nothing can
 * call it before: this finds those that something might. Each statement is followed once, through what it and the functions it reaches refer to.
 */
import type * as ast from "../ast/nodes.ts";
import { isInert } from "../analyze/inert.ts";
import type { Binding, BindingTable } from "../analyze/types/binding.ts";
import type { Library } from "../analyze/types/library.ts";

/**
 * Functions of the module that code may reach before their `def` has run, and other names that are a builtin until then.
 *
 * @param library what the runtime has, the builtins among it
 */
export function findEarlyUses(
  module: ast.Module,
  bindings: BindingTable,
  library: Library,
): ReadonlySet<Binding> {
  const early = new Set<Binding>();
  const definedAt = new Map<Binding, number>();
  for (const binding of bindings.module.bindings.values()) {
    if (binding.definitions[0] === "function" && binding.first !== null)
      definedAt.set(binding, binding.blockIndex);
  }
  const reached = new Set<number>();
  for (let index = 0; index < module.body.length; index++) {
    const statement = module.body[index]!;
    // A `def` runs nothing but its defaults and decorators.
    if (isInert(statement)) continue;
    const pending = [index];
    for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
      if (reached.has(current)) continue;
      reached.add(current);
      for (const binding of bindings.references.get(current) ?? []) {
        const place = definedAt.get(binding) ?? definingStatement(binding);
        if (place > index && (definedAt.has(binding) || library.has("builtins", binding.name)))
          early.add(binding);
        if (place !== current) pending.push(place);
      }
    }
  }
  return early;
}

function definingStatement(binding: Binding): number {
  return Math.max(0, binding.blockIndex === Infinity ? 0 : binding.blockIndex);
}
