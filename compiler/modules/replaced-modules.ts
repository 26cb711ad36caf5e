/**
 * Modules that put another one in their place when a part written in C is not there: `sys.modules[__name__] = _pymodule`. Who imports the one gets
 * the other. Source: the language reference, 5.3.1.
 */
import type * as ast from "../ast/nodes.ts";

/** The name of the module that takes the place of one with that code; `null` where it stands for itself. */
export function replacementOf(
  module: ast.Module,
  isThere: (name: string) => boolean,
): string | null {
  for (const statement of module.body) {
    if (statement.kind !== "Try") continue;
    const fails = statement.body.some((each) => lacksModule(each, isThere));
    const [handler] = statement.handlers;
    if (!fails || handler?.type?.kind !== "Name" || handler.type.id !== "ImportError") continue;
    const imported = handler.body.flatMap((each) => (each.kind === "Import" ? each.names : []));
    for (const each of handler.body) {
      const name = each.kind === "Assign" && each.targets.length === 1 ? placed(each) : null;
      const alias = imported.find(({ asname, name: full }) => (asname ?? full) === name);
      if (alias !== undefined) return alias.name;
    }
  }
  return null;
}

function lacksModule(statement: ast.Stmt, isThere: (name: string) => boolean): boolean {
  if (statement.kind === "Import") return statement.names.some(({ name }) => !isThere(name));
  if (statement.kind !== "ImportFrom" || statement.level > 0) return false;
  return statement.module !== null && !isThere(statement.module);
}

/** The name on the right of `sys.modules[__name__] = name`. */
function placed({ targets, value }: ast.Assign): string | null {
  const [target] = targets;
  if (target?.kind !== "Subscript" || value.kind !== "Name") return null;
  const { value: container, slice } = target;
  const isModules =
    container.kind === "Attribute" &&
    container.attr === "modules" &&
    container.value.kind === "Name" &&
    container.value.id === "sys";
  return isModules && slice.kind === "Name" && slice.id === "__name__" ? value.id : null;
}
