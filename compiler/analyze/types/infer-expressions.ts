/** The types of expressions, bottom-up. `compute` is one `switch` over the kinds of expressions, and as long as there are kinds. */
import type * as ast from "../../ast/nodes.ts";
import { inferAttribute } from "./infer-attributes.ts";
import { inferCall } from "./infer-calls.ts";
import { inferTarget } from "./infer-statements.ts";
import type { Inference } from "./inference.ts";
import { awaitedType, itemType, subscriptType, isAsynchronousGenerator } from "./iteration.ts";
import { typeOfBinary, typeOfUnary } from "./operators.ts";
import {
  bool,
  contents,
  escape,
  float,
  instance,
  intBetween,
  anyInt,
  join,
  never,
  none,
  resolved,
  str,
  unknown,
  type Type,
} from "./type.ts";

/** Infers an expression whose value goes where the analysis does not follow it. */
export function inferAndEscape(node: ast.Expr, inference: Inference): void {
  escape(inferExpression(node, inference));
}

export function inferExpression(node: ast.Expr, inference: Inference): Type {
  return inference.record(node, compute(node, inference));
}

function compute(node: ast.Expr, inference: Inference): Type {
  const infer = (each: ast.Expr): Type => inferExpression(each, inference);
  switch (node.kind) {
    case "Constant":
      return typeOfConstant(node, inference);
    case "Name":
      return inferName(node, inference);
    case "Call":
      return inferCall(node, inference);
    case "Attribute":
      return inferAttribute(node, inference);
    case "Await": {
      const type = infer(node.value);
      if (node.value.kind === "Call" && !inference.discarded.has(node.value)) {
        const callee = inference.callSites.get(node.value)?.callee;
        if (callee?.kind === "function") callee.info.resultIsUsed = true;
      }
      return awaitedType(type);
    }
    case "JoinedStr":
      for (const value of node.values) infer(value);
      return str;
    case "TemplateStr":
      for (const value of node.values) inferAndEscape(value, inference);
      return unknown;
    case "FormattedValue":
    case "Interpolation":
      infer(node.value);
      if (node.format_spec !== null) infer(node.format_spec);
      return str;
    case "BinOp":
      return inferBinary(node, inference);
    case "UnaryOp":
      return typeOfUnary(node.op, infer(node.operand));
    case "BoolOp":
      return node.values.map(infer).reduce(join, never);
    case "Compare":
      infer(node.left);
      for (const comparator of node.comparators) infer(comparator);
      return typeOfComparison(node, inference);
    case "IfExp":
      infer(node.test);
      return join(infer(node.body), infer(node.orelse));
    case "NamedExpr": {
      const type = infer(node.value);
      inferTarget(node.target, type, inference);
      return type;
    }
    case "Subscript": {
      const container = infer(node.value);
      const index = infer(node.slice);
      return subscriptType(container, index, constantInt(node.slice));
    }
    case "Slice":
      for (const each of [node.lower, node.upper, node.step]) if (each !== null) infer(each);
      return instance(inference.library.class("builtins.slice"));
    case "Starred":
      return itemType(infer(node.value));
    default:
      return inferOther(node, inference);
  }
}

function inferOther(node: ast.Expr, inference: Inference): Type {
  switch (node.kind) {
    case "List":
      return inferElements("builtins.list", node, inference);
    case "Set":
      return inferElements("builtins.set", node, inference);
    case "Tuple": {
      const isVariadic = node.elts.some((each) => each.kind === "Starred");
      const items = node.elts.map((each) => inferExpression(each, inference));
      return { kind: "tuple", items: isVariadic ? [items.reduce(join, never)] : items, isVariadic };
    }
    case "Dict":
      return inferDict(node, inference);
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return inferComprehension(node, inference);
    case "Lambda": {
      const info = inference.functionOf(node);
      for (const parameter of info.parameters) {
        if (parameter.defaultValue !== null)
          inference.flowToBinding(
            parameter.binding,
            inferExpression(parameter.defaultValue, inference),
          );
      }
      const outer = inference.currentFunction;
      inference.currentFunction = info;
      inference.flowToReturn(info, inferExpression(node.body, inference));
      inference.currentFunction = outer;
      return { kind: "function", info, self: null };
    }
    case "Yield": {
      const type = node.value === null ? none : inferExpression(node.value, inference);
      inference.yields(type);
      return unknown;
    }
    case "YieldFrom": {
      const type = inferExpression(node.value, inference);
      inference.yields(itemType(type));
      return unknown;
    }
    default:
      return unknown;
  }
}

function typeOfConstant(node: ast.Constant, inference: Inference): Type {
  switch (node.type) {
    case "None":
      return none;
    case "bool":
      return bool;
    case "int":
      return typeof node.value === "number" ? intBetween(node.value, node.value) : anyInt;
    case "float":
      return float;
    case "str":
      return str;
    case "bytes":
      return instance(inference.library.class("builtins.bytes"));
    case "complex":
    case "Ellipsis":
      return unknown;
  }
}

function inferName(node: ast.Name, inference: Inference): Type {
  const binding = inference.bindings.uses.get(node);
  if (binding === undefined && node.id === "super")
    return { kind: "class", class: inference.library.class("builtins.super") };
  if (binding === undefined) return inference.library.attribute("builtins", node.id) ?? unknown;
  return binding.mayMeanBuiltin ? unknown : binding.type;
}

function inferBinary(node: ast.BinOp, inference: Inference): Type {
  const spine: ast.BinOp[] = [];
  let left: ast.Expr = node;
  while (left.kind === "BinOp") {
    spine.push(left);
    left = left.left;
  }
  let type = inferExpression(left, inference);
  for (let index = spine.length - 1; index >= 0; index--) {
    const each = spine[index]!;
    const right = inferExpression(each.right, inference);
    type = combined(each, type, right, inference) ?? typeOfBinary(each.op, type, right);
    if (type.kind === "unknown") {
      escape(right);
      escape(inference.typeOf(each.left));
    }
    inference.record(each, type);
  }
  return type;
}

/** Operators on containers make a new one, which holds what its operands hold. */
function combined(
  node: ast.BinOp,
  leftType: Type,
  rightType: Type,
  inference: Inference,
): Type | null {
  const left = contents(leftType);
  const right = contents(rightType);
  if (left.kind !== "instance" || left.class.module !== "builtins") return null;
  const isRepeat = node.op === "Mult" && (right.kind === "int" || right.kind === "bool");
  const isSame = right.kind === "instance" && right.class === left.class;
  const name = left.class.name;
  const isConcatenation =
    name === "list" ? node.op === "Add" && isSame : isSame && setOperators.has(node.op);
  if (name !== "list" && name !== "set" && name !== "frozenset") return null;
  if (!isConcatenation && !(name === "list" && isRepeat)) return null;
  const element = inference.variable(node);
  inference.flow(element, contents(left.arguments[0] ?? unknown));
  if (right.kind === "instance") inference.flow(element, contents(right.arguments[0] ?? unknown));
  return instance(left.class, element);
}

const setOperators: ReadonlySet<ast.Operator> = new Set(["BitOr", "BitAnd", "BitXor", "Sub"]);

/** Comparisons of builtin values, `is` and `in` give bools; a class of the program may return anything. */
function typeOfComparison(node: ast.Compare, inference: Inference): Type {
  let left = inference.typeOf(node.left);
  for (let index = 0; index < node.ops.length; index++) {
    const op = node.ops[index]!;
    const right = inference.typeOf(node.comparators[index]!);
    const isIdentity = op === "Is" || op === "IsNot" || op === "In" || op === "NotIn";
    if (!isIdentity && !(comparesPlainly(left) && comparesPlainly(right))) return unknown;
    left = right;
  }
  return bool;
}

function comparesPlainly(type: Type): boolean {
  const plain = resolved(type);
  if (plain.kind === "union") return plain.members.every(comparesPlainly);
  return (
    plain.kind === "int" ||
    plain.kind === "bool" ||
    plain.kind === "str" ||
    plain.kind === "none" ||
    plain.kind === "float"
  );
}

function inferElements(
  className: string,
  node: ast.List | ast.SetExpr,
  inference: Inference,
): Type {
  const element = inference.variable(node);
  for (const each of node.elts) inference.flow(element, inferExpression(each, inference));
  return instance(inference.library.class(className), element);
}

function inferDict(node: ast.Dict, inference: Inference): Type {
  const key = inference.variable(node, 0);
  const value = inference.variable(node, 1);
  node.values.forEach((valueNode, index) => {
    const keyNode = node.keys[index]!;
    if (keyNode === null) {
      const mapping = resolved(inferExpression(valueNode, inference));
      const isDict = mapping.kind === "instance" && mapping.class.qualifiedName === "builtins.dict";
      inference.flow(key, isDict ? mapping.arguments[0]! : unknown);
      inference.flow(value, isDict ? mapping.arguments[1]! : unknown);
    } else {
      inference.flow(key, inferExpression(keyNode, inference));
      inference.flow(value, inferExpression(valueNode, inference));
    }
  });
  return instance(inference.library.class("builtins.dict"), key, value);
}

function inferComprehension(
  node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
  inference: Inference,
): Type {
  for (const generator of node.generators) {
    const item = itemType(inferExpression(generator.iter, inference), generator.is_async === 1);
    inferTarget(generator.target, item, inference);
    for (const condition of generator.ifs) inferExpression(condition, inference);
  }
  const { library } = inference;
  if (node.kind === "DictComp") {
    const key = inference.variable(node, 0);
    const value = inference.variable(node, 1);
    inference.flow(key, inferExpression(node.key, inference));
    inference.flow(value, inferExpression(node.value, inference));
    return instance(library.class("builtins.dict"), key, value);
  }
  const element = inference.variable(node);
  inference.flow(element, inferExpression(node.elt, inference));
  if (node.kind === "ListComp") return instance(library.class("builtins.list"), element);
  if (node.kind === "SetComp") return instance(library.class("builtins.set"), element);
  const isAsync = isAsynchronousGenerator(node);
  return instance(library.class(isAsync ? "typing.AsyncGenerator" : "typing.Generator"), element);
}

/** The value of an int literal, with or without a minus sign. */
export function constantInt(node: ast.Expr): number | null {
  if (node.kind === "UnaryOp" && node.op === "USub") {
    const value = constantInt(node.operand);
    return value === null ? null : 0 - value;
  }
  return node.kind === "Constant" && node.type === "int" && typeof node.value === "number"
    ? node.value
    : null;
}
