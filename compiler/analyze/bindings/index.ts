import type { AsyncWith, Expr, ImportFrom, Module, With } from "../../ast/nodes.ts";
import type { ScopeTable } from "../scopes/index.ts";
import { collectDeletions } from "./deletions.ts";
import { Flow, ModuleFlows } from "./flow.ts";
import { visitStatements } from "./statements.ts";
import type { BindingTable } from "./variable.ts";

export type { BindingTable, Declaration, Variable } from "./variable.ts";

export interface BindingOptions {
  /**
   * Whether a context manager may swallow an exception, so that the end of the `with` block may not have been reached. Default: every
   * one may.
   */
  readonly maySuppress?: (statement: With | AsyncWith) => boolean;
  /** The outcome of a test that is known: the other branch never runs. Default: none is known. */
  readonly outcome?: (test: Expr) => boolean | null;
  /** The names that `from module import *` surely binds. Default: none. */
  readonly starNames?: (statement: ImportFrom) => readonly string[];
  /** Names that are found elsewhere where the module has not bound them: the builtins. Reading one proves nothing. Default: none. */
  readonly isBuiltin?: (name: string) => boolean;
}

/**
 * Which variables surely have a value where they are used, which are bound again, which are captured, and where each is best declared.
 *
 * Annotations are not looked at: they become types. What is surely bound is so on every way through the code, an exception out of
 * any statement of a `try` or `with` included. The time is in proportion to the size of the module.
 */
export function analyzeBindings(
  module: Module,
  scopes: ScopeTable,
  options: BindingOptions = {},
): BindingTable {
  const maySuppress = options.maySuppress ?? (() => true);
  const shared = new ModuleFlows(
    scopes,
    maySuppress,
    options.outcome ?? (() => null),
    options.starNames ?? (() => []),
    options.isBuiltin ?? (() => false),
  );
  const flow = new Flow(shared, scopes.module);
  collectDeletions(module.body, flow);
  visitStatements(module.body, flow);
  const boundAtEnd = new Set<string>();
  for (const { symbol, isBound } of shared.variables.values())
    if (isBound && symbol.owner === scopes.module) boundAtEnd.add(symbol.name);
  for (let next = shared.pending.pop(); next !== undefined; next = shared.pending.pop()) {
    next.visit(new Flow(shared, next.scope));
  }
  for (const variable of shared.variables.values()) {
    variable.settle(variable.symbol.owner.kind === "module");
  }
  return {
    variableOf: (symbol) => {
      const owned = symbol.owner.symbols.get(symbol.name);
      return owned === undefined ? undefined : shared.variables.get(owned);
    },
    maybeUnbound: shared.maybeUnbound,
    boundAtEnd,
  };
}
