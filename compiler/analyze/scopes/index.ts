import type {
  AstNode,
  AsyncFunctionDef,
  ClassDef,
  FunctionDef,
  Module,
  TypeAlias,
} from "../../ast/nodes.ts";
import type { SourceText } from "../../ast/source-text.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { ScopeBuilder } from "./build.ts";
import { futureFeatures, type FutureFeatures } from "./future.ts";
import { resolveScopes } from "./resolve.ts";
import type { PythonSymbol, Scope } from "./scope.ts";
import { dispatch, type Visitors } from "./traversal.ts";
import { expressionVisitors } from "./visit-expressions.ts";
import { statementVisitors } from "./visit-statements.ts";

export * from "./scope.ts";
export { dumpSymtable } from "./dump.ts";
export { mangle } from "./mangle.ts";
export { isFutureImport, type FutureFeatures } from "./future.ts";

const visitors: Visitors<ScopeBuilder> = { ...statementVisitors, ...expressionVisitors };

/** The scopes of one module: a side table beside its AST. */
export interface ScopeTable {
  readonly module: Scope;
  /** Every scope, outer ones before those inside them. */
  readonly scopes: readonly Scope[];
  readonly future: FutureFeatures;
  readonly source: SourceText;
  /** What CPython's symbol table rejects, in its order. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * The scope that a node opens: a module, function, lambda, class, comprehension or `type` statement (the scope of its
   * value). Keyed by the expression itself: the bound or default of a type parameter and, under `from __future__ import
   * annotations`, an annotation; keyed by `Arguments`, then, all annotations of the parameters.
   */
  scopeOf(node: AstNode): Scope | undefined;
  /** The scope of the type parameters of a generic `def`, `class` or `type`; it lies between the scope around the statement and the one it opens. */
  typeParameterScopeOf(
    node: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias,
  ): Scope | undefined;
  /** What `name` (as it is written, not mangled) means in `scope`, or `undefined` where the scope does not use it. */
  resolve(name: string, scope: Scope): PythonSymbol | undefined;
}

/**
 * Classifies every name of every scope as CPython 3.13's `symtable` does. Takes time in proportion to the module's size, at any
 * depth of nesting, and never throws; what CPython's symbol table rejects is in `diagnostics`.
 *
 * Source: CPython 3.13 `Python/symtable.c`, `Python/future.c`; the language reference, "Naming and binding".
 */
export function analyzeScopes(module: Module, source: SourceText): ScopeTable {
  const future = futureFeatures(module, source);
  const builder = new ScopeBuilder(module, source, future);
  builder.walk.run(module, (node) => dispatch(visitors, node, builder));
  resolveScopes(builder);
  return {
    module: builder.module,
    scopes: builder.scopes,
    future,
    source,
    diagnostics: [...future.diagnostics, ...builder.diagnostics],
    scopeOf: (node) => builder.byNode.get(node),
    typeParameterScopeOf: (node) => builder.typeParameters.get(node),
    resolve: (name, scope) => scope.symbols.get(scope.mangle(name)),
  };
}
