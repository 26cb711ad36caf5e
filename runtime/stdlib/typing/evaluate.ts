/** The values of expressions in forward references. */
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { dict } from "../../core/containers/dict.ts";
import { set } from "../../core/containers/set.ts";
import { slice } from "../../core/containers/slice.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { NotImplementedError } from "../../core/exceptions/base.ts";
import { getTypeItem, orTypes } from "../../core/generics/type-operators.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { complex } from "../../core/numbers/complex.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { add } from "../../core/operators/add.ts";
import { and, lshift, matmul, rshift, xor } from "../../core/operators/bitwise.ts";
import { floordiv, truediv } from "../../core/operators/divide.ts";
import { mod } from "../../core/operators/modulo.ts";
import { mul } from "../../core/operators/multiply.ts";
import { pow } from "../../core/operators/power.ts";
import { sub } from "../../core/operators/subtract.ts";
import { truth } from "../../core/operators/truth.ts";
import { invert, neg, pos } from "../../core/operators/unary.ts";
import { parseInteger } from "../../core/types/int.ts";
import type { Expression } from "./expression.ts";

/** What a name means. */
export type Names = (name: string) => unknown;

const binary: { readonly [operator: string]: (left: unknown, right: unknown) => unknown } = {
  "|": orTypes,
  "^": xor,
  "&": and,
  "<<": lshift,
  ">>": rshift,
  "+": add,
  "-": sub,
  "*": mul,
  "/": truediv,
  "//": floordiv,
  "%": mod,
  "@": matmul,
  "**": pow,
};

const unary: { readonly [operator: string]: (operand: unknown) => unknown } = {
  "-": neg,
  "+": pos,
  "~": invert,
  not: (operand) => !truth(operand),
};

/** @throws NotImplementedError for what has no place in a type */
export function evaluate(node: Expression, names: Names): unknown {
  const value = (each: Expression): unknown => evaluate(each, names);
  const items = (nodes: readonly Expression[]): unknown[] =>
    nodes.flatMap((each) =>
      each.kind === "starred" ? [...iterate(value(each.value))] : [value(each)],
    );
  switch (node.kind) {
    case "constant":
      return node.value;
    case "number":
      return numberValue(node.text);
    case "bytes":
      return new bytes(Array.from(node.text, (each) => each.charCodeAt(0)));
    case "name":
      return names(node.id);
    case "attribute":
      return getattr(value(node.value), node.name);
    case "subscript":
      return getTypeItem(value(node.value), value(node.index));
    case "call":
      return call(
        value(node.callee),
        items(node.args),
        Object.fromEntries(node.keywords.map(([name, each]) => [name, value(each)])),
      );
    case "tuple":
      return tuple.of(...items(node.items));
    case "list":
      return items(node.items);
    case "set":
      return new set(items(node.items));
    case "dict":
      return new dict(node.entries.map(([key, each]) => [value(key), value(each)] as const));
    case "slice":
      return sliceOf(node.parts.map((each) => (each === null ? null : value(each))));
    case "binary":
      return binary[node.operator]!(value(node.left), value(node.right));
    case "unary":
      return unary[node.operator]!(value(node.operand));
    case "boolean":
      return chosen(node.values, node.operator === "or", value);
    case "conditional":
      return value(truth(value(node.test)) ? node.body : node.otherwise);
    case "starred":
    case "unsupported": {
      const construct = node.kind === "starred" ? "a starred expression" : node.construct;
      throw new NotImplementedError(`${construct} in a forward reference`);
    }
  }
}

function sliceOf([start, stop, step]: readonly unknown[]): slice {
  return new slice(start ?? null, stop ?? null, step ?? null);
}

/** The first operand that decides. */
function chosen(
  nodes: readonly Expression[],
  decides: boolean,
  value: (node: Expression) => unknown,
): unknown {
  let result: unknown = null;
  for (const node of nodes) {
    result = value(node);
    if (truth(result) === decides) return result;
  }
  return result;
}

function numberValue(text: string): unknown {
  if (/[jJ]$/.test(text) && !/^0[xX]/.test(text)) return new complex(0, Number(text.slice(0, -1)));
  return /^0[xXbBoO]|^\d+$/.test(text) ? parseInteger(text, 0) : toFloat(Number(text));
}
