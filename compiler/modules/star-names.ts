/**
 * The names that `from module import *` binds: those of `__all__`, or every name without an underscore at its start.
 * Source: CPython 3.13 Python/intrinsics.c (`import_all_from`).
 */
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";

export interface StarName {
  readonly name: string;
  /** Whether the module surely has it, once it has run. */
  readonly isSure: boolean;
}

/** What `__all__` of a module says as far as it can be read, with the `__all__` of other modules that it takes in. */
export interface ExportList {
  readonly names: readonly StarName[];
  /** `list += module.__all__`: the expressions `module`. */
  readonly included: readonly ast.Expr[];
  /** The statement that cannot be read, or `null`. */
  readonly problem: ast.AstNode | null;
}

/** `null` for a module without `__all__`. */
export function exportListOf(module: ast.Module): ExportList | null {
  const reader = new ExportListReader();
  reader.statements(module.body, true);
  return reader.isFound ? reader : null;
}

class ExportListReader implements ExportList {
  isFound = false;
  names: StarName[] = [];
  included: ast.Expr[] = [];
  problem: ast.AstNode | null = null;

  statements(nodes: readonly ast.Stmt[], isSure: boolean): void {
    for (const node of nodes) this.#statement(node, isSure);
  }

  #statement(node: ast.Stmt, isSure: boolean): void {
    switch (node.kind) {
      case "Assign":
        if (!node.targets.some(isAll)) return this.#others(node);
        if (isSure) {
          this.names = [];
          this.included = [];
          this.problem = null;
        }
        return this.#add(node.value, isSure);
      case "AnnAssign":
        if (isAll(node.target) && node.value !== null) this.#add(node.value, isSure);
        return;
      case "AugAssign":
        if (isAll(node.target)) this.#add(node.value, isSure);
        return;
      case "Expr":
        return this.#call(node.value, isSure);
      case "If":
        this.statements(node.body, false);
        return this.statements(node.orelse, false);
      case "Try":
        this.statements(node.body, false);
        for (const handler of node.handlers) this.statements(handler.body, false);
        this.statements(node.orelse, false);
        return this.statements(node.finalbody, false);
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "ClassDef":
        return;
      default:
        return this.#others(node);
    }
  }

  /** A list, a tuple, a sum of such, the `__all__` of another module. */
  #add(value: ast.Expr, isSure: boolean): void {
    this.isFound = true;
    if (value.kind === "List" || value.kind === "Tuple") {
      for (const each of value.elts) {
        if (each.kind === "Starred") this.#add(each.value, isSure);
        else if (each.kind === "Constant" && each.type === "str")
          this.names.push({ name: each.value, isSure });
        else this.problem ??= each;
      }
    } else if (value.kind === "BinOp" && value.op === "Add") {
      this.#add(value.left, isSure);
      this.#add(value.right, isSure);
    } else if (value.kind === "Attribute" && value.attr === "__all__")
      this.included.push(value.value);
    else if (isCallOf(value, "list") || isCallOf(value, "tuple")) this.#add(value.args[0]!, isSure);
    else this.problem ??= value;
  }

  /** `__all__.append(name)`, `.extend(names)`, `.remove(name)`. */
  #call(node: ast.Expr, isSure: boolean): void {
    if (node.kind !== "Call" || node.func.kind !== "Attribute" || !isAll(node.func.value)) return;
    const [argument] = node.args;
    const name = argument?.kind === "Constant" && argument.type === "str" ? argument.value : null;
    if (node.func.attr === "extend" && argument !== undefined) this.#add(argument, isSure);
    else if (node.func.attr === "append" && name !== null) this.names.push({ name, isSure });
    else if (node.func.attr === "remove" && name !== null && isSure)
      this.names = this.names.filter((each) => each.name !== name);
    else this.problem ??= node;
  }

  /** Any other statement must leave the list alone. */
  #others(node: ast.Stmt): void {
    visit(node, {
      enter: (each) => {
        if (each.kind === "Name" && each.id === "__all__") this.problem ??= each;
        return each.kind !== "FunctionDef" && each.kind !== "Lambda";
      },
    });
  }
}

function isAll(node: ast.Expr): boolean {
  return node.kind === "Name" && node.id === "__all__";
}

function isCallOf(node: ast.Expr, name: string): node is ast.Call {
  return (
    node.kind === "Call" &&
    node.func.kind === "Name" &&
    node.func.id === name &&
    node.args.length === 1 &&
    node.keywords.length === 0
  );
}
