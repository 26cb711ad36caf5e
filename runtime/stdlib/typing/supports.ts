/** Protocols of one method. Source: CPython 3.13 Lib/typing.py. */
import { signature } from "../../core/calls/signature.ts";
import { buildClass } from "../../core/classes/build.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { getItem } from "../../core/operators/subscript.ts";
import type { PythonClass } from "../../core/types/type.ts";
import { abstractmethod } from "../abc/decorators.ts";
import { Generic } from "./generic.ts";
import { Protocol, runtime_checkable } from "./protocol.ts";
import { TypeVar } from "./type-var.ts";

/** @param parameters what the method takes, `self` included */
function supports(
  name: string,
  method: string,
  parameters: string,
  isGeneric = false,
): PythonClass {
  const variable = isGeneric ? [new TypeVar("T", { infer_variance: true })] : [];
  const bases = isGeneric ? [Protocol, getItem(Generic, variable[0])] : [Protocol];
  const cls = buildClass(
    name,
    bases,
    (body) => {
      body["__slots__"] = tuple.of();
      const nothing = (): null => null;
      Object.defineProperty(nothing, "name", { value: method });
      body[method] = abstractmethod(signature(nothing, parameters, `${name}.${method}`));
    },
    { module: "typing" },
  );
  return runtime_checkable(cls);
}

export const SupportsInt = /* @__PURE__ */ supports("SupportsInt", "__int__", "self");
export const SupportsFloat = /* @__PURE__ */ supports("SupportsFloat", "__float__", "self");
export const SupportsComplex = /* @__PURE__ */ supports("SupportsComplex", "__complex__", "self");
export const SupportsBytes = /* @__PURE__ */ supports("SupportsBytes", "__bytes__", "self");
export const SupportsIndex = /* @__PURE__ */ supports("SupportsIndex", "__index__", "self");
export const SupportsAbs = /* @__PURE__ */ supports("SupportsAbs", "__abs__", "self", true);
export const SupportsRound = /* @__PURE__ */ supports(
  "SupportsRound",
  "__round__",
  "self, ndigits=",
  true,
);
