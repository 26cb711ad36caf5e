/** The types of operators' results. Ranges of ints are followed as far as that is cheap. */
import type { Operator, UnaryOperator } from "../../ast/nodes.ts";
import {
  anyInt,
  bool,
  contents,
  float,
  intBetween,
  never,
  str,
  unknown,
  type IntType,
  type Type,
} from "./type.ts";

/**
 * Where a counter stops being followed. A name that starts small and moves by at most `maximumCounterStep` at a time cannot get
 * there within any program's life (2^52 steps), so that counting needs no check for the promotion to a bigint.
 */
export const counterBound = 2 ** 52;
const maximumCounterStep = 256;

const zeroOrOne = intBetween(0, 1);

/** An int, or the int that a bool is in arithmetic. */
function asInt(type: Type): IntType | null {
  if (type.kind === "int") return type;
  return type.kind === "bool" ? zeroOrOne : null;
}

export function typeOfBinary(op: Operator, leftType: Type, rightType: Type): Type {
  const left = contents(leftType);
  const right = contents(rightType);
  if (left.kind === "never" || right.kind === "never") return never;
  const leftInt = asInt(left);
  const rightInt = asInt(right);
  if (leftInt !== null && rightInt !== null) return intResult(op, leftInt, rightInt, left, right);
  const isNumeric =
    (leftInt !== null || left.kind === "float") && (rightInt !== null || right.kind === "float");
  if (isNumeric && isArithmetic(op)) return op === "Pow" ? unknown : float;
  if (left.kind === "str" && right.kind === "str" && op === "Add") return str;
  if (left.kind === "str" && op === "Mod") return str;
  if (
    op === "Mult" &&
    ((left.kind === "str" && rightInt !== null) || (leftInt !== null && right.kind === "str"))
  )
    return str;
  return unknown;
}

function isArithmetic(op: Operator): boolean {
  return (
    op === "Add" ||
    op === "Sub" ||
    op === "Mult" ||
    op === "Div" ||
    op === "FloorDiv" ||
    op === "Mod" ||
    op === "Pow"
  );
}

function intResult(
  op: Operator,
  left: IntType,
  right: IntType,
  leftType: Type,
  rightType: Type,
): Type {
  switch (op) {
    case "Add":
      return intBetween(left.minimum + right.minimum, left.maximum + right.maximum);
    case "Sub":
      return intBetween(left.minimum - right.maximum, left.maximum - right.minimum);
    case "Mult":
      return product(left, right);
    case "Div":
      return float;
    case "FloorDiv":
      return right.minimum > 0 && Number.isFinite(left.minimum) && Number.isFinite(left.maximum)
        ? intBetween(Math.min(left.minimum, 0), Math.max(left.maximum, 0))
        : anyInt;
    case "Mod":
      return right.minimum > 0 && Number.isFinite(right.maximum)
        ? intBetween(0, right.maximum - 1)
        : anyInt;
    case "Pow":
      return right.minimum >= 0 ? anyInt : unknown;
    case "BitAnd":
    case "BitOr":
    case "BitXor":
      if (leftType.kind === "bool" && rightType.kind === "bool") return bool;
      return op === "BitAnd" && right.minimum >= 0 ? intBetween(0, right.maximum) : anyInt;
    case "LShift":
    case "RShift":
      return anyInt;
    case "MatMult":
      return unknown;
  }
}

function product(left: IntType, right: IntType): IntType {
  const bounds = [left.minimum, left.maximum, right.minimum, right.maximum];
  if (!bounds.every(Number.isFinite)) return anyInt;
  const products = [
    left.minimum * right.minimum,
    left.minimum * right.maximum,
    left.maximum * right.minimum,
    left.maximum * right.maximum,
  ];
  return intBetween(Math.min(...products), Math.max(...products));
}

export function typeOfUnary(op: UnaryOperator, operandType: Type): Type {
  if (op === "Not") return bool;
  const operand = contents(operandType);
  if (operand.kind === "never") return never;
  if (operand.kind === "float" && op !== "Invert") return float;
  const int = asInt(operand);
  if (int === null) return unknown;
  switch (op) {
    case "USub":
      return intBetween(0 - int.maximum, 0 - int.minimum);
    case "UAdd":
      return int;
    case "Invert":
      return intBetween(-1 - int.maximum, -1 - int.minimum);
  }
}

/** The type of a name that `name += step` (or `-=`) moves, or `null` where the step is too large to count by. */
export function typeOfCounter(op: Operator, current: Type, step: Type): IntType | null {
  const from = contents(current);
  const by = asInt(contents(step));
  if (from.kind !== "int" || by === null || (op !== "Add" && op !== "Sub")) return null;
  if (by.minimum < -maximumCounterStep || by.maximum > maximumCounterStep) return null;
  if (from.minimum < -counterBound || from.maximum > counterBound) return null;
  const rises = op === "Add" ? by.maximum > 0 : by.minimum < 0;
  const falls = op === "Add" ? by.minimum < 0 : by.maximum > 0;
  return intBetween(falls ? -counterBound : from.minimum, rises ? counterBound : from.maximum);
}
