import { builtinType, type PythonType } from "./builtin-type.ts";

class PlainObject {
  static readonly __name__: string = "object";
}

/** `object` as a value: its instances have an identity and nothing else; everything is an instance of it. */
export interface ObjectType extends PythonType {
  (): object;
}

/** `object()`. */
export const object: ObjectType = /* @__PURE__ */ builtinType(
  "object",
  () => true,
  (): object => new PlainObject(),
);
