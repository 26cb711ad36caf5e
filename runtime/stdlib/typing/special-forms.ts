/** The special forms. Their subscriptions are functions, which are there whatever the order in which the files that refer to each other are evaluated. */
import { _SpecialForm } from "./special-form.ts";
import {
  annotatedOf,
  classVariableOf,
  concatenateOf,
  literalOf,
  notSubscriptable,
  optionalOf,
  singleTypeOf,
  qualifiedOf,
} from "./subscriptions.ts";
import { joinTypes, unionOfTypes } from "./unions.ts";
import { unpackOf } from "./unpack.ts";

export const NoReturn = /* @__PURE__ */ new _SpecialForm("NoReturn", joinTypes, notSubscriptable);
export const Never = /* @__PURE__ */ new _SpecialForm("Never", joinTypes, notSubscriptable);
export const Self = /* @__PURE__ */ new _SpecialForm("Self", joinTypes, notSubscriptable);
export const LiteralString = /* @__PURE__ */ new _SpecialForm(
  "LiteralString",
  joinTypes,
  notSubscriptable,
);
export const TypeAlias = /* @__PURE__ */ new _SpecialForm("TypeAlias", joinTypes, notSubscriptable);
export const ClassVar = /* @__PURE__ */ new _SpecialForm("ClassVar", joinTypes, classVariableOf);
export const Final = /* @__PURE__ */ new _SpecialForm("Final", joinTypes, classVariableOf);
export const Union = /* @__PURE__ */ new _SpecialForm("Union", joinTypes, (_form, parameters) =>
  unionOfTypes(parameters),
);
export const Optional = /* @__PURE__ */ new _SpecialForm("Optional", joinTypes, optionalOf);
export const Literal = /* @__PURE__ */ new _SpecialForm("Literal", joinTypes, literalOf, "typed");
export const Concatenate = /* @__PURE__ */ new _SpecialForm(
  "Concatenate",
  joinTypes,
  concatenateOf,
);
export const TypeGuard = /* @__PURE__ */ new _SpecialForm("TypeGuard", joinTypes, singleTypeOf);
export const TypeIs = /* @__PURE__ */ new _SpecialForm("TypeIs", joinTypes, singleTypeOf);
export const Unpack = /* @__PURE__ */ new _SpecialForm("Unpack", joinTypes, (_form, item) =>
  unpackOf(item),
);
export const Required = /* @__PURE__ */ new _SpecialForm("Required", joinTypes, qualifiedOf);
export const NotRequired = /* @__PURE__ */ new _SpecialForm("NotRequired", joinTypes, qualifiedOf);
export const ReadOnly = /* @__PURE__ */ new _SpecialForm("ReadOnly", joinTypes, qualifiedOf);
export const Annotated = /* @__PURE__ */ new _SpecialForm(
  "Annotated",
  joinTypes,
  annotatedOf,
  "typed",
);
