/** `typing.NamedTuple`. Source: CPython 3.13 Lib/typing.py. */
import { setattr } from "../../core/attributes/setattr.ts";
import { lookup } from "../../core/attributes/lookup.ts";
import { missing } from "../../core/attributes/missing.ts";
import { call } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { classmethod } from "../../core/classes/descriptors.ts";
import { lookupInOrder } from "../../core/classes/dictionary.ts";
import { MetaType } from "../../core/classes/metatype.ts";
import type { Class } from "../../core/classes/mro.ts";
import { bases as severalBases } from "../../core/classes/runtime-class.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AttributeError, BaseException, TypeError } from "../../core/exceptions/base.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { unpack } from "../../core/iteration/unpack.ts";
import { typeName } from "../../core/names.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { type, type PythonClass } from "../../core/types/type.ts";
import { namedtuple, type NamedTupleClass } from "../collections/namedtuple.ts";
import { warn } from "../warnings/index.ts";
import { typeCheck } from "./checks.ts";
import { emptyClass } from "./empty-class.ts";
import { Generic, subscribed } from "./generic.ts";

/** Attributes that the class statement may not define. */
const prohibited: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__new__",
  "__init__",
  "__slots__",
  "__getnewargs__",
  "_fields",
  "_field_defaults",
  "_make",
  "_replace",
  "_asdict",
  "_source",
]);

/** Attributes that the class has anyway. */
const special: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__module__",
  "__name__",
  "__annotations__",
  "__qualname__",
  "__classcell__",
]);

type Fields = readonly (readonly [name: string, type: unknown])[];

function makeNamedTuple(
  name: string,
  fields: Fields,
  module: string,
  defaults: readonly unknown[] = [],
): NamedTupleClass {
  const types = new dict<string, unknown>();
  for (const [field, type] of fields)
    types.set(field, typeCheck(type, `field ${field} annotation must be a type`));
  const cls = namedtuple(
    name,
    fields.map(([field]) => field),
    { defaults: [...defaults], module },
  );
  setattr(cls, "__annotations__", types);
  return cls;
}

/** The metaclass of the class statement: what it makes is an ordinary named tuple. */
class NamedTupleMeta extends MetaType {
  static readonly __name__: string = "NamedTupleMeta";
  static readonly __module__: string = "typing";

  static __new__(_metatype: Class, ...args: unknown[]): unknown {
    const [typename, given, namespace] = args as [
      string,
      readonly unknown[],
      dict<string, unknown>,
    ];
    for (const base of given) {
      if (base !== NamedTupleBase && base !== Generic)
        throw new TypeError("can only inherit from a NamedTuple type and Generic");
    }
    const bases = given.map((base) => (base === NamedTupleBase ? tuple : base));
    const types = namespace.get("__annotations__", new dict()) as dict<string, unknown>;
    const optional = defaultNames([...types.keys()], namespace);
    const cls = makeNamedTuple(
      typename,
      [...types.entries()],
      namespace.get("__module__") as string,
      optional.map((name) => namespace.get(name)),
    );
    const isGeneric = bases.includes(Generic);
    if (isGeneric) {
      Object.defineProperty(cls, severalBases, { get: () => bases });
      setattr(cls, "__class_getitem__", new classmethod(signature(subscribed, "cls, args, /")));
    }
    addMembers(cls, typename, namespace);
    if (isGeneric) call(lookup(cls, "__init_subclass__"));
    return cls;
  }
}

/** The fields with a value, which must come last. */
function defaultNames(fields: readonly string[], namespace: dict<string, unknown>): string[] {
  const names: string[] = [];
  for (const field of fields) {
    if (namespace.has(field)) names.push(field);
    else if (names.length > 0) {
      throw new TypeError(
        `Non-default namedtuple field ${field} cannot follow default field${names.length > 1 ? "s" : ""} ${names.join(", ")}`,
      );
    }
  }
  return names;
}

function addMembers(
  cls: NamedTupleClass,
  typename: string,
  namespace: dict<string, unknown>,
): void {
  const fields: readonly string[] = cls._fields;
  for (const [name, value] of namespace.entries()) {
    if (prohibited.has(name))
      throw new AttributeError(`Cannot overwrite NamedTuple attribute ${name}`);
    if (special.has(name)) continue;
    if (!fields.includes(name)) setattr(cls, name, value);
    tellName(cls, typename, name, value);
  }
}

/** `__set_name__` (PEP 487). */
function tellName(cls: unknown, typename: string, name: string, value: unknown): void {
  const owner = type(value) as unknown as Class;
  const method = lookupInOrder(owner, "__set_name__");
  if (method === missing) return;
  try {
    call(method, [value, cls, name]);
  } catch (error) {
    if (error instanceof BaseException) {
      error.add_note(
        `Error calling __set_name__ on ${repr(typeName(value))} instance ${repr(name)} in ${repr(typename)}`,
      );
    }
    throw error;
  }
}

/** What `NamedTuple` stands for among bases. */
const NamedTupleBase: PythonClass = /* @__PURE__ */ emptyClass(NamedTupleMeta, "NamedTuple");

interface NamedTupleFunction {
  (
    typename: string,
    fields?: unknown,
    keywords?: { readonly [field: string]: unknown },
  ): NamedTupleClass;
  readonly __mro_entries__: (bases: unknown) => tuple;
}

/** `NamedTuple("Point", [("x", int), ("y", int)])`, and a base: `class Point(NamedTuple)`. */
export const NamedTuple: NamedTupleFunction = /* @__PURE__ */ makeFunction();

function makeFunction(): NamedTupleFunction {
  const create = function NamedTuple(typename: string, ...rest: unknown[]): NamedTupleClass {
    const keywords = optionsOf<{ readonly [field: string]: unknown }>(rest) ?? {};
    const fields = rest[0] === keywords ? undefined : rest[0];
    const cls = makeNamedTuple(typename, fieldsOf(typename, fields, keywords), "__main__");
    setattr(cls, "__orig_bases__", tuple.of(create));
    return cls;
  };
  signature(create, "typename, fields=, /, **kwargs", "NamedTuple");
  const entries = (_bases: unknown): tuple => tuple.of(NamedTupleBase);
  Object.defineProperties(create, {
    __mro_entries__: { value: entries },
    __module__: { value: "typing" },
  });
  return create as unknown as NamedTupleFunction;
}

function fieldsOf(
  typename: string,
  fields: unknown,
  keywords: { readonly [field: string]: unknown },
): Fields {
  const names = Object.keys(keywords);
  if (fields === undefined || fields === null) {
    if (fields === null && names.length > 0) {
      throw new TypeError(
        "Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments",
      );
    }
    warnOfMissingFields(typename, fields, names.length > 0);
    return Object.entries(keywords);
  }
  if (names.length > 0)
    throw new TypeError(
      "Either list of fields or keywords can be provided to NamedTuple, not both",
    );
  return [...iterate(fields)].map((each) => unpack(each, 2) as unknown as [string, unknown]);
}

function warnOfMissingFields(typename: string, fields: unknown, hasKeywords: boolean): void {
  const removed = "is deprecated and will be disallowed in Python 3.15.";
  if (hasKeywords) {
    warn(
      `Creating NamedTuple classes using keyword arguments ${removed} Use the class-based or functional syntax instead.`,
      DeprecationWarning,
      3,
    );
    return;
  }
  const what =
    fields === undefined
      ? "Failing to pass a value for the 'fields' parameter"
      : "Passing `None` as the 'fields' parameter";
  warn(
    `${what} ${removed} To create a NamedTuple class with 0 fields using the functional syntax, pass an empty list, e.g. \`${typename} = NamedTuple(${repr(typename)}, [])\`.`,
    DeprecationWarning,
    3,
  );
}
