/** `dataclass`. Source: CPython 3.13 Lib/dataclasses.py (_process_class), PEP 557, PEP 681. */
import { getattr } from "../../core/attributes/getattr.ts";
import { genericStore, setattr } from "../../core/attributes/setattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { call } from "../../core/calls/call.ts";
import { ownAttribute, ownNames } from "../../core/classes/dictionary.ts";
import { methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import {
  className,
  classModule,
  classQualname,
  isClass,
  type NamedClass,
} from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";
import { update_abstractmethods } from "../abc/metaclass.ts";
import { collectFields } from "./collect.ts";
import { DataclassParams, MISSING, type DataclassOptions, type Field } from "./field.ts";
import { replaceFields } from "./replace.ts";
import {
  eqMethod,
  frozenMethods,
  hashMethod,
  initMethod,
  initParameters,
  method,
  orderMethods,
  reprMethod,
} from "./methods.ts";

/** `dataclass(cls=None, /, *, init=True, ...)`: decorates a class, or makes the decorator. */
export function dataclass<C>(cls: C, options?: DataclassOptions): C;
export function dataclass(cls?: null | undefined, options?: DataclassOptions): <C>(cls: C) => C;
export function dataclass(cls: unknown = null, options: DataclassOptions = {}): unknown {
  if (cls === null) return (given: unknown) => processClass(given as Class, options);
  return processClass(cls as Class, options);
}

function hasOwn(cls: Class, name: string): boolean {
  return ownAttribute(cls, name) !== missing;
}

function setNew(cls: Class, name: string, value: unknown, problem?: string): void {
  if (!hasOwn(cls, name)) setattr(cls, name, value);
  else if (problem !== undefined) {
    const text = `Cannot overwrite attribute ${name} in class ${className(cls)}`;
    throw new TypeError(problem === "" ? text : `${text} ${problem}`);
  }
}

export function processClass(cls: Class, options: DataclassOptions): unknown {
  const params = new DataclassParams(options);
  setattr(cls, "__dataclass_params__", params);
  const fields = collectFields(cls, params);
  setattr(cls, "__dataclass_fields__", fields);
  const hashed = ownAttribute(cls, "__hash__");
  const hasExplicitHash = !(hashed === missing || (hashed === null && hasOwn(cls, "__eq__")));
  if (truth(params.order) && !truth(params.eq))
    throw new ValueError("eq must be true if order is true");
  const all = [...fields.entries()].map(([, each]) => each);
  const parameters = all.filter((each) => each._field_type !== "_FIELD_CLASSVAR");
  const real = all.filter((each) => each._field_type === "_FIELD");
  addMethods(cls, params, parameters, real, hasExplicitHash);
  if (!truth(getattr(cls, "__doc__", null)))
    setattr(cls, "__doc__", docOf(cls, params, parameters));
  if (truth(params.match_args)) {
    const names = initParameters(parameters).positional.map((each) => each.name$);
    setNew(cls, "__match_args__", tuple.of(...names));
  }
  if (truth(params.weakref_slot) && !truth(params.slots))
    throw new TypeError("weakref_slot is True but slots is False");
  return update_abstractmethods(truth(params.slots) ? withSlots(cls, params, real) : cls);
}

function addMethods(
  cls: Class,
  params: DataclassParams,
  parameters: readonly Field[],
  real: readonly Field[],
  hasExplicitHash: boolean,
): void {
  const isFrozen = truth(params.frozen);
  const init = truth(params.init)
    ? initMethod(cls, parameters, isFrozen, truth(params.slots))
    : undefined;
  setNew(cls, "__replace__", method(cls, "__replace__", "self, /, **changes", replaceFields));
  const hash = hashFor(cls, params, real, hasExplicitHash);
  if (init !== undefined) setNew(cls, "__init__", init);
  const shown = real.filter((each) => truth(each.repr));
  if (truth(params.repr)) setNew(cls, "__repr__", reprMethod(cls, shown));
  const compared = real.filter((each) => truth(each.compare));
  if (truth(params.eq)) setNew(cls, "__eq__", eqMethod(cls, compared));
  if (truth(params.order)) {
    for (const [name, each] of orderMethods(cls, compared))
      setNew(cls, name, each, "Consider using functools.total_ordering");
  }
  if (isFrozen) for (const [name, each] of frozenMethods(cls, real)) setNew(cls, name, each, "");
  if (hash !== undefined) setattr(cls, "__hash__", hash);
}

/** What `__hash__` becomes; `undefined` where it stays as it is. */
function hashFor(
  cls: Class,
  params: DataclassParams,
  real: readonly Field[],
  hasExplicitHash: boolean,
): unknown {
  if (truth(params.unsafe_hash)) {
    if (hasExplicitHash)
      throw new TypeError(`Cannot overwrite attribute __hash__ in class ${className(cls)}`);
    return hashMethod(cls, real);
  }
  if (!truth(params.eq) || hasExplicitHash) return undefined;
  return truth(params.frozen) ? hashMethod(cls, real) : null;
}

/** `Point(x: int, y: int = 0)`: the documentation of a class that has none. */
function docOf(cls: Class, params: DataclassParams, parameters: readonly Field[]): string {
  const name = className(cls);
  if (!truth(params.init)) return ownAttribute(cls, "__init__") === missing ? `${name}()` : name;
  const { positional, keywords } = initParameters(parameters);
  const parts = positional.map(parameterText);
  if (keywords.length > 0) parts.push("*", ...keywords.map(parameterText));
  return `${name}(${parts.join(", ")})`;
}

function parameterText(field: Field): string {
  const text = `${field.name$}: ${annotationText(field.type)}`;
  if (field.default_factory !== MISSING) return `${text} = <factory>`;
  return field.default === MISSING ? text : `${text} = ${repr(field.default)}`;
}

/** As `inspect.formatannotation` shows a type. */
function annotationText(annotation: unknown): string {
  if (isClass(annotation)) {
    const cls = annotation as unknown as NamedClass;
    const module = classModule(cls);
    return module === "builtins" ? classQualname(cls) : `${module}.${classQualname(cls)}`;
  }
  return repr(annotation).replaceAll("typing.", "");
}

/** Slots that a base has already. */
function inheritedSlots(cls: Class): Set<unknown> {
  const slots = new Set<unknown>();
  for (const base of methodResolutionOrder(cls).slice(1, -1)) {
    const own = ownAttribute(base, "__slots__");
    if (own === missing) slots.add("__weakref__").add("__dict__");
    else if (typeof own === "string") slots.add(own);
    else if (typeof own === "object" && own !== null && "__next__" in own)
      throw new TypeError(`Slots of '${className(base)}' cannot be determined`);
    else for (const each of iterate(own)) slots.add(each);
  }
  return slots;
}

/** A new class with `__slots__`, which no class can get once it is made. */
function withSlots(cls: Class, params: DataclassParams, real: readonly Field[]): unknown {
  if (hasOwn(cls, "__slots__"))
    throw new TypeError(`${className(cls)} already specifies __slots__`);
  const names = real.map((each) => each.name$);
  const taken = inheritedSlots(cls);
  const wanted = truth(params.weakref_slot) ? [...names, "__weakref__"] : names;
  const namespace = new dict<string, unknown>();
  for (const name of ownNames(cls)) namespace.set(name, ownAttribute(cls, name));
  namespace.set("__slots__", tuple.of(...wanted.filter((each) => !taken.has(each))));
  for (const name of [...names, "__dict__", "__weakref__"]) namespace.delete(name);
  const qualname = classQualname(cls as NamedClass);
  const bases = getattr(cls, "__bases__");
  const result = call(type(cls), [className(cls), bases, namespace]) as Class;
  setattr(result, "__qualname__", qualname);
  if (truth(params.frozen)) {
    setNew(
      result,
      "__getstate__",
      method(result, "__getstate__", "self", (self: object) =>
        names.map((each) => getattr(self, each)),
      ),
    );
    setNew(
      result,
      "__setstate__",
      method(result, "__setstate__", "self, state", (self: object, state: unknown) => {
        const values = [...iterate(state)];
        names.forEach((each, index) => genericStore(self, each, values[index]));
        return null;
      }),
    );
  }
  return result;
}
