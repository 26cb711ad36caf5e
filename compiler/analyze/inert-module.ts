/**
 * Modules whose own code does nothing that the program could see: they define functions, plain classes and constants. It makes no difference when
 * such a module runs.
 */
import type * as ast from "../ast/nodes.ts";
import type { Inference } from "./types/inference.ts";
import { resolved } from "./types/type.ts";

export interface InertContext {
  readonly types: Inference;
  /** Whether a name that an import binds comes from a module that must not be looked into while this one runs. */
  isForbidden(alias: ast.Alias): boolean;
  /** Whether a read of the name may find it unbound. */
  mayBeUnbound(node: ast.Name): boolean;
}

/** Whether running the statements does nothing that the program could see. Imports count as nothing: what they run is looked at elsewhere. */
export function isInertCode(statements: readonly ast.Stmt[], context: InertContext): boolean {
  return statements.every((each) => isInertStatement(each, context));
}

function isInertStatement(node: ast.Stmt, context: InertContext): boolean {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return node.decorator_list.length === 0 && areDefaultsInert(node, context);
    case "ClassDef":
      return isInertClass(node, context);
    case "Import":
    case "ImportFrom":
    case "Pass":
    case "Global":
    case "TypeAlias":
      return true;
    case "Expr":
      return node.value.kind === "Constant";
    case "Assign":
      return (
        node.targets.every((each) => each.kind === "Name") && isInertValue(node.value, context)
      );
    case "AnnAssign":
      return (
        node.target.kind === "Name" && (node.value === null || isInertValue(node.value, context))
      );
    case "If":
      return isInertBranch(node, context);
    case "Try":
      return (
        isInertCode(node.body, context) &&
        node.handlers.every(
          (each) => isBuiltinName(each.type, context) && isInertCode(each.body, context),
        ) &&
        isInertCode(node.orelse, context) &&
        isInertCode(node.finalbody, context)
      );
    default:
      return false;
  }
}

function isInertBranch(node: ast.If, context: InertContext): boolean {
  const known = context.types.outcome(node.test);
  return known !== null && isInertCode(known ? node.body : node.orelse, context);
}

function areDefaultsInert(
  node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda,
  context: InertContext,
): boolean {
  const defaults = [...node.args.defaults, ...node.args.kw_defaults];
  return defaults.every((each) => each === null || isInertValue(each, context));
}

/** A class whose bases say nothing when they are inherited from. */
function isInertClass(node: ast.ClassDef, context: InertContext): boolean {
  if (node.decorator_list.length > 0 || node.keywords.length > 0) return false;
  const { types } = context;
  const bases = node.bases.map((base) => (isReadable(base, context) ? types.classOf(base) : null));
  const isPlain = bases.every(
    (base) =>
      base !== null &&
      base
        .mro()
        .every(
          (each) =>
            each.node === null ||
            (each.node.keywords.length === 0 && !each.members.has("__init_subclass__")),
        ),
  );
  return isPlain && node.body.every((each) => isInertMember(each, context));
}

function isInertMember(node: ast.Stmt, context: InertContext): boolean {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return (
        node.decorator_list.every((each) => isPlainDecorator(each, context)) &&
        areDefaultsInert(node, context)
      );
    case "ClassDef":
    case "Import":
    case "ImportFrom":
      return false;
    default:
      return isInertStatement(node, context);
  }
}

const plainDecorators = new Set(["staticmethod", "classmethod", "property"]);

function isPlainDecorator(node: ast.Expr, context: InertContext): boolean {
  if (node.kind === "Attribute" && node.attr === "setter") return node.value.kind === "Name";
  return node.kind === "Name" && plainDecorators.has(node.id) && isBuiltinName(node, context);
}

function isBuiltinName(node: ast.Expr | null, context: InertContext): boolean {
  if (node === null) return true;
  if (node.kind === "Tuple") return node.elts.every((each) => isBuiltinName(each, context));
  return node.kind === "Name" && !context.types.bindings.uses.has(node);
}

const plainConstructors = new Set(["dict", "frozenset", "list", "object", "set", "tuple"]);

/** Whether evaluating the expression makes a value and does nothing else. */
function isInertValue(node: ast.Expr, context: InertContext): boolean {
  const isInert = (each: ast.Expr): boolean => isInertValue(each, context);
  switch (node.kind) {
    case "Constant":
      return true;
    case "UnaryOp":
      return node.op !== "Not" && node.operand.kind === "Constant";
    case "List":
    case "Tuple":
      return node.elts.every(isInert);
    case "Set":
      return node.elts.every((each) => each.kind === "Constant");
    case "Dict":
      return (
        node.keys.every((each) => each !== null && isHashable(each)) && node.values.every(isInert)
      );
    case "Lambda":
      return areDefaultsInert(node, context);
    case "BinOp":
      return areSmallOperands(node);
    case "Name":
    case "Attribute":
      return isReadable(node, context);
    case "Call": {
      const isPlain =
        node.func.kind === "Name" &&
        plainConstructors.has(node.func.id) &&
        isBuiltinName(node.func, context);
      return (
        isPlain &&
        node.keywords.length === 0 &&
        node.args.every((each) => isDisplay(each) && isInert(each))
      );
    }
    default:
      return false;
  }
}

function isHashable(node: ast.Expr): boolean {
  return node.kind === "Tuple" ? node.elts.every(isHashable) : node.kind === "Constant";
}

function isDisplay(node: ast.Expr): boolean {
  const isItems = node.kind === "List" || node.kind === "Tuple" || node.kind === "Set";
  return isItems && node.elts.every(isHashable);
}

/** Sums and products of literals, which cannot fail. */
function areSmallOperands(node: ast.BinOp): boolean {
  if (node.op !== "Add" && node.op !== "Mult" && node.op !== "Sub") return false;
  return [node.left, node.right].every(
    (each) =>
      (each.kind === "Constant" && (each.type === "int" || each.type === "float")) ||
      (each.kind === "BinOp" && areSmallOperands(each)),
  );
}

/** A name that surely has a value by now: a builtin, a name of the runtime, one that this module has bound for good. */
function isReadable(node: ast.Expr, context: InertContext): boolean {
  const { types } = context;
  if (node.kind === "Attribute") {
    const receiver = resolved(types.typeOf(node.value));
    return (
      receiver.kind === "module" &&
      receiver.program === null &&
      types.library.has(receiver.name, node.attr) &&
      isReadable(node.value, context)
    );
  }
  if (node.kind !== "Name") return false;
  const binding = types.bindings.uses.get(node);
  if (binding === undefined) return types.library.has("builtins", node.id);
  const [definition] = binding.definitionNodes;
  if (binding.definitions.length !== 1 || definition === undefined) return false;
  if (context.mayBeUnbound(node)) return false;
  if (definition.kind === "alias" && context.isForbidden(definition)) return false;
  return (
    definition.end <= node.start &&
    (definition.kind === "alias" ||
      definition.kind === "FunctionDef" ||
      definition.kind === "AsyncFunctionDef" ||
      definition.kind === "ClassDef" ||
      definition.kind === "Name")
  );
}
