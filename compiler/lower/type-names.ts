/** What the names in a module's forward references mean, for programs that ask what types they are: `typeNames("__main__", { Node: () => Node })`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import type { Binding } from "../analyze/types/binding.ts";
import type { Lowering } from "./lowering.ts";
import { moduleObject, namespaceOf } from "./module-values.ts";

/** Words without which a program does not evaluate annotations that are strings. */
const evaluationMentions = ["get_type_hints", "eval_str", "_evaluate", "_eval_type"];

const identifier = /(?<![\p{XID_Continue}.])[\p{XID_Start}_]\p{XID_Continue}*/gu;

/** The statement that says it, if there are such names. */
export function typeNames(module: ast.Module, lowering: Lowering): t.Statement[] {
  if (!lowering.mentions(...evaluationMentions)) return [];
  const properties: t.ObjectProperty[] = [];
  for (const name of [...namesInStrings(module, lowering)].sort()) {
    const binding = lowering.bindings.module.bindings.get(name);
    if (binding === undefined || binding.definitions.length === 0) continue;
    const value = valueOf(binding, lowering);
    properties.push(t.objectProperty(t.stringLiteral(name), t.arrowFunctionExpression([], value)));
  }
  if (properties.length === 0) return [];
  const args = [t.stringLiteral(lowering.moduleName), t.objectExpression(properties)];
  return [t.expressionStatement(t.callExpression(lowering.runtime("typeNames"), args))];
}

function valueOf(binding: Binding, lowering: Lowering): t.Expression {
  const target = namespaceOf(binding, lowering.modules.own, lowering);
  return target === null ? lowering.identifier(binding) : moduleObject(target, lowering);
}

/** Identifiers in strings that stand where types may, and in annotations that are strings by themselves. */
function namesInStrings(module: ast.Module, lowering: Lowering): ReadonlySet<string> {
  const names = new Set<string>();
  const addFrom = (root: ast.AstNode | null): void => {
    if (root === null) return;
    visit(root, {
      enter: (each) => {
        if (each.kind === "Name" && lowering.annotationsAreStrings) names.add(each.id);
        if (each.kind !== "Constant" || each.type !== "str") return;
        for (const [name] of each.value.matchAll(identifier)) names.add(name);
      },
    });
  };
  visit(module, {
    enter: (each) => {
      if (each.kind === "arg" || each.kind === "AnnAssign") addFrom(each.annotation);
      else if (each.kind === "FunctionDef" || each.kind === "AsyncFunctionDef")
        addFrom(each.returns);
      else if (each.kind === "Subscript") addFrom(each.slice);
      else if (each.kind === "Call" && isOfTyping(each, lowering)) {
        for (const argument of each.args) addFrom(argument);
        for (const keyword of each.keywords) addFrom(keyword.value);
      }
    },
  });
  return names;
}

function isOfTyping(node: ast.Call, lowering: Lowering): boolean {
  return lowering.types.typingName(node.func) !== null;
}
