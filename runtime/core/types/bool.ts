import { truth } from "../operators/truth.ts";
import { builtinType, type PythonType } from "./builtin-type.ts";

/** `bool` as a value: the constructor, and what `isinstance` tests. */
export interface BoolType extends PythonType {
  (value?: unknown): boolean;
}

/** `bool(value=False)`. */
export const bool: BoolType = /* @__PURE__ */ builtinType(
  "bool",
  (value) => typeof value === "boolean",
  (value: unknown = false): boolean => truth(value),
  "0-1",
);
