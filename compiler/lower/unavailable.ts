/** Names of CPython's asyncio that the runtime does not have: a program that uses one is told why, with the words of docs/asyncio.md. */
import type * as ast from "../ast/nodes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { moduleDiagnostics } from "../diagnostics/modules.ts";
import type { LowerContext } from "./context.ts";
import { attributeReasons, distinctive, nativeFormReasons } from "./unavailable-attributes.ts";
import { methodReasons, nameReasons, parameterReasons, type Reason } from "./unavailable-names.ts";

/** Reports that the runtime's module has no such name. */
export function reportUnknownName(
  node: ast.AstNode,
  module: string,
  name: string,
  ctx: LowerContext,
): void {
  const reason = module === "asyncio" ? own(nameReasons, name) : null;
  if (reason === null) ctx.report(loweringDiagnostics.unknownAttribute, node, module, name);
  else report(node, `${module}.${name}`, reason, ctx);
}

/** Reports a method that objects of a class of asyncio have in CPython only. */
export function reportUnavailableMethod(node: ast.Attribute, ctx: LowerContext): void {
  const receiver = resolved(ctx.typeOf(node.value));
  reportHiddenAttribute(node, receiver, ctx);
  if (receiver.kind !== "instance" || receiver.class.lookup(node.attr) !== null) return;
  const base = receiver.class.mro().find((each) => each.node === null && each.module === "asyncio");
  const reason = base === undefined ? null : own(methodReasons, node.attr);
  if (reason !== null) report(node, `${base!.name}.${node.attr}`, reason, ctx);
}

/** Reports what generators and coroutines do not show of themselves. */
function reportHiddenAttribute(node: ast.Attribute, receiver: Type, ctx: LowerContext): void {
  if (node.ctx !== "Load") return;
  const isOwn = receiver.kind === "instance" && receiver.class.lookup(node.attr) !== null;
  if (isOwn) return;
  const more = ctx.programForm.isNative ? Object.entries(nativeFormReasons) : [];
  for (const [type, reasons] of [...Object.entries(attributeReasons), ...more]) {
    const reason = own(reasons, node.attr);
    if (reason === null) continue;
    if (distinctive.test(node.attr) || typeNameOf(receiver) === type)
      report(node, `${type}.${node.attr}`, reason, ctx);
  }
}

function typeNameOf(type: Type): string {
  return type.kind === "instance" && type.class.module === "builtins" ? type.class.name : type.kind;
}

/** Reports keyword arguments that only CPython's class takes. */
export function reportUnavailableParameters(node: ast.Call, ctx: LowerContext): void {
  const callee = resolved(ctx.typeOf(node.func));
  if (callee.kind !== "class" || callee.class.module !== "asyncio") return;
  for (const keyword of node.keywords) {
    const reason = own(parameterReasons, `${callee.class.name}.__init__(${keyword.arg})`);
    if (reason !== null) report(keyword, `${callee.class.name}(${keyword.arg})`, reason, ctx);
  }
}

function report(node: ast.AstNode, name: string, reason: Reason, ctx: LowerContext): void {
  const { availableLater, notAvailable } = moduleDiagnostics;
  ctx.report(reason.status === "later" ? availableLater : notAvailable, node, name, reason.text);
}

function own(table: { readonly [name: string]: Reason }, name: string): Reason | null {
  return Object.hasOwn(table, name) ? table[name]! : null;
}
