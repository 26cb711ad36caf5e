/** The total registry: one function per node kind. Adding a kind to the AST without its function does not compile. */
import type * as t from "@babel/types";
import type { Expr, Stmt } from "../ast/nodes.ts";
import { lowerAttribute } from "./attributes.ts";
import { lowerAnnAssign, lowerAssign, lowerAugAssign, lowerNamedExpr } from "./assignments.ts";
import { lowerAwait } from "./awaits.ts";
import { lowerCall } from "./calls.ts";
import { lowerClassDef } from "./classes.ts";
import { lowerDictComp, lowerGeneratorExp, lowerListComp, lowerSetComp } from "./comprehensions.ts";
import {
  lowerDict,
  lowerList,
  lowerSet,
  lowerSlice,
  lowerStarred,
  lowerSubscript,
  lowerTuple,
} from "./containers.ts";
import type { LowerContext, LowerExpression, LowerStatement } from "./context.ts";
import { lowerCompare } from "./comparisons.ts";
import { lowerDelete } from "./deletions.ts";
import { lowerAssert, lowerRaise } from "./raises.ts";
import { lowerTry } from "./exceptions.ts";
import { lowerTryStar } from "./except-star.ts";
import {
  lowerFormattedValue,
  lowerInterpolation,
  lowerJoinedStr,
  lowerTemplateStr,
} from "./fstrings.ts";
import { lowerAsyncFunctionDef, lowerFunctionDef, lowerLambda, lowerReturn } from "./functions.ts";
import { lowerImport, lowerImportFrom } from "./imports.ts";
import { lowerConstant } from "./literals.ts";
import { lowerAsyncFor, lowerFor, lowerWhile } from "./loops.ts";
import { lowerMatch } from "./matches.ts";
import { lowerName } from "./names.ts";
import { lowerBinOp, lowerBoolOp, lowerIfExp, lowerUnaryOp } from "./operators.ts";
import {
  lowerBreak,
  lowerContinue,
  lowerExprStmt,
  lowerIf,
  lowerScopeStatement,
  lowerPass,
} from "./simple.ts";
import { lowerAsyncWith, lowerWith } from "./with.ts";
import { lowerYield, lowerYieldFrom } from "./yields.ts";
import { lowerTypeAlias } from "./type-parameters.ts";

type StatementRegistry = {
  readonly [Kind in Stmt["kind"]]: LowerStatement<Extract<Stmt, { kind: Kind }>>;
};
type ExpressionRegistry = {
  readonly [Kind in Expr["kind"]]: LowerExpression<Extract<Expr, { kind: Kind }>>;
};

const statements: StatementRegistry = {
  AnnAssign: lowerAnnAssign,
  Assert: lowerAssert,
  Assign: lowerAssign,
  AsyncFor: lowerAsyncFor,
  AsyncFunctionDef: lowerAsyncFunctionDef,
  AsyncWith: lowerAsyncWith,
  AugAssign: lowerAugAssign,
  Break: lowerBreak,
  ClassDef: lowerClassDef,
  Continue: lowerContinue,
  Delete: lowerDelete,
  Expr: lowerExprStmt,
  For: lowerFor,
  FunctionDef: lowerFunctionDef,
  Global: lowerScopeStatement,
  If: lowerIf,
  Import: lowerImport,
  ImportFrom: lowerImportFrom,
  Match: lowerMatch,
  Nonlocal: lowerScopeStatement,
  Pass: lowerPass,
  Raise: lowerRaise,
  Return: lowerReturn,
  Try: lowerTry,
  TryStar: lowerTryStar,
  TypeAlias: lowerTypeAlias,
  While: lowerWhile,
  With: lowerWith,
};

const expressions: ExpressionRegistry = {
  Attribute: lowerAttribute,
  Await: lowerAwait,
  BinOp: lowerBinOp,
  BoolOp: lowerBoolOp,
  Call: lowerCall,
  Compare: lowerCompare,
  Constant: lowerConstant,
  Dict: lowerDict,
  DictComp: lowerDictComp,
  FormattedValue: lowerFormattedValue,
  GeneratorExp: lowerGeneratorExp,
  IfExp: lowerIfExp,
  Interpolation: lowerInterpolation,
  JoinedStr: lowerJoinedStr,
  Lambda: lowerLambda,
  List: lowerList,
  ListComp: lowerListComp,
  Name: lowerName,
  NamedExpr: lowerNamedExpr,
  Set: lowerSet,
  SetComp: lowerSetComp,
  Slice: lowerSlice,
  Starred: lowerStarred,
  Subscript: lowerSubscript,
  TemplateStr: lowerTemplateStr,
  Tuple: lowerTuple,
  UnaryOp: lowerUnaryOp,
  Yield: lowerYield,
  YieldFrom: lowerYieldFrom,
};

export function lowerStatement(node: Stmt, ctx: LowerContext): t.Statement[] {
  return (statements[node.kind] as LowerStatement<Stmt>)(node, ctx);
}

export function lowerExpression(node: Expr, ctx: LowerContext): t.Expression {
  return (expressions[node.kind] as LowerExpression<Expr>)(node, ctx);
}
