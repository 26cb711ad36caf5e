import type { BinOp, Expr, Operator, Subscript, UnaryOp } from "../../ast/nodes.ts";

/** A value that CPython's compiler knows before it generates code; `type` is Python's name of the type. */
export type ConstantValue =
  | { readonly type: "NoneType" }
  | { readonly type: "ellipsis" }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly real: number; readonly imaginary: number }
  | { readonly type: "str"; readonly value: string; readonly splitPairs?: readonly number[] }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "tuple"; readonly items: readonly ConstantValue[] };

type Sequence = Extract<ConstantValue, { type: "str" | "bytes" | "tuple" }>;

/** CPython computes no constants larger than this (bits of an integer, items of a tuple, characters of a string). */
const integerBits = 128;
const collectionSize = 256;
const stringSize = 4096;
/** Deeper expressions count as not constant: only warnings depend on it, and it keeps the cost of each question constant. */
const depthLimit = 100;

/**
 * The value of a constant expression, folded as CPython 3.13's optimizer does before it looks for mistakes such as
 * `x is -1`; `null` where it is not constant. Source: CPython 3.13 `Python/ast_opt.c` (the behaviour).
 */
export function constantValue(node: Expr, depth = 0): ConstantValue | null {
  if (depth > depthLimit) return null;
  switch (node.kind) {
    case "Constant":
      return literalValue(node);
    case "Name":
      return node.id === "__debug__" && node.ctx === "Load" ? { type: "bool", value: true } : null;
    case "UnaryOp":
      return unaryValue(node, depth);
    case "BinOp":
      return binaryValue(node, depth);
    case "Tuple":
      return node.ctx === "Load" ? tupleValue(node.elts, depth) : null;
    case "Subscript":
      return node.ctx === "Load" ? itemValue(node, depth) : null;
    default:
      return null;
  }
}

function literalValue(node: Extract<Expr, { kind: "Constant" }>): ConstantValue {
  switch (node.type) {
    case "None":
      return { type: "NoneType" };
    case "Ellipsis":
      return { type: "ellipsis" };
    case "int":
      return { type: "int", value: BigInt(node.value) };
    case "complex":
      return { type: "complex", real: 0, imaginary: node.value };
    case "bool":
      return { type: "bool", value: node.value };
    case "float":
      return { type: "float", value: node.value };
    case "str":
      return node.splitPairs === undefined
        ? { type: "str", value: node.value }
        : { type: "str", value: node.value, splitPairs: node.splitPairs };
    case "bytes":
      return { type: "bytes", value: node.value };
  }
}

function tupleValue(elements: readonly Expr[], depth: number): ConstantValue | null {
  const items: ConstantValue[] = [];
  for (const element of elements) {
    const item = constantValue(element, depth + 1);
    if (item === null) return null;
    items.push(item);
  }
  return { type: "tuple", items };
}

function unaryValue(node: UnaryOp, depth: number): ConstantValue | null {
  const operand = constantValue(node.operand, depth + 1);
  if (operand === null) return null;
  if (node.op === "Not") return { type: "bool", value: !isTrue(operand) };
  const integer = integerOf(operand);
  if (integer !== null) {
    if (node.op === "Invert") return { type: "int", value: ~integer };
    return { type: "int", value: node.op === "USub" ? -integer : integer };
  }
  if (node.op === "Invert") return null;
  const sign = node.op === "USub" ? -1 : 1;
  if (operand.type === "float") return { type: "float", value: sign * operand.value };
  if (operand.type !== "complex") return null;
  return { type: "complex", real: sign * operand.real, imaginary: sign * operand.imaginary };
}

function isTrue(value: ConstantValue): boolean {
  switch (value.type) {
    case "NoneType":
      return false;
    case "ellipsis":
      return true;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "complex":
      return value.real !== 0 || value.imaginary !== 0;
    default:
      return lengthOf(value) > 0;
  }
}

function lengthOf(value: Sequence): number {
  return value.type === "tuple" ? value.items.length : value.value.length;
}

function integerOf(value: ConstantValue): bigint | null {
  if (value.type === "int") return value.value;
  return value.type === "bool" ? BigInt(value.value) : null;
}

function realOf(value: ConstantValue): number | null {
  if (value.type === "float") return value.value;
  const integer = integerOf(value);
  return integer === null ? null : Number(integer);
}

function isSequence(value: ConstantValue): value is Sequence {
  return value.type === "str" || value.type === "bytes" || value.type === "tuple";
}

function binaryValue(node: BinOp, depth: number): ConstantValue | null {
  const left = constantValue(node.left, depth + 1);
  if (left === null) return null;
  const right = constantValue(node.right, depth + 1);
  if (right === null) return null;
  if (isSequence(left) || isSequence(right)) return sequenceValue(left, node.op, right);
  const leftInteger = integerOf(left);
  const rightInteger = integerOf(right);
  if (leftInteger !== null && rightInteger !== null) {
    const isLogical = node.op === "BitOr" || node.op === "BitXor" || node.op === "BitAnd";
    const result = integerValue(leftInteger, node.op, rightInteger);
    return isLogical && result?.type === "int" && left.type === "bool" && right.type === "bool"
      ? { type: "bool", value: result.value !== 0n }
      : result;
  }
  if (left.type === "complex" || right.type === "complex") {
    return complexValue(left, node.op, right);
  }
  const leftReal = realOf(left);
  const rightReal = realOf(right);
  return leftReal === null || rightReal === null ? null : floatValue(leftReal, node.op, rightReal);
}

function sequenceValue(
  left: ConstantValue,
  op: Operator,
  right: ConstantValue,
): ConstantValue | null {
  if (op === "Add") {
    if (left.type === "str" && right.type === "str") {
      return { type: "str", value: left.value + right.value };
    }
    if (left.type === "tuple" && right.type === "tuple") {
      return { type: "tuple", items: [...left.items, ...right.items] };
    }
    if (left.type === "bytes" && right.type === "bytes") {
      return { type: "bytes", value: Uint8Array.from([...left.value, ...right.value]) };
    }
    return null;
  }
  if (op !== "Mult") return null;
  const sequence = isSequence(left) ? left : right;
  const times = integerOf(isSequence(left) ? right : left);
  if (!isSequence(sequence) || times === null) return null;
  const limit = BigInt(sequence.type === "tuple" ? collectionSize : stringSize);
  if (BigInt(lengthOf(sequence)) * (times < 0n ? 0n : times) > limit) return null;
  const count = Math.max(0, Number(times));
  if (sequence.type === "str") return { type: "str", value: sequence.value.repeat(count) };
  const copies = new Array<number>(count).fill(0);
  return sequence.type === "tuple"
    ? { type: "tuple", items: copies.flatMap(() => sequence.items) }
    : { type: "bytes", value: Uint8Array.from(copies.flatMap(() => [...sequence.value])) };
}

function bits(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

function integerValue(left: bigint, op: Operator, right: bigint): ConstantValue | null {
  const int = (value: bigint): ConstantValue => ({ type: "int", value });
  switch (op) {
    case "Add":
      return int(left + right);
    case "Sub":
      return int(left - right);
    case "Mult":
      return bits(left) + bits(right) > integerBits ? null : int(left * right);
    case "Div":
      return right === 0n ? null : { type: "float", value: Number(left) / Number(right) };
    case "FloorDiv":
      return right === 0n ? null : int(floorDivide(left, right));
    case "Mod":
      return right === 0n ? null : int(left - right * floorDivide(left, right));
    case "Pow":
      if (right < 0n) return floatValue(Number(left), op, Number(right));
      return bits(left) * Number(right) > integerBits ? null : int(left ** right);
    case "LShift":
      if (right < 0n || bits(left) + Number(right) > integerBits) return null;
      return int(left << right);
    case "RShift":
      return right < 0n ? null : int(right > 1n << 30n ? (left < 0n ? -1n : 0n) : left >> right);
    case "BitOr":
      return int(left | right);
    case "BitXor":
      return int(left ^ right);
    case "BitAnd":
      return int(left & right);
    case "MatMult":
      return null;
  }
}

function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function floatValue(left: number, op: Operator, right: number): ConstantValue | null {
  const float = (value: number): ConstantValue => ({ type: "float", value });
  switch (op) {
    case "Add":
      return float(left + right);
    case "Sub":
      return float(left - right);
    case "Mult":
      return float(left * right);
    case "Div":
      return right === 0 ? null : float(left / right);
    case "FloorDiv":
      return right === 0 ? null : float(Math.floor(left / right));
    case "Mod":
      return right === 0 ? null : float(left - right * Math.floor(left / right));
    case "Pow":
      if ((left === 0 && right < 0) || (left < 0 && !Number.isInteger(right))) return null;
      return float(left ** right);
    default:
      return null;
  }
}

/** Sums, differences and products; what else can be done to complex numbers counts as not constant. */
function complexValue(
  left: ConstantValue,
  op: Operator,
  right: ConstantValue,
): ConstantValue | null {
  const a = left.type === "complex" ? left.real : realOf(left);
  const b = left.type === "complex" ? left.imaginary : 0;
  const c = right.type === "complex" ? right.real : realOf(right);
  const d = right.type === "complex" ? right.imaginary : 0;
  if (a === null || c === null) return null;
  switch (op) {
    case "Add":
      return { type: "complex", real: a + c, imaginary: b + d };
    case "Sub":
      return { type: "complex", real: a - c, imaginary: b - d };
    case "Mult":
      return { type: "complex", real: a * c - b * d, imaginary: a * d + b * c };
    default:
      return null;
  }
}

function itemValue(node: Subscript, depth: number): ConstantValue | null {
  const sequence = constantValue(node.value, depth + 1);
  if (sequence === null || !isSequence(sequence)) return null;
  const slice = constantValue(node.slice, depth + 1);
  const index = slice === null ? null : integerOf(slice);
  if (index === null) return null;
  const items =
    sequence.type === "str"
      ? Array.from(sequence.value, (value): ConstantValue => ({ type: "str", value }))
      : sequence.type === "tuple"
        ? sequence.items
        : Array.from(sequence.value, (value): ConstantValue => ({
            type: "int",
            value: BigInt(value),
          }));
  const place = index < 0n ? index + BigInt(items.length) : index;
  return place < 0n ? null : (items[Number(place)] ?? null);
}
