import type {
  AnnAssign,
  Arguments,
  Assert,
  AsyncFor,
  AsyncFunctionDef,
  AsyncWith,
  AugAssign,
  ClassDef,
  ExceptHandler,
  Expr,
  For,
  FunctionDef,
  Import,
  ImportFrom,
  Return,
  Span,
  Stmt,
  Try,
  TryStar,
  TypeAlias,
  TypeParam,
  With,
  WithItem,
} from "../../ast/nodes.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import { isFutureImport } from "../scopes/future.ts";
import type { Visitors } from "../scopes/traversal.ts";
import type { ProgramChecker } from "./checker.ts";
import { constantValue } from "./constants.ts";
import { checkMatch } from "./patterns.ts";
import { warnAboutAssert } from "./warnings.ts";

export function checkParameters(args: Arguments, checker: ProgramChecker): void {
  for (const arg of args.posonlyargs) checker.bind(arg.arg, arg);
  for (const arg of args.args) checker.bind(arg.arg, arg);
  if (args.vararg !== null) checker.bind(args.vararg.arg, args.vararg);
  for (const arg of args.kwonlyargs) checker.bind(arg.arg, arg);
  if (args.kwarg !== null) checker.bind(args.kwarg.arg, args.kwarg);
}

function checkFunction(node: FunctionDef | AsyncFunctionDef, checker: ProgramChecker): void {
  const { walk, scopes } = checker;
  checkParameters(node.args, checker);
  walk.nodes(node.decorator_list);
  walk.nodes(node.args.defaults);
  walk.nodes(node.args.kw_defaults);
  inTypeParameters(node, checker, () => {
    checkAnnotations(node, checker);
    const kind = node.kind === "FunctionDef" ? "function" : "async function";
    checker.inUnit(kind, scopes.scopeOf(node), () => walk.nodes(node.body));
  });
  walk.then(() => checker.bind(node.name, node));
}

function inTypeParameters(
  node: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias,
  checker: ProgramChecker,
  content: () => void,
): void {
  if (node.type_params.length === 0) {
    checker.walk.then(content);
    return;
  }
  checker.inUnit("annotation", checker.scopes.typeParameterScopeOf(node), () => {
    checkTypeParameters(node.type_params, checker);
    checker.walk.then(content);
  });
}

function checkTypeParameters(params: readonly TypeParam[], checker: ProgramChecker): void {
  let hasDefault = false;
  for (const param of params) {
    if (param.kind === "TypeVar") checkLazily(param.bound, checker);
    checkLazily(param.default_value, checker);
    if (param.default_value !== null) {
      hasDefault = true;
    } else if (hasDefault) {
      checker.walk.then(() =>
        checker.error(messages.typeParameterWithoutDefault, param, param.name),
      );
    }
    checker.walk.then(() => checker.bind(param.name, param));
  }
}

/** An expression that is evaluated on demand, in a scope of its own. The default of a TypeVarTuple may be starred. */
function checkLazily(value: Expr | null, checker: ProgramChecker): void {
  if (value === null) return;
  checker.inUnit("annotation", checker.scopes.scopeOf(value), () => checker.elements([value]));
}

/** In the order in which CPython evaluates them. */
function checkAnnotations(node: FunctionDef | AsyncFunctionDef, checker: ProgramChecker): void {
  if (checker.scopes.future.annotations) return;
  const { walk } = checker;
  const { args } = node;
  for (const arg of args.args) walk.node(arg.annotation);
  for (const arg of args.posonlyargs) walk.node(arg.annotation);
  const starred = args.vararg?.annotation ?? null;
  if (starred !== null) checker.elements([starred]);
  for (const arg of args.kwonlyargs) walk.node(arg.annotation);
  walk.node(args.kwarg?.annotation ?? null);
  walk.node(node.returns);
}

function checkClass(node: ClassDef, checker: ProgramChecker): void {
  const { walk, scopes } = checker;
  walk.nodes(node.decorator_list);
  inTypeParameters(node, checker, () => {
    checker.inUnit("class", scopes.scopeOf(node), () => walk.nodes(node.body));
    walk.then(() => checker.keywords(node.keywords));
    checker.elements(node.bases);
    walk.nodes(node.keywords);
  });
  walk.then(() => checker.bind(node.name, node));
}

function checkTypeAlias(node: TypeAlias, checker: ProgramChecker): void {
  inTypeParameters(node, checker, () => {
    checker.inUnit("annotation", checker.scopes.scopeOf(node), () => checker.walk.node(node.value));
  });
  checker.walk.then(() => checker.bind(node.name.id, node));
}

function checkReturn(node: Return, checker: ProgramChecker): void {
  const { scope } = checker.unit;
  if (!scope.isFunctionLike) {
    checker.error(messages.returnOutsideFunction, node);
    checker.walk.node(node.value);
    return;
  }
  if (node.value !== null && scope.isCoroutine && scope.isGenerator) {
    checker.error(messages.returnValueInAsyncGenerator, node);
  }
  checker.walk.node(node.value);
  checker.walk.then(() => checker.jump(node, false, placeOfReturn(node, checker)));
}

/** A constant on the same line is what CPython points at. */
function placeOfReturn(node: Return, { scopes: { source } }: ProgramChecker): Span {
  const { value } = node;
  if (value === null || constantValue(value) === null) return node;
  return source.lineAt(value.start) === source.lineAt(node.start) ? value : node;
}

function checkAugAssign(node: AugAssign, checker: ProgramChecker): void {
  const { walk } = checker;
  const { target } = node;
  // The target is loaded first. An attribute named `__debug__` passes here, as it does in CPython.
  if (target.kind !== "Name") walk.node(target.value);
  if (target.kind === "Subscript") walk.node(target.slice);
  walk.node(node.value);
  if (target.kind === "Name") walk.node(target);
}

function checkAnnAssign(node: AnnAssign, checker: ProgramChecker): void {
  const { walk } = checker;
  const { target } = node;
  const hasValue = node.value !== null;
  if (hasValue) {
    walk.node(node.value);
    walk.node(target);
  } else if (target.kind === "Name") {
    checker.bind(target.id, node);
  } else {
    if (target.kind === "Attribute") checker.bind(target.attr, node);
    walk.node(target.value);
    if (target.kind === "Subscript") walk.node(target.slice);
  }
  const { kind } = checker.unit;
  // Functions do not evaluate the annotations of their variables.
  const isEvaluated = kind === "module" || kind === "class";
  if (isEvaluated && !checker.scopes.future.annotations) walk.node(node.annotation);
}

function checkFor(node: For, checker: ProgramChecker): void {
  const { walk } = checker;
  checker.inBlock({ kind: "loop" }, node, () => {
    walk.node(node.iter);
    walk.node(node.target);
    walk.nodes(node.body);
  });
  walk.nodes(node.orelse);
}

function checkAsyncFor(node: AsyncFor, checker: ProgramChecker): void {
  const { walk } = checker;
  if (checker.unit.kind !== "async function") {
    checker.error(messages.asyncForOutsideAsync, node);
  }
  walk.node(node.iter);
  checker.inBlock({ kind: "loop" }, node, () => {
    walk.node(node.target);
    walk.nodes(node.body);
  });
  walk.nodes(node.orelse);
}

function checkWith(node: With | AsyncWith, checker: ProgramChecker): void {
  if (node.kind === "AsyncWith" && checker.unit.kind !== "async function") {
    checker.error(messages.asyncWithOutsideAsync, node);
  }
  checkWithItems(node, node.items, checker);
}

/** `with a, b:` is `with a:` around `with b:`. */
function checkWithItems(
  node: With | AsyncWith,
  items: readonly WithItem[],
  checker: ProgramChecker,
): void {
  const { walk } = checker;
  const [item, ...rest] = items;
  if (item === undefined) {
    walk.nodes(node.body);
    return;
  }
  walk.node(item.context_expr);
  checker.inBlock({ kind: "other" }, item.context_expr, () => {
    walk.node(item.optional_vars);
    walk.then(() => checkWithItems(node, rest, checker));
  });
}

function checkTry(node: Try | TryStar, checker: ProgramChecker): void {
  const { blocks } = checker.unit;
  if (node.finalbody.length === 0) {
    checkHandled(node, checker);
    return;
  }
  checker.inBlock({ kind: "finally", statement: node }, node, () => checkHandled(node, checker));
  checker.visitFinally(node, blocks);
}

/** The part of a `try` that its handlers serve. The `else` comes before the handlers, except with `except*`. */
function checkHandled(node: Try | TryStar, checker: ProgramChecker): void {
  const { walk } = checker;
  if (node.handlers.length === 0) {
    walk.nodes(node.body);
    walk.nodes(node.orelse);
    return;
  }
  checker.inBlock({ kind: "other" }, node, () => walk.nodes(node.body));
  if (node.kind === "Try") walk.nodes(node.orelse);
  const kind = node.kind === "Try" ? "other" : "except*";
  checker.inBlock({ kind }, node, () => {
    node.handlers.forEach((handler, index) => {
      walk.then(() => checkHandler(handler, index === node.handlers.length - 1, checker));
    });
  });
  if (node.kind === "TryStar") walk.nodes(node.orelse);
}

function checkHandler(handler: ExceptHandler, isLast: boolean, checker: ProgramChecker): void {
  const { walk } = checker;
  if (handler.type === null && !isLast) checker.error(messages.defaultExceptNotLast, handler);
  walk.node(handler.type);
  const { name } = handler;
  if (name !== null) walk.then(() => checker.bind(name, handler));
  checker.inBlock({ kind: "other" }, handler, () => walk.nodes(handler.body));
}

function checkAssert(node: Assert, checker: ProgramChecker): void {
  warnAboutAssert(node, checker);
  checker.walk.node(node.test);
  checker.walk.node(node.msg);
}

function checkImport(node: Import, checker: ProgramChecker): void {
  for (const { name, asname } of node.names) {
    checker.bind(asname ?? name.split(".", 1)[0]!, node);
  }
}

function checkImportFrom(node: ImportFrom, checker: ProgramChecker): void {
  if (isFutureImport(node) && !checker.scopes.future.imports.has(node)) {
    checker.error(messages.futureNotAtBeginning, node);
  }
  for (const { name, asname } of node.names) checker.bind(asname ?? name, node);
}

function nothing(): void {}

type Handled = Stmt["kind"] | "Module";

/** Statements, in the order in which CPython generates their code. */
export const statementChecks: Pick<Visitors<ProgramChecker>, Handled> = {
  Module: (node, { walk }) => walk.nodes(node.body),
  FunctionDef: checkFunction,
  AsyncFunctionDef: checkFunction,
  ClassDef: checkClass,
  TypeAlias: checkTypeAlias,
  Return: checkReturn,
  Delete: (node, { walk }) => walk.nodes(node.targets),
  Assign(node, { walk }) {
    walk.node(node.value);
    walk.nodes(node.targets);
  },
  AugAssign: checkAugAssign,
  AnnAssign: checkAnnAssign,
  For: checkFor,
  AsyncFor: checkAsyncFor,
  While(node, checker) {
    checker.inBlock({ kind: "loop" }, node, () => {
      checker.walk.node(node.test);
      checker.walk.nodes(node.body);
    });
    checker.walk.nodes(node.orelse);
  },
  If(node, { walk }) {
    walk.node(node.test);
    walk.nodes(node.body);
    walk.nodes(node.orelse);
  },
  With: checkWith,
  AsyncWith: checkWith,
  Match: checkMatch,
  Raise(node, { walk }) {
    walk.node(node.exc);
    walk.node(node.cause);
  },
  Try: checkTry,
  TryStar: checkTry,
  Assert: checkAssert,
  Import: checkImport,
  ImportFrom: checkImportFrom,
  Global: nothing,
  Nonlocal: nothing,
  Expr: (node, { walk }) => walk.node(node.value),
  Pass: nothing,
  Break: (node, checker) => checker.jump(node, true),
  Continue: (node, checker) => checker.jump(node, true),
};
