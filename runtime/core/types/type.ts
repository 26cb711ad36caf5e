import { functionTypeName } from "../calls/bound-method.ts";
import { CallableObject } from "../calls/callable-object.ts";
import { metaclassOf } from "../classes/metaclass.ts";
import { isClass } from "../names.ts";
import { isFloat } from "../numbers/convert.ts";
import { Float } from "../numbers/float.ts";
import { str } from "./str.ts";
import { bool } from "./bool.ts";
import { builtinType, type PythonType } from "./builtin-type.ts";
import { float } from "./float.ts";
import { int } from "./int.ts";
import { list } from "./list.ts";
import { object } from "./object.ts";

/** A class that is made at run time. */
export type PythonClass = PythonType & (new (...args: never[]) => object);

/** `type` as a value: `type(object)`, and what `isinstance(cls, type)` tests. */
export interface TypeType extends PythonType {
  (value: unknown): PythonType;
}

/** The class of `None`. */
export const NoneType: PythonType = /* @__PURE__ */ builtinType(
  "NoneType",
  (value) => value === null || value === undefined,
  () => null,
);

/** The class of functions. */
export const FunctionType: PythonType = /* @__PURE__ */ builtinType(
  "function",
  (value) => typeof value === "function" && !isClass(value),
  () => null,
);

/** The class of methods bound to an object. */
export const MethodType: PythonType = /* @__PURE__ */ builtinType(
  "method",
  (value) => typeof value === "function" && functionTypeName(value) === "method",
  () => null,
);

/** The class of the methods of built-in types. */
export const BuiltinFunctionType: PythonType = /* @__PURE__ */ builtinType(
  "builtin_function_or_method",
  (value) =>
    typeof value === "function" && functionTypeName(value) === "builtin_function_or_method",
  () => null,
);

/** The class of the special methods of built-in types. */
export const MethodWrapperType: PythonType = /* @__PURE__ */ builtinType(
  "method-wrapper",
  (value) => typeof value === "function" && functionTypeName(value) === "method-wrapper",
  () => null,
);

/** The class of a function. */
function functionClass(value: object): PythonType {
  switch (functionTypeName(value)) {
    case "method":
      return MethodType;
    case "builtin_function_or_method":
      return BuiltinFunctionType;
    case "method-wrapper":
      return MethodWrapperType;
    default:
      return FunctionType;
  }
}

/** `type(value)`: its class. */
export const type: TypeType = /* @__PURE__ */ builtinType("type", isClass, typeOf);

function typeOf(value: unknown): PythonType {
  switch (typeof value) {
    case "string":
      return str;
    case "boolean":
      return bool;
    case "number":
      return isFloat(value) ? float : int;
    case "bigint":
      return int;
    case "undefined":
      return NoneType;
    case "function":
      if (value instanceof CallableObject) return classOf(value);
      return isClass(value) ? (metaclassOf(value) as unknown as PythonType) : functionClass(value);
    default:
      return value === null ? NoneType : classOf(value as object);
  }
}

function classOf(value: object): PythonType {
  const cls: unknown = value.constructor;
  if (cls === Float) return float;
  if (cls === Array) return list;
  if (typeof cls === "function" && cls !== Object) return cls as unknown as PythonType;
  return object;
}
