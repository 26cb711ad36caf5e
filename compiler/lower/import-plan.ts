/**
 * Which imported names are JavaScript imports. One that is bound by imports alone, always to the same thing, and read only afterwards needs no variable:
 * it is the import declaration's own name. Every other one is a variable that the import statement assigns.
 */
import type * as ast from "../ast/nodes.ts";
import type { Binding, BindingTable } from "../analyze/types/binding.ts";
import type { Library } from "../analyze/types/library.ts";
import {
  exportedBinding,
  type ImportTarget,
  type ProgramModule,
} from "../analyze/types/program-module.ts";
import type { BindingFacts } from "./facts.ts";
import type { ProgramView } from "./program-view.ts";

/** What a name of the program is in JavaScript. */
export type ImportAlias =
  /** The namespace of a module. */
  | { readonly kind: "namespace"; readonly target: ImportTarget }
  /** A name that a module exports. */
  | { readonly kind: "name"; readonly target: ImportTarget; readonly name: string };

export type ImportPlan = ReadonlyMap<Binding, ImportAlias>;

export interface ImportPlanInput {
  readonly bindings: BindingTable;
  readonly facts: BindingFacts;
  readonly library: Library;
  readonly modules: ProgramView;
  /** Names that code may reach before they are bound. */
  readonly early: ReadonlySet<Binding>;
}

export function planImports(input: ImportPlanInput): ImportPlan {
  const plan = new Map<Binding, ImportAlias>();
  for (const scope of input.bindings.scopes.values()) {
    if (scope.kind !== "module" && scope.kind !== "function") continue;
    for (const binding of scope.bindings.values()) {
      const alias = isNeverUnbound(binding, input) ? aliasOf(binding, input) : null;
      if (alias !== null) plan.set(binding, alias);
    }
  }
  return plan;
}

/** Whether nothing but imports binds the name, and nothing reads it before. */
function isNeverUnbound(binding: Binding, { facts, early }: ImportPlanInput): boolean {
  const { definitions } = binding;
  if (definitions.length === 0 || definitions.some((each) => each !== "import")) return false;
  if (binding.writtenFromInside || binding.isAssignedOutside || binding.isUncertain) return false;
  return !early.has(binding) && !facts.canBeUnbound(binding);
}

function aliasOf(binding: Binding, input: ImportPlanInput): ImportAlias | null {
  let common: ImportAlias | null = null;
  for (const node of binding.definitionNodes) {
    const alias = node.kind === "alias" ? importedThing(node, input) : null;
    if (alias === null || (common !== null && !isSame(common, alias))) return null;
    common = alias;
  }
  return common;
}

/** What one import statement binds, or `null` where it must be looked at when it runs. */
function importedThing(node: ast.Alias, input: ImportPlanInput): ImportAlias | null {
  const { bindings, modules, library } = input;
  const statement = bindings.imports.get(node)!;
  if (statement.kind === "Import") {
    if (modules.resolve(node.name, 0) === null) return null;
    if (node.asname !== null && hiddenPart(node.name, modules) !== null) return null;
    const name = node.asname === null ? node.name.split(".")[0]! : node.name;
    return namespace(modules.resolve(name, 0));
  }
  if (bindings.implicit.get(statement)?.includes(node) === true)
    return namespace(modules.resolve(node.name, 1));
  const target = modules.resolve(statement.module ?? "", statement.level);
  if (target?.kind === "runtime" && library.has(target.name, node.name))
    return { kind: "name", target, name: node.name };
  if (target?.kind === "program" && exportedBinding(target.module, node.name, modules.own) !== null)
    return isFixed(target.module, node.name, modules)
      ? { kind: "name", target, name: node.name }
      : null;
  if (target === null || target.kind === "typing") return null;
  const owner = target.kind === "program" ? target.module.name : target.name;
  return namespace(modules.resolve(`${owner}.${node.name}`, 0));
}

/**
 * `import a.b.c as d` looks for `b` in `a`, and for `c` in that: the part, if there is one, that a package calls otherwise than its submodule.
 */
export function hiddenPart(name: string, modules: ProgramView): string | null {
  const parts = name.split(".");
  for (let count = 1; count < parts.length; count++) {
    const owner = modules.submodule(parts.slice(0, count).join("."));
    const inner = parts.slice(0, count + 1).join(".");
    const binding = owner?.bindingOf(parts[count]!) ?? null;
    if (owner === null || binding === null) continue;
    const alias = modules.planOf(owner).get(binding);
    if (alias?.kind !== "namespace" || targetName(alias.target) !== inner) return inner;
  }
  return null;
}

function namespace(target: ImportTarget | null): ImportAlias | null {
  return target === null || target.kind === "typing" ? null : { kind: "namespace", target };
}

/**
 * Whether what the module calls so stays the same once its own code has run: JavaScript's imports are live, Python's are copies. In a cycle the
 * import may come before that.
 */
function isFixed(module: ProgramModule, name: string, modules: ProgramView): boolean {
  const binding = module.bindingOf(name);
  if (binding === null || binding.isAssignedOutside || binding.writtenFromInside) return false;
  return !binding.isUncertain && (binding.definitions.length === 1 || !modules.isCyclic(module));
}

function isSame(left: ImportAlias, right: ImportAlias): boolean {
  const isSameName =
    left.kind === "name"
      ? right.kind === "name" && left.name === right.name
      : right.kind === "namespace";
  return isSameName && targetName(left.target) === targetName(right.target);
}

export function targetName(target: ImportTarget): string {
  return target.kind === "program" ? target.module.name : target.name;
}
