import { takePending } from "../classes/pending.ts";
import { builtinType, type PythonType } from "./builtin-type.ts";

/** `object` as a value: its instances have an identity and nothing else; everything is an instance of it. */
export interface ObjectType extends PythonType {
  (): object;
  new (): object;
}

/** `object()`; as the base of a class, what makes the instances. */
export const object: ObjectType = /* @__PURE__ */ builtinType(
  "object",
  () => true,
  createObject,
) as unknown as ObjectType;

function createObject(this: unknown): object {
  if (new.target === undefined) return Object.create(object.prototype as object) as object;
  return takePending() ?? (this as object);
}
