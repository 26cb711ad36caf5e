import type { Module } from "../../ast/nodes.ts";
import type { SourceText } from "../../ast/source-text.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ScopeTable } from "../scopes/index.ts";
import { dispatch, type Visitors } from "../scopes/traversal.ts";
import { ProgramChecker } from "./checker.ts";
import { expressionChecks } from "./expressions.ts";
import { patternChecks } from "./patterns.ts";
import { statementChecks } from "./statements.ts";

/** Nodes that the visitors of the nodes around them deal with. */
const partsOfOthers: Pick<
  Visitors<ProgramChecker>,
  | "alias"
  | "arg"
  | "arguments"
  | "comprehension"
  | "ExceptHandler"
  | "match_case"
  | "withitem"
  | "TypeVar"
  | "ParamSpec"
  | "TypeVarTuple"
> = {
  alias: () => {},
  arg: () => {},
  arguments: () => {},
  comprehension: () => {},
  ExceptHandler: () => {},
  match_case: () => {},
  withitem: () => {},
  TypeVar: () => {},
  ParamSpec: () => {},
  TypeVarTuple: () => {},
};

const visitors: Visitors<ProgramChecker> = {
  ...statementChecks,
  ...expressionChecks,
  ...patternChecks,
  ...partsOfOthers,
};

/**
 * Everything that CPython's `compile()` rejects in a program that parses, and its SyntaxWarnings.
 *
 * CPython raises one error, the first of the first stage that fails: `from __future__` imports, symbol table, code generation.
 * The first diagnostic is that one; the other errors follow in the same order, then the warnings.
 */
export function checkProgram(
  module: Module,
  source: SourceText,
  scopes: ScopeTable,
): readonly Diagnostic[] {
  const checker = new ProgramChecker(source, scopes);
  checker.walk.run(module, (node) => dispatch(visitors, node, checker));
  return [...scopes.diagnostics, ...checker.errors, ...checker.warnings];
}
