/** `typing.Generic`. Source: CPython 3.13 Lib/typing.py (`_generic_class_getitem`, `_generic_init_subclass`). */
import { missing } from "../../core/attributes/missing.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import type { Keywords } from "../../core/calls/bind-arguments.ts";
import { call } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { buildClass } from "../../core/classes/build.ts";
import { ownAttribute } from "../../core/classes/dictionary.ts";
import { metaclassOf } from "../../core/classes/metaclass.ts";
import type { Class } from "../../core/classes/mro.ts";
import { recordOf } from "../../core/classes/record.ts";
import { superAttribute } from "../../core/classes/super.ts";
import { set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { isUnpackedTypeVarTuple } from "../../core/generics/parameters.ts";
import { className, classQualname } from "../../core/names.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import type { PythonClass } from "../../core/types/type.ts";
import { _GenericAlias } from "./aliases.ts";
import { cachedBy } from "./cache.ts";
import { typeConvert } from "./checks.ts";
import { collectTypeParameters, hasDefault } from "./parameters.ts";
import { ParamSpec } from "./param-spec.ts";
import { TypeVar } from "./type-var.ts";
import { TypeVarTuple } from "./type-var-tuple.ts";

/** `class Box(Generic[T])`. */
export const Generic: PythonClass = /* @__PURE__ */ buildClass(
  "Generic",
  [],
  (body) => {
    body["__slots__"] = tuple.of();
    body["_is_protocol"] = false;
    body["__class_getitem__"] = signature(subscribed, "cls, args, /", "Generic.__class_getitem__");
    body["__init_subclass__"] = signature(
      initializeSubclass,
      "cls, /, *args, **kwargs",
      "Generic.__init_subclass__",
    );
  },
  { module: "typing" },
);

/** True for `Generic` itself. */
export function isGenericForm(value: unknown): boolean {
  return value === Generic;
}

let protocol: unknown;

/** Tells this file of `Protocol`, which extends `Generic` and so comes after it. */
export function setProtocolForm(cls: unknown): void {
  protocol = cls;
}

/** True for `Protocol` itself. */
export function isProtocolForm(value: unknown): boolean {
  return value !== undefined && value === protocol;
}

/** `cls[args]`. */
export function subscribed(cls: Class, args: unknown): unknown {
  return cachedBy(cls, args, () => {
    const given = args instanceof tuple ? (args as readonly unknown[]) : [args];
    const types = given.map((each) => typeConvert(each));
    return isGenericForm(cls) || isProtocolForm(cls)
      ? new _GenericAlias(cls, declaredParameters(cls, types))
      : new _GenericAlias(cls, specialized(cls, types));
  });
}

/** `Generic[T]`: type variables, each once. */
function declaredParameters(cls: Class, types: readonly unknown[]): tuple {
  if (types.length === 0)
    throw new TypeError(`Parameter list to ${classQualname(cls)}[...] cannot be empty`);
  if (!types.every(isTypeVariable)) {
    throw new TypeError(
      `Parameters to ${className(cls)}[...] must all be type variables or parameter specification variables.`,
    );
  }
  if (new set(types).size !== types.length)
    throw new TypeError(`Parameters to ${className(cls)}[...] must all be unique`);
  return tuple.of(...types);
}

function isTypeVariable(value: unknown): boolean {
  return value instanceof TypeVar || value instanceof ParamSpec || isUnpackedTypeVarTuple(value);
}

/** `Box[int]`: types in place of the parameters. */
function specialized(cls: Class, types: readonly unknown[]): tuple {
  const parameters = getattr(cls, "__parameters__") as readonly unknown[];
  let args = types;
  for (const parameter of parameters) {
    const prepare = attributeOr(parameter, "__typing_prepare_subst__", undefined);
    if (prepare !== undefined) args = call(prepare, [cls, tuple.of(...args)]) as readonly unknown[];
  }
  checkNumber(cls, parameters, args.length);
  return tuple.of(
    ...args.flatMap((each, index) =>
      parameters[index] instanceof TypeVarTuple ? [...(each as readonly unknown[])] : [each],
    ),
  );
}

function checkNumber(cls: Class, parameters: readonly unknown[], actual: number): void {
  const expected = parameters.length;
  if (expected === 0) throw new TypeError(`${repr(cls)} is not a generic class`);
  if (actual === expected) return;
  if (actual > expected) {
    throw new TypeError(
      `Too many arguments for ${repr(cls)}; actual ${actual}, expected ${expected}`,
    );
  }
  if (hasDefault(parameters[actual])) return;
  const needed = expected - parameters.filter(hasDefault).length;
  throw new TypeError(
    `Too ${actual > needed ? "many" : "few"} arguments for ${repr(cls)}; actual ${actual}, expected at least ${needed}`,
  );
}

/** Finds out the type parameters of a class below `Generic`. */
export function initializeSubclass(cls: Class, ...rest: unknown[]): null {
  const keywords = optionsOf<{ [name: string]: unknown }>(rest);
  const args = keywords === undefined ? rest : rest.slice(0, -1);
  call(
    superAttribute(Generic as unknown as Class, cls, "__init_subclass__"),
    args,
    keywords as Keywords,
  );
  const found = ownAttribute(cls, "__orig_bases__");
  const original = found === missing ? undefined : (found as readonly unknown[]);
  const isPlain =
    original === undefined
      ? (recordOf(cls)?.bases.includes(Generic as unknown as Class) ?? true) &&
        className(cls) !== "Protocol" &&
        className(metaclassOf(cls)) !== "_TypedDictMeta"
      : original.includes(Generic);
  if (isPlain) throw new TypeError("Cannot inherit from plain Generic");
  const parameters = original === undefined ? tuple.of() : parametersOfBases(original);
  setattr(cls, "__parameters__", parameters);
  return null;
}

/** The parameters in the bases, in the order that `Generic[...]` gives, if it is among them. */
function parametersOfBases(bases: readonly unknown[]): tuple {
  const found = collectTypeParameters(bases);
  const generic = bases.filter(
    (each): each is _GenericAlias =>
      each instanceof _GenericAlias && isGenericForm(each.__origin__),
  );
  if (generic.length > 1) throw new TypeError("Cannot inherit from Generic[...] multiple times.");
  const [declared] = generic;
  if (declared === undefined) return found;
  const listed = declared.__parameters__ as readonly unknown[];
  const unlisted = (found as readonly unknown[]).filter((each) => !listed.includes(each));
  if (unlisted.length > 0) {
    throw new TypeError(
      `Some type variables (${unlisted.map((each) => str(each)).join(", ")}) are not listed in Generic[${listed.map((each) => str(each)).join(", ")}]`,
    );
  }
  return declared.__parameters__;
}
