import type {
  Alias,
  AnnAssign,
  Arguments,
  AsyncFunctionDef,
  AsyncFor,
  AsyncWith,
  ClassDef,
  Expr,
  For,
  FunctionDef,
  Global,
  Nonlocal,
  Stmt,
  Try,
  TryStar,
  TypeAlias,
  TypeParam,
  With,
} from "../../ast/nodes.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import type { ScopeBuilder } from "./build.ts";
import { SymbolFlag } from "./scope.ts";
import type { Visitors } from "./traversal.ts";

const { local, parameter, use } = SymbolFlag;

function visitFunction(node: FunctionDef | AsyncFunctionDef, builder: ScopeBuilder): void {
  const { walk } = builder;
  builder.define(node.name, local, node);
  walk.nodes(node.args.defaults);
  walk.nodes(node.args.kw_defaults);
  walk.nodes(node.decorator_list);
  walk.then(() => {
    const isGeneric = node.type_params.length > 0;
    if (isGeneric) {
      enterTypeParameters(node, node.name, builder);
      // CPython makes a place for positional defaults even where there are none.
      builder.define(".defaults", parameter, node);
      if (node.args.kw_defaults.some((value) => value !== null)) {
        builder.define(".kwdefaults", parameter, node);
      }
    }
    walk.nodes(node.type_params);
    walk.then(() => visitAnnotations(node.args, node, node.returns, builder));
    walk.then(() => {
      const scope = builder.enter("function", node.name, node);
      builder.byNode.set(node, scope);
      scope.isCoroutine = node.kind === "AsyncFunctionDef";
      walk.node(node.args);
      walk.nodes(node.body);
      walk.then(() => {
        builder.leave();
        if (isGeneric) builder.leave();
      });
    });
  });
}

/** The scope in which type parameters live (PEP 695), with the hidden names that CPython keeps there. */
function enterTypeParameters(
  node: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias,
  name: string,
  builder: ScopeBuilder,
): void {
  const inClass = builder.current.kind === "class";
  const scope = builder.enter("type parameters", name, node);
  builder.typeParameters.set(node, scope);
  if (inClass) {
    scope.canSeeClassScope = true;
    builder.define("__classdict__", use, node);
  }
  if (node.kind === "ClassDef") {
    builder.define(".type_params", local | use, node);
    builder.define(".generic_base", local | use, node);
  }
}

/** Annotations of parameters and of the result; under PEP 563 in a scope that affects no other. */
function visitAnnotations(
  args: Arguments,
  node: FunctionDef | AsyncFunctionDef,
  returns: Expr | null,
  builder: ScopeBuilder,
): void {
  const { walk } = builder;
  const { annotations } = builder.future;
  if (annotations) builder.byNode.set(args, builder.enter("annotation", "_annotation", node));
  for (const arg of args.posonlyargs) walk.node(arg.annotation);
  for (const arg of args.args) walk.node(arg.annotation);
  walk.node(args.vararg?.annotation ?? null);
  walk.node(args.kwarg?.annotation ?? null);
  for (const arg of args.kwonlyargs) walk.node(arg.annotation);
  if (annotations) walk.then(() => builder.leave());
  if (returns !== null) walk.then(() => visitAnnotation(returns, builder));
}

function visitAnnotation(annotation: Expr, builder: ScopeBuilder): void {
  const { walk } = builder;
  if (!builder.future.annotations) {
    walk.node(annotation);
    return;
  }
  const scope = builder.enter("annotation", "_annotation", annotation);
  builder.byNode.set(annotation, scope);
  walk.node(annotation);
  walk.then(() => builder.leave());
}

function visitClass(node: ClassDef, builder: ScopeBuilder): void {
  const { walk } = builder;
  const isGeneric = node.type_params.length > 0;
  const outerClass = builder.privateClass;
  builder.define(node.name, local, node);
  walk.nodes(node.decorator_list);
  walk.then(() => {
    if (isGeneric) {
      // Type parameters are mangled for the class, the names in its bases are not.
      builder.privateClass = node.name;
      enterTypeParameters(node, node.name, builder);
      builder.current.mangledNames = new Set();
    }
    walk.nodes(node.type_params);
    walk.nodes(node.bases);
    walk.nodes(node.keywords);
    walk.then(() => {
      builder.privateClass = node.name;
      const scope = builder.enter("class", node.name, node);
      builder.byNode.set(node, scope);
      if (isGeneric) {
        builder.define("__type_params__", local, node);
        builder.define(".type_params", use, node);
      }
      walk.nodes(node.body);
      walk.then(() => {
        builder.leave();
        if (isGeneric) builder.leave();
        builder.privateClass = outerClass;
      });
    });
  });
}

function visitTypeAlias(node: TypeAlias, builder: ScopeBuilder): void {
  const { walk } = builder;
  const inClass = builder.current.kind === "class";
  const isGeneric = node.type_params.length > 0;
  walk.node(node.name);
  walk.then(() => {
    if (isGeneric) enterTypeParameters(node, node.name.id, builder);
    walk.nodes(node.type_params);
    walk.then(() => {
      const scope = builder.enter("type alias", node.name.id, node);
      builder.byNode.set(node, scope);
      if (inClass) {
        scope.canSeeClassScope = true;
        builder.define("__classdict__", use, node.value);
      }
      walk.node(node.value);
      walk.then(() => {
        builder.leave();
        if (isGeneric) builder.leave();
      });
    });
  });
}

/** A bound, a constraint or a default of a type parameter: evaluated lazily, in a scope of its own. */
function visitTypeVariable(
  node: TypeParam,
  value: Expr | null,
  description: string,
  builder: ScopeBuilder,
): void {
  if (value === null) return;
  builder.walk.then(() => {
    const seesClass = builder.current.canSeeClassScope;
    const scope = builder.enter("type variable", node.name, node, value);
    builder.byNode.set(value, scope);
    scope.description = description;
    if (seesClass) {
      scope.canSeeClassScope = true;
      builder.define("__classdict__", use, value);
    }
    builder.walk.node(value);
    builder.walk.then(() => builder.leave());
  });
}

function visitTypeParam(node: TypeParam, builder: ScopeBuilder): void {
  builder.define(node.name, SymbolFlag.typeParameter | local, node);
  if (node.kind === "TypeVar" && node.bound !== null) {
    const isConstraint = node.bound.kind === "Tuple";
    const description = isConstraint ? "a TypeVar constraint" : "a TypeVar bound";
    visitTypeVariable(node, node.bound, description, builder);
  }
  visitTypeVariable(node, node.default_value, `a ${node.kind} default`, builder);
}

function visitAnnAssign(node: AnnAssign, builder: ScopeBuilder): void {
  const { walk } = builder;
  const { target } = node;
  if (target.kind === "Name") {
    const declared = builder.flagsOf(target.id) & (SymbolFlag.global | SymbolFlag.nonlocal);
    if (declared && node.simple && builder.current !== builder.module) {
      const declaration = declared & SymbolFlag.global ? "global" : "nonlocal";
      builder.report(messages.annotatedAndDeclared, node, target.id, declaration);
    }
    if (node.simple) builder.define(target.id, SymbolFlag.annotation | local, target);
    else if (node.value !== null) builder.define(target.id, local, target);
  } else {
    walk.node(target);
  }
  walk.then(() => visitAnnotation(node.annotation, builder));
  walk.node(node.value);
}

function visitDeclaration(node: Global | Nonlocal, builder: ScopeBuilder): void {
  const declaration = node.kind === "Global" ? "global" : "nonlocal";
  for (const name of node.names) {
    const flags = builder.flagsOf(name);
    if (flags & parameter) {
      builder.report(messages.parameterAndDeclared, node, name, declaration);
    } else if (flags & use) {
      builder.report(messages.usedPriorToDeclaration, node, name, declaration);
    } else if (flags & SymbolFlag.annotation) {
      builder.report(messages.annotatedAndDeclared, node, name, declaration);
    } else if (flags & local) {
      builder.report(messages.assignedBeforeDeclaration, node, name, declaration);
    }
    builder.define(name, SymbolFlag[declaration], node);
    builder.recordDirective(name, node);
  }
}

function visitAlias(node: Alias, builder: ScopeBuilder): void {
  if (node.name === "*") {
    if (builder.current.kind !== "module") {
      builder.report(messages.importStarNotAtModuleLevel, node);
    }
    return;
  }
  const dot = node.asname === null ? node.name.indexOf(".") : -1;
  const stored = dot < 0 ? (node.asname ?? node.name) : node.name.slice(0, dot);
  builder.define(stored, SymbolFlag.import, node);
}

function visitFor(node: For | AsyncFor, { walk }: ScopeBuilder): void {
  walk.node(node.target);
  walk.node(node.iter);
  walk.nodes(node.body);
  walk.nodes(node.orelse);
}

function visitTry(node: Try | TryStar, { walk }: ScopeBuilder): void {
  walk.nodes(node.body);
  walk.nodes(node.handlers);
  walk.nodes(node.orelse);
  walk.nodes(node.finalbody);
}

function visitWith(node: With | AsyncWith, { walk }: ScopeBuilder): void {
  walk.nodes(node.items);
  walk.nodes(node.body);
}

function nothing(): void {}

type Handled =
  | Stmt["kind"]
  | TypeParam["kind"]
  | "Module"
  | "alias"
  | "arg"
  | "arguments"
  | "ExceptHandler"
  | "match_case"
  | "withitem";

/** Statements, and the parts of statements that are no expressions. */
export const statementVisitors: Pick<Visitors<ScopeBuilder>, Handled> = {
  Module: (node, { walk }) => walk.nodes(node.body),
  FunctionDef: visitFunction,
  AsyncFunctionDef: visitFunction,
  ClassDef: visitClass,
  TypeAlias: visitTypeAlias,
  Return(node, { walk, current }) {
    walk.node(node.value);
    if (node.value !== null) current.returnsValue = true;
  },
  Delete: (node, { walk }) => walk.nodes(node.targets),
  Assign(node, { walk }) {
    walk.nodes(node.targets);
    walk.node(node.value);
  },
  AugAssign(node, { walk }) {
    walk.node(node.target);
    walk.node(node.value);
  },
  AnnAssign: visitAnnAssign,
  For: visitFor,
  AsyncFor: visitFor,
  While(node, { walk }) {
    walk.node(node.test);
    walk.nodes(node.body);
    walk.nodes(node.orelse);
  },
  If(node, { walk }) {
    walk.node(node.test);
    walk.nodes(node.body);
    walk.nodes(node.orelse);
  },
  With: visitWith,
  AsyncWith: visitWith,
  withitem(node, { walk }) {
    walk.node(node.context_expr);
    walk.node(node.optional_vars);
  },
  Match(node, { walk }) {
    walk.node(node.subject);
    walk.nodes(node.cases);
  },
  match_case(node, { walk }) {
    walk.node(node.pattern);
    walk.node(node.guard);
    walk.nodes(node.body);
  },
  Raise(node, { walk }) {
    walk.node(node.exc);
    walk.node(node.cause);
  },
  Try: visitTry,
  TryStar: visitTry,
  ExceptHandler(node, builder) {
    const { name } = node;
    builder.walk.node(node.type);
    if (name !== null) builder.walk.then(() => builder.define(name, local, node));
    builder.walk.nodes(node.body);
  },
  Assert(node, { walk }) {
    walk.node(node.test);
    walk.node(node.msg);
  },
  Import: (node, { walk }) => walk.nodes(node.names),
  ImportFrom: (node, { walk }) => walk.nodes(node.names),
  alias: visitAlias,
  Global: visitDeclaration,
  Nonlocal: visitDeclaration,
  Expr: (node, { walk }) => walk.node(node.value),
  Pass: nothing,
  Break: nothing,
  Continue: nothing,
  arguments(node, { walk }) {
    walk.nodes(node.posonlyargs);
    walk.nodes(node.args);
    walk.nodes(node.kwonlyargs);
    walk.node(node.vararg);
    walk.node(node.kwarg);
  },
  arg: (node, builder) => builder.define(node.arg, parameter, node),
  TypeVar: visitTypeParam,
  ParamSpec: visitTypeParam,
  TypeVarTuple: visitTypeParam,
};
