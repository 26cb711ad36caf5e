/** `typing.TypedDict`. Source: CPython 3.13 Lib/typing.py. */
import { setattr } from "../../core/attributes/setattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { call } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { ownAttribute } from "../../core/classes/dictionary.ts";
import { metaclassOf } from "../../core/classes/metaclass.ts";
import { MetaType } from "../../core/classes/metatype.ts";
import { isSubtype, type Class } from "../../core/classes/mro.ts";
import { recordOf } from "../../core/classes/record.ts";
import { newClass } from "../../core/classes/type-new.ts";
import { dict } from "../../core/containers/dict.ts";
import { frozenset } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { classModule, isClass } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { type, type PythonClass } from "../../core/types/type.ts";
import { warn } from "../warnings/index.ts";
import { typeCheck } from "./checks.ts";
import { emptyClass } from "./empty-class.ts";
import { Generic } from "./generic.ts";
import { get_args, get_origin } from "./introspection.ts";
import { Annotated, NotRequired, ReadOnly, Required } from "./special-forms.ts";

/** `Required`, `NotRequired` and `ReadOnly` around a type. */
function qualifiersOf(annotation: unknown): ReadonlySet<unknown> {
  const qualifiers = new Set<unknown>();
  for (let type = annotation; ;) {
    const origin = get_origin(type);
    const isQualifier = origin === Required || origin === NotRequired || origin === ReadOnly;
    if (isQualifier) qualifiers.add(origin);
    else if (origin !== Annotated) return qualifiers;
    type = (get_args(type) as readonly unknown[])[0];
  }
}

/** The keys of a typed dict, by what is said of them. */
class Keys {
  readonly required = new Set<string>();
  readonly optional = new Set<string>();
  readonly readonly = new Set<string>();
  readonly mutable = new Set<string>();

  /** Takes over the keys of a base. */
  inherit(base: Class): void {
    for (const key of keysOf(base, "__required_keys__")) this.#require(key, true);
    for (const key of keysOf(base, "__optional_keys__")) this.#require(key, false);
    for (const key of keysOf(base, "__readonly_keys__")) this.readonly.add(key);
    for (const key of keysOf(base, "__mutable_keys__")) this.mutable.add(key);
  }

  add(key: string, annotation: unknown, isTotal: boolean): void {
    const qualifiers = qualifiersOf(annotation);
    const isRequired = qualifiers.has(Required) || (!qualifiers.has(NotRequired) && isTotal);
    this.#require(key, isRequired);
    if (qualifiers.has(ReadOnly)) {
      if (this.mutable.has(key))
        throw new TypeError(`Cannot override mutable key ${repr(key)} with read-only key`);
      this.readonly.add(key);
    } else {
      this.mutable.add(key);
      this.readonly.delete(key);
    }
  }

  #require(key: string, isRequired: boolean): void {
    (isRequired ? this.required : this.optional).add(key);
    (isRequired ? this.optional : this.required).delete(key);
  }
}

function keysOf(cls: Class, attribute: string): readonly string[] {
  const keys = ownAttribute(cls, attribute);
  return keys === missing ? [] : ([...iterate(keys)] as string[]);
}

/** The metaclass of typed dicts. */
class _TypedDictMeta extends MetaType {
  static readonly __name__: string = "_TypedDictMeta";
  static readonly __module__: string = "typing";

  static __new__(metatype: Class, ...args: unknown[]): unknown {
    const [name, given, namespace, options] = args as [
      string,
      readonly Class[],
      dict<string, unknown>,
      { readonly total?: unknown }?,
    ];
    const total = options?.total ?? true;
    for (const base of given) {
      if ((metaclassOf(base) as unknown) !== _TypedDictMeta && (base as unknown) !== Generic) {
        throw new TypeError(
          "cannot inherit from both a TypedDict type and a non-TypedDict base class",
        );
      }
    }
    const isGeneric = given.some((base) => isSubtype(base, Generic));
    const bases = isGeneric ? [Generic, dict] : [dict];
    const cls = newClass(metatype, name, bases, namespace, {}) as Class;
    if (!recordOf(cls)!.dictionary.has("__orig_bases__"))
      setattr(cls, "__orig_bases__", tuple.of(...given));
    describe(cls, given, namespace, total);
    return cls;
  }

  __call__(...args: unknown[]): unknown {
    const keywords = optionsOf<{ [name: string]: unknown }>(args);
    return call(dict, keywords === undefined ? args : args.slice(0, -1), keywords);
  }

  __subclasscheck__(_other: unknown): never {
    throw new TypeError("TypedDict does not support instance and class checks");
  }

  __instancecheck__(_value: unknown): never {
    throw new TypeError("TypedDict does not support instance and class checks");
  }
}

/** Works out what the annotations of a class and its bases say. */
function describe(
  cls: Class,
  bases: readonly Class[],
  namespace: dict<string, unknown>,
  total: unknown,
): void {
  const message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type";
  const annotations = new dict<string, unknown>();
  const own = namespace.get("__annotations__", new dict()) as dict<string, unknown>;
  const checked = [...own.entries()].map(
    ([key, type]) => [key, typeCheck(type, message, { module: classModule(cls) })] as const,
  );
  const keys = new Keys();
  for (const base of bases) {
    const inherited = ownAttribute(base, "__annotations__");
    if (inherited !== missing) annotations.update(inherited as dict<string, unknown>);
    keys.inherit(base);
  }
  for (const [key, type] of checked) {
    annotations.set(key, type);
    keys.add(key, type, truth(total));
  }
  setattr(cls, "__annotations__", annotations);
  setattr(cls, "__required_keys__", new frozenset([...keys.required]));
  setattr(cls, "__optional_keys__", new frozenset([...keys.optional]));
  setattr(cls, "__readonly_keys__", new frozenset([...keys.readonly]));
  setattr(cls, "__mutable_keys__", new frozenset([...keys.mutable]));
  setattr(cls, "__total__", total);
}

/** What `TypedDict` stands for among bases. */
const TypedDictBase: PythonClass = /* @__PURE__ */ emptyClass(_TypedDictMeta, "TypedDict");

interface TypedDictFunction {
  (typename: string, fields?: unknown, options?: { readonly total?: unknown }): PythonClass;
  readonly __mro_entries__: (bases: unknown) => tuple;
}

/** `TypedDict("Movie", {"name": str})`, and a base: `class Movie(TypedDict)`. */
export const TypedDict: TypedDictFunction = /* @__PURE__ */ makeFunction();

function makeFunction(): TypedDictFunction {
  const create = function TypedDict(typename: string, ...rest: unknown[]): PythonClass {
    const options = optionsOf<{ readonly total?: unknown }>(rest) ?? {};
    const fields = rest[0] === options ? undefined : rest[0];
    if (fields === undefined || fields === null) warnOfMissingFields(typename, fields);
    const namespace = new dict<string, unknown>([
      ["__annotations__", new dict((fields ?? new dict()) as dict<string, unknown>)],
      ["__module__", "__main__"],
    ]);
    const cls = call(_TypedDictMeta, [typename, tuple.of(), namespace], {
      total: options.total ?? true,
    });
    setattr(cls, "__orig_bases__", tuple.of(create));
    return cls as PythonClass;
  };
  signature(create, "typename, fields=, /, *, total=", "TypedDict");
  const entries = (_bases: unknown): tuple => tuple.of(TypedDictBase);
  Object.defineProperties(create, {
    __mro_entries__: { value: entries },
    __module__: { value: "typing" },
  });
  return create as unknown as TypedDictFunction;
}

function warnOfMissingFields(typename: string, fields: unknown): void {
  const what =
    fields === undefined
      ? "Failing to pass a value for the 'fields' parameter"
      : "Passing `None` as the 'fields' parameter";
  warn(
    `${what} is deprecated and will be disallowed in Python 3.15. To create a TypedDict class with 0 fields using the functional syntax, pass an empty dictionary, e.g. \`${typename} = TypedDict(${repr(typename)}, {})\`.`,
    DeprecationWarning,
    3,
  );
}

/** `is_typeddict(tp)`. */
export function is_typeddict(tp: unknown): boolean {
  return isClass(tp) && (type(tp) as unknown) === _TypedDictMeta;
}
