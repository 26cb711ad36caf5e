/** Numeric literals. Source: the language reference, "Numeric literals"; `int`'s limit on decimal digits. */
import type { Constant } from "../../ast/nodes.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** `sys.get_int_max_str_digits()`: longer decimal integers are refused; other radixes have no limit. */
const mostDecimalDigits = 4300;

export function buildNumber(tree: SyntaxTree, node: number): Constant {
  const start = tree.start(node);
  const end = tree.end(node);
  const { text } = tree;
  if (end - start === 1) {
    return { kind: "Constant", start, end, type: "int", value: text.charCodeAt(start) - 0x30 };
  }
  const literal = text.slice(start, end).replaceAll("_", "");
  const last = literal.charCodeAt(literal.length - 1) | 0x20;
  const isRadix = literal.charCodeAt(0) === 0x30 && /^0[xob]/i.test(literal);
  if (isRadix) {
    // `0x`, `0b12`: digits are missing or not of that base.
    if (Number.isNaN(Number(literal))) throw new SyntaxProblem(start);
    return { kind: "Constant", start, end, type: "int", value: integer(literal) };
  }
  if (last === 0x6a) {
    const value = Number(literal.slice(0, -1));
    return { kind: "Constant", start, end, type: "complex", value };
  }
  if (/^\d+$/.test(literal)) {
    if (literal.length > mostDecimalDigits) throw new SyntaxProblem(start);
    return { kind: "Constant", start, end, type: "int", value: integer(literal) };
  }
  return { kind: "Constant", start, end, type: "float", value: Number(literal) };
}

function integer(literal: string): number | bigint {
  const value = Number(literal);
  return Number.isSafeInteger(value) ? value : BigInt(literal);
}
