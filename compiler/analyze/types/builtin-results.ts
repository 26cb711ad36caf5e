/** What calls of some builtins are known to give beyond what their stubs can say: bounds of numbers, views of dicts. */
import type * as ast from "../../ast/nodes.ts";
import type { ClassInfo } from "./classes.ts";
import type { Inference } from "./inference.ts";
import { itemType } from "./iteration.ts";
import { counterBound } from "./operators.ts";
import {
  anyInt,
  contents,
  instance,
  intBetween,
  join,
  members,
  never,
  unknown,
  type IntType,
  type StubFunctionType,
  type Type,
} from "./type.ts";

/** The views of a dict, which no stub names. */
export function dictView(callee: StubFunctionType, inference: Inference): Type | null {
  const self = callee.self!;
  if (self.class.qualifiedName !== "builtins.dict") return null;
  const [key = unknown, value = unknown] = self.arguments;
  const view = (name: string, item: Type): Type =>
    instance(inference.library.class(`builtins.${name}`), item);
  switch (callee.name) {
    case "keys":
      return view("dict_keys", key);
    case "values":
      return view("dict_values", value);
    case "items":
      return view("dict_items", {
        kind: "tuple",
        items: [contents(key), contents(value)],
        isVariadic: false,
      });
    default:
      return null;
  }
}

/** Lengths of lists, strings and the like: arrays have at most 2^32 - 1 items. */
const anyLength = intBetween(0, 2 ** 32);

export function builtinResult(name: string, args: readonly Type[]): Type | null {
  const [first, second] = args;
  if (first === undefined) return null;
  switch (name) {
    case "len":
      return members(first).every(hasBoundedLength) ? anyLength : null;
    case "ord":
      return intBetween(0, 0x10ffff);
    case "min":
    case "max":
      if (second === undefined) return null;
      return args.every((each) => ["int", "never"].includes(contents(each).kind))
        ? args.map(contents).reduce(join, never)
        : null;
    default:
      return null;
  }
}

function hasBoundedLength(type: Type): boolean {
  if (type.kind === "str" || type.kind === "tuple" || type.kind === "never") return true;
  const names = [
    "builtins.list",
    "builtins.dict",
    "builtins.set",
    "builtins.frozenset",
    "builtins.bytes",
  ];
  return type.kind === "instance" && names.includes(type.class.qualifiedName);
}

/** A range carries the bounds of its numbers. */
export function rangeType(node: ast.Call, info: ClassInfo, args: readonly Type[]): Type | null {
  if (
    info.qualifiedName !== "builtins.range" ||
    node.keywords.length > 0 ||
    node.args.some((each) => each.kind === "Starred")
  )
    return null;
  const bounds = args.map((each) => contents(each));
  if (bounds.some((each) => each.kind === "never")) return never;
  if (bounds.length === 0 || bounds.length > 3 || !bounds.every((each) => each.kind === "int"))
    return null;
  const [first, second, step] = bounds as IntType[];
  const start = second === undefined ? intBetween(0, 0) : first!;
  const stop = second ?? first!;
  const rises = step === undefined || step.maximum > 0;
  const falls = step !== undefined && step.minimum < 0;
  const minimum = falls
    ? Math.min(rises ? start.minimum : Infinity, stop.minimum + 1)
    : start.minimum;
  const maximum = rises
    ? Math.max(falls ? start.maximum : -Infinity, stop.maximum - 1)
    : start.maximum;
  return instance(info, intBetween(minimum, Math.max(minimum, maximum)));
}

/** `enumerate(xs)`: what it counts stays far below 2^53. */
export function enumerated(info: ClassInfo, args: readonly Type[]): Type | null {
  const [source, start] = args;
  if (info.qualifiedName !== "builtins.enumerate" || source === undefined) return null;
  const first = start === undefined ? intBetween(0, 0) : contents(start);
  const isSmall = first.kind === "int" && first.minimum >= 0 && first.maximum <= counterBound;
  const index = isSmall ? intBetween(first.minimum, counterBound) : anyInt;
  return instance(info, { kind: "tuple", items: [index, itemType(source)], isVariadic: false });
}
