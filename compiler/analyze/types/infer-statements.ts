/** Statements, in source order: what flows into names, attributes, containers and results. */
import type * as ast from "../../ast/nodes.ts";
import { importedNames } from "./binding.ts";
import { inferAttributeStore, storesInModules } from "./infer-attributes.ts";
import { inferAndEscape, inferExpression } from "./infer-expressions.ts";
import { inferMatch } from "./infer-patterns.ts";
import type { Inference } from "./inference.ts";
import { maySuppressExceptions } from "./managers.ts";
import { exportedBinding, type ImportTarget } from "./program-module.ts";
import { itemType } from "./iteration.ts";
import { typeOfBinary, typeOfCounter } from "./operators.ts";
import {
  contents,
  escape,
  instance,
  join,
  members,
  never,
  none,
  unknown,
  type Type,
} from "./type.ts";

export function inferStatements(statements: readonly ast.Stmt[], inference: Inference): void {
  for (const statement of statements) inferStatement(statement, inference);
}

function inferStatement(node: ast.Stmt, inference: Inference): void {
  switch (node.kind) {
    case "Expr":
      inference.ignored.add(node.value);
      if (node.value.kind === "Call") inference.discarded.add(node.value);
      else if (node.value.kind === "Await" && node.value.value.kind === "Call")
        inference.discarded.add(node.value.value);
      inferExpression(node.value, inference);
      return;
    case "Assign": {
      const type = counterType(node, inference) ?? inferExpression(node.value, inference);
      for (const target of node.targets) inferTarget(target, type, inference);
      return;
    }
    case "AugAssign":
      return inferAugmented(node, inference);
    case "AnnAssign":
      return inferAnnotated(node, inference);
    case "Return":
      return inferReturn(node, inference);
    case "FunctionDef":
    case "AsyncFunctionDef":
      return inferFunction(node, inference);
    case "ClassDef":
      return inferClass(node, inference);
    case "For":
    case "AsyncFor":
      inferTarget(
        node.target,
        itemType(inferExpression(node.iter, inference), node.kind === "AsyncFor"),
        inference,
      );
      inferStatements(node.body, inference);
      inferStatements(node.orelse, inference);
      return;
    case "If":
      return inferIf(node, inference);
    case "While":
      inferExpression(node.test, inference);
      inferStatements(node.body, inference);
      inferStatements(node.orelse, inference);
      return;
    case "With":
    case "AsyncWith":
      if (node.kind === "With") inference.withSites.set(node, inference.currentFunction);
      for (const item of node.items) inferWithItem(item, node.kind === "AsyncWith", inference);
      inferStatements(node.body, inference);
      return;
    default:
      inferOtherStatement(node, inference);
  }
}

/** A branch that a known test rules out is no part of the program; what stands under `TYPE_CHECKING` says what its names mean. */
function inferIf(node: ast.If, inference: Inference): void {
  inferExpression(node.test, inference);
  const known = inference.outcome(node.test);
  const isChecking = known !== null && inference.isTypeChecking(node.test);
  if (known !== false || isChecking) inferStatements(node.body, inference);
  if (known !== true || isChecking) inferStatements(node.orelse, inference);
}

function inferOtherStatement(node: ast.Stmt, inference: Inference): void {
  switch (node.kind) {
    case "Try":
    case "TryStar":
      inferStatements(node.body, inference);
      for (const handler of node.handlers)
        inferHandler(handler, node.kind === "TryStar", inference);
      inferStatements(node.orelse, inference);
      inferStatements(node.finalbody, inference);
      return;
    case "Raise":
      if (node.exc !== null) inferExpression(node.exc, inference);
      if (node.cause !== null) inferExpression(node.cause, inference);
      return;
    case "Assert":
      inferExpression(node.test, inference);
      if (node.msg !== null) inferExpression(node.msg, inference);
      return;
    case "Delete":
      for (const target of node.targets) {
        if (target.kind !== "Name") inferExpression(target, inference);
        if (target.kind === "Attribute")
          inference.loose.deletes.add(inference.attributeName(target));
        if (target.kind === "Attribute")
          storesInModules(inference.rawTypeOf(target.value), target.attr, undefined, inference);
      }
      return;
    case "Import":
    case "ImportFrom":
      inference.importSites.set(node, inference.currentFunction);
      for (const alias of importedNames(node, inference.bindings))
        inferAlias(alias, importedType(node, alias, inference), inference);
      // Only a package's `__init__` has such names: submodules of its own.
      for (const alias of inference.bindings.implicit.get(node) ?? [])
        inferAlias(alias, moduleType(inference.modules.resolve(alias.name, 1)), inference);
      return;
    case "Match":
      inferMatch(node, inference);
      for (const each of node.cases) inferStatements(each.body, inference);
      return;
    case "TypeAlias":
      inferTarget(node.name, unknown, inference);
      return;
    default:
      return;
  }
}

/** A value is assigned to a target of any shape. */
export function inferTarget(target: ast.Expr, type: Type, inference: Inference): void {
  switch (target.kind) {
    case "Name": {
      const binding = inference.bindings.uses.get(target);
      if (binding !== undefined) inference.flowToBinding(binding, type);
      inference.record(target, binding?.type ?? unknown);
      return;
    }
    case "Attribute":
      return inferAttributeStore(target, type, inference);
    case "Subscript":
      return inferSubscriptStore(target, type, inference);
    case "Starred":
      return inferTarget(
        target.value,
        instance(inference.library.class("builtins.list"), type),
        inference,
      );
    case "Tuple":
    case "List":
      return inferUnpacking(target, type, inference);
    default:
      return;
  }
}

function inferUnpacking(target: ast.Tuple | ast.List, type: Type, inference: Inference): void {
  const plain = contents(type);
  const isExact =
    plain.kind === "tuple" && !plain.isVariadic && plain.items.length === target.elts.length;
  const item = isExact ? never : itemType(type);
  target.elts.forEach((each, index) => {
    const hasOwn =
      isExact && each.kind !== "Starred" && !target.elts.some((other) => other.kind === "Starred");
    inferTarget(each, hasOwn ? plain.items[index]! : isExact ? itemType(type) : item, inference);
  });
}

function inferSubscriptStore(target: ast.Subscript, type: Type, inference: Inference): void {
  const container = inferExpression(target.value, inference);
  const index = inferExpression(target.slice, inference);
  let isFollowed = false;
  for (const member of members(container)) {
    if (member.kind !== "instance") continue;
    if (member.class.qualifiedName === "builtins.list" && contents(index).kind === "int") {
      inference.flow(member.arguments[0]!, type);
      isFollowed = true;
    } else if (member.class.qualifiedName === "builtins.dict") {
      inference.flow(member.arguments[0]!, index);
      inference.flow(member.arguments[1]!, type);
      isFollowed = true;
    }
  }
  if (isFollowed && members(container).length === 1) return;
  escape(container);
  escape(index);
  escape(type);
}

/** `i = i + 1` counts as `i += 1` does. */
function counterType(node: ast.Assign, inference: Inference): Type | null {
  const target = node.targets[0]!;
  const { value } = node;
  if (node.targets.length !== 1 || target.kind !== "Name" || value.kind !== "BinOp") return null;
  if (value.left.kind !== "Name" || value.left.id !== target.id) return null;
  const plain = inferExpression(value, inference);
  return (
    typeOfCounter(value.op, inference.typeOf(value.left), inference.typeOf(value.right)) ?? plain
  );
}

function inferAugmented(node: ast.AugAssign, inference: Inference): void {
  const current = inferExpression(node.target, inference);
  const step = inferExpression(node.value, inference);
  const counter =
    node.target.kind === "Name" || node.target.kind === "Attribute"
      ? typeOfCounter(node.op, current, step)
      : null;
  const result = counter ?? augmentedResult(node, current, step, inference);
  if (node.target.kind === "Name") {
    const binding = inference.bindings.uses.get(node.target);
    if (binding !== undefined) inference.flowToBinding(binding, result);
    inference.record(node.target, binding?.type ?? unknown);
  } else inferTarget(node.target, result, inference);
}

function augmentedResult(
  node: ast.AugAssign,
  current: Type,
  step: Type,
  inference: Inference,
): Type {
  const plain = contents(current);
  if (
    node.op === "Add" &&
    plain.kind === "instance" &&
    plain.class.qualifiedName === "builtins.list"
  ) {
    inference.flow(plain.arguments[0]!, itemType(step));
    return plain;
  }
  const result = typeOfBinary(node.op, current, step);
  if (result.kind === "unknown") {
    escape(current);
    escape(step);
  }
  return result;
}

function inferAnnotated(node: ast.AnnAssign, inference: Inference): void {
  const declared = inference.annotation(node.annotation);
  if (node.value !== null) inference.flow(declared, inferExpression(node.value, inference));
  if (node.target.kind !== "Name") {
    if (node.value !== null) inferTarget(node.target, declared, inference);
    return;
  }
  const binding = inference.bindings.uses.get(node.target);
  if (binding !== undefined)
    inference.flowToBinding(
      binding,
      declared.kind === "unknown" && node.value !== null ? inference.typeOf(node.value) : declared,
    );
  inference.record(node.target, binding?.type ?? unknown);
}

function inferReturn(node: ast.Return, inference: Inference): void {
  const type = node.value === null ? none : inferExpression(node.value, inference);
  const info = inference.currentFunction;
  if (info === null) return;
  if (node.value !== null && !(node.value.kind === "Constant" && node.value.type === "None"))
    info.returnsValue = true;
  inference.flowToReturn(info, type);
}

function inferFunction(node: ast.FunctionDef | ast.AsyncFunctionDef, inference: Inference): void {
  for (const decorator of node.decorator_list) inferAndEscape(decorator, inference);
  const info = inference.functionOf(node);
  for (const parameter of info.parameters) {
    if (parameter.defaultValue === null) continue;
    const type = inferExpression(parameter.defaultValue, inference);
    if (parameter.annotation === null) inference.flowToBinding(parameter.binding, type);
    else inference.flow(parameter.annotation, type);
  }
  if (info.owner === null) {
    const binding = inference.bindings.uses.get(node);
    const isDecorated = node.decorator_list.length > 0;
    if (binding !== undefined)
      inference.flowToBinding(
        binding,
        isDecorated ? unknown : { kind: "function", info, self: null },
      );
  }
  const outer = inference.currentFunction;
  inference.currentFunction = info;
  inferStatements(node.body, inference);
  const maySuppress = (each: ast.With | ast.AsyncWith): boolean =>
    maySuppressExceptions(each, (manager) => inference.rawTypeOf(manager));
  if (completesNormally(node.body, maySuppress)) inference.flowToReturn(info, none);
  inference.currentFunction = outer;
}

function inferClass(node: ast.ClassDef, inference: Inference): void {
  const info = inference.classOf(node);
  for (const each of [...node.decorator_list, ...node.bases]) {
    if (info.isOpaque) inferAndEscape(each, inference);
    else inferExpression(each, inference);
  }
  for (const keyword of node.keywords) inferAndEscape(keyword.value, inference);
  const scope = inference.bindings.scopes.get(node)!;
  const outer = inference.currentFunction;
  inference.currentFunction = null;
  inferStatements(node.body, inference);
  inference.currentFunction = outer;
  const named = inference.bindings.uses.get(node);
  if (info.isOpaque) {
    if (named !== undefined) inference.flowToBinding(named, unknown);
    return;
  }
  const fields = new Map(info.dataclass?.fields.map((each) => [each.name, each]));
  for (const binding of scope.bindings.values()) {
    const field = fields.get(binding.name);
    // What the annotation says is the field's type.
    if (field !== undefined) {
      if (field.preset !== null) info.classLevel.add(binding.name);
      continue;
    }
    if (info.members.get(binding.name)?.kind !== "method") info.classLevel.add(binding.name);
    if (info.members.get(binding.name)?.kind !== "method")
      inference.flowToAttribute(info, binding.name, binding.type);
  }
  if (named !== undefined) inference.flowToBinding(named, { kind: "class", class: info });
}

function inferWithItem(item: ast.WithItem, isAsync: boolean, inference: Inference): void {
  const manager = inferExpression(item.context_expr, inference);
  if (item.optional_vars === null) return;
  inferTarget(item.optional_vars, enteredType(manager, isAsync, inference), inference);
}

/** What `__enter__` (or `__aenter__`, awaited) returns. */
function enteredType(manager: Type, isAsync: boolean, inference: Inference): Type {
  const plain = contents(manager);
  if (plain.kind !== "instance") {
    escape(plain);
    return plain.kind === "never" ? never : unknown;
  }
  const found = plain.class.lookup(isAsync ? "__aenter__" : "__enter__");
  if (found?.member.kind === "method" && found.member.decorator === "none") {
    if (!found.member.function.isCalled) inference.changed();
    found.member.function.isCalled = true;
    return found.member.function.result;
  }
  if (found?.member.kind !== "stubMethod") return unknown;
  const signature = found.member.function.signatures[0]!;
  const returns = signature.returns;
  if (returns.kind === "typeParameter" && returns.name === "Self") return plain;
  return returns.kind === "instance" && returns.arguments.length > 0 ? unknown : returns;
}

function inferHandler(handler: ast.ExceptHandler, isStar: boolean, inference: Inference): void {
  const type = handler.type === null ? null : inferExpression(handler.type, inference);
  if (handler.name !== null) {
    const binding = inference.bindings.uses.get(handler);
    if (binding !== undefined)
      inference.flowToBinding(binding, isStar || type === null ? unknown : caughtType(type));
  }
  inferStatements(handler.body, inference);
}

function caughtType(type: Type): Type {
  const plain = contents(type);
  if (plain.kind === "class") return instance(plain.class);
  if (plain.kind === "tuple") return plain.items.map(caughtType).reduce(join, never);
  return unknown;
}

function inferAlias(alias: ast.Alias, type: Type, inference: Inference): void {
  const binding = inference.bindings.uses.get(alias);
  if (binding !== undefined) inference.flowToBinding(binding, type);
}

function importedType(
  node: ast.Import | ast.ImportFrom,
  alias: ast.Alias,
  inference: Inference,
): Type {
  if (node.kind === "Import") {
    // What `import a.b` binds is `a`.
    const name = alias.asname === null ? alias.name.split(".")[0]! : alias.name;
    return packageName(name, inference) ?? moduleType(inference.modules.resolve(name, 0));
  }
  return importedName(node, alias, inference);
}

/** `import a.b as c`: what the package `a` itself calls `b`. */
function packageName(name: string, inference: Inference): Type | null {
  const dot = name.lastIndexOf(".");
  if (dot === -1) return null;
  const owner = inference.modules.submodule(name.slice(0, dot));
  const binding = owner?.bindingOf(name.slice(dot + 1)) ?? null;
  return owner === null || binding === null ? null : owner.typeOf(binding);
}

function moduleType(target: ImportTarget | null): Type {
  if (target === null || target.kind === "typing") return unknown;
  return target.kind === "runtime"
    ? { kind: "module", name: target.name, program: null }
    : { kind: "module", name: target.module.name, program: target.module };
}

/** `from module import name`: a name of the module, or a module of the package. */
function importedName(node: ast.ImportFrom, alias: ast.Alias, inference: Inference): Type {
  const { library, modules } = inference;
  const module = node.module ?? "";
  const target = modules.resolve(module, node.level);
  if (target?.kind === "runtime") {
    const type = library.attribute(target.name, alias.name);
    if (type !== null) return type;
  }
  if (target?.kind === "program") {
    const binding = exportedBinding(target.module, alias.name, modules.own);
    if (binding !== null) return target.module.typeOf(binding);
  }
  const inner = module === "" ? alias.name : `${module}.${alias.name}`;
  return moduleType(modules.resolve(inner, node.level));
}

/** Whether control may reach the end of the statements. */
export function completesNormally(
  statements: readonly ast.Stmt[],
  maySuppress: MaySuppress = () => true,
): boolean {
  return statements.every((node) => mayComplete(node, maySuppress));
}

/** Whether some manager of the statement may swallow an exception of its block. */
export type MaySuppress = (node: ast.With | ast.AsyncWith) => boolean;

function mayComplete(node: ast.Stmt, maySuppress: MaySuppress): boolean {
  switch (node.kind) {
    case "Return":
    case "Raise":
    case "Break":
    case "Continue":
      return false;
    case "If":
      return (
        node.orelse.length === 0 ||
        completesNormally(node.body, maySuppress) ||
        completesNormally(node.orelse, maySuppress)
      );
    case "While":
      return !isAlwaysTrue(node.test) || hasBreak(node.body);
    case "Try":
      if (node.finalbody.length > 0 && !completesNormally(node.finalbody, maySuppress))
        return false;
      if (node.handlers.some((handler) => completesNormally(handler.body, maySuppress)))
        return true;
      return (
        completesNormally(node.body, maySuppress) && completesNormally(node.orelse, maySuppress)
      );
    case "Match":
      return (
        !isIrrefutable(node.cases[node.cases.length - 1]!) ||
        node.cases.some((each) => completesNormally(each.body, maySuppress))
      );
    case "With":
    case "AsyncWith":
      return completesNormally(node.body, maySuppress) || maySuppress(node);
    default:
      return true;
  }
}

/** `case _:` and `case name:`, without a guard. */
export function isIrrefutable(node: ast.MatchCase): boolean {
  return node.guard === null && matchesAlways(node.pattern);
}

function matchesAlways(pattern: ast.Pattern): boolean {
  if (pattern.kind === "MatchAs") return pattern.pattern === null || matchesAlways(pattern.pattern);
  return (
    pattern.kind === "MatchOr" && matchesAlways(pattern.patterns[pattern.patterns.length - 1]!)
  );
}

export function isAlwaysTrue(test: ast.Expr): boolean {
  return (
    test.kind === "Constant" && (test.value === true || (test.type === "int" && test.value !== 0))
  );
}

/** Whether a `break` leaves the loop that has this body. */
export function hasBreak(statements: readonly ast.Stmt[]): boolean {
  return statements.some((node) => {
    switch (node.kind) {
      case "Break":
        return true;
      case "If":
        return hasBreak(node.body) || hasBreak(node.orelse);
      case "With":
      case "AsyncWith":
        return hasBreak(node.body);
      case "For":
      case "AsyncFor":
      case "While":
        return hasBreak(node.orelse);
      case "Try":
      case "TryStar":
        return (
          hasBreak(node.body) ||
          node.handlers.some((each) => hasBreak(each.body)) ||
          hasBreak(node.orelse) ||
          hasBreak(node.finalbody)
        );
      case "Match":
        return node.cases.some((each) => hasBreak(each.body));
      default:
        return false;
    }
  });
}
