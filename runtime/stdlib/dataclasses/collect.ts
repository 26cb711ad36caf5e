/** Finding the fields of a class. Source: CPython 3.13 Lib/dataclasses.py (_process_class, _get_field). */
import { delattr, setattr } from "../../core/attributes/setattr.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import { ownAttribute, ownNames } from "../../core/classes/dictionary.ts";
import { member_descriptor } from "../../core/classes/descriptors.ts";
import { methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { dict } from "../../core/containers/dict.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { hashKind } from "../../core/hash.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";
import { Field, field, InitVar, KW_ONLY, MISSING, type DataclassParams } from "./field.ts";

const classVariable = /^\s*(?:\w+\s*\.\s*)?ClassVar\b/;
const initVariable = /^\s*(?:\w+\s*\.\s*)?InitVar\b/;
const keywordOnly = /^\s*(?:\w+\s*\.\s*)?KW_ONLY\s*$/;

/** An annotation, or the text of one. */
function isClassVariable(annotation: unknown): boolean {
  if (typeof annotation === "string") return classVariable.test(annotation);
  if (typeof annotation !== "object" || annotation === null) return false;
  const origin: unknown = getattr(annotation, "__origin__", null) ?? annotation;
  return repr(origin) === "typing.ClassVar";
}

function isInitVariable(annotation: unknown): boolean {
  if (typeof annotation === "string") return initVariable.test(annotation);
  return annotation === InitVar || annotation instanceof InitVar;
}

function isKeywordOnly(annotation: unknown): boolean {
  return typeof annotation === "string" ? keywordOnly.test(annotation) : annotation === KW_ONLY;
}

/** `__annotations__` of the class itself. */
export function annotationsOf(cls: Class): dict<string, unknown> {
  const value = ownAttribute(cls, "__annotations__");
  return value instanceof dict ? (value as dict<string, unknown>) : new dict<string, unknown>();
}

/** The field of an annotation. */
function fieldOf(cls: Class, name: string, annotation: unknown, keywordsOnly: unknown): Field {
  let value: unknown = getattr(cls, name, MISSING);
  if (value instanceof member_descriptor) value = MISSING;
  const result = value instanceof Field ? value : (field({ default: value }) as Field);
  result.name$ = name;
  result.type = annotation;
  result._field_type = isClassVariable(annotation)
    ? "_FIELD_CLASSVAR"
    : isInitVariable(annotation)
      ? "_FIELD_INITVAR"
      : "_FIELD";
  const isReal = result._field_type === "_FIELD";
  if (!isReal && result.default_factory !== MISSING)
    throw new TypeError(`field ${name} cannot have a default factory`);
  if (result._field_type !== "_FIELD_CLASSVAR") {
    if (result.kw_only === MISSING) result.kw_only = keywordsOnly;
  } else if (result.kw_only !== MISSING)
    throw new TypeError(`field ${name} is a ClassVar but specifies kw_only`);
  if (isReal && isMutable(result.default)) {
    throw new ValueError(
      `mutable default ${repr(type(result.default))} for field ${name} is not allowed: use default_factory`,
    );
  }
  return result;
}

/** Whether the value's class has no hash: a sign that it can change. */
function isMutable(value: unknown): boolean {
  return typeof value === "object" && value !== null && hashKind(value) === "unhashable";
}

/** What the bases of a class say. */
interface Inherited {
  readonly fields: dict<string, Field>;
  readonly hasBases: boolean;
  readonly anyFrozen: boolean;
  readonly allFrozen: boolean;
}

function inheritedFields(cls: Class): Inherited {
  const fields = new dict<string, Field>();
  let [hasBases, anyFrozen, allFrozen] = [false, false, true];
  for (const base of methodResolutionOrder(cls).slice(1).reverse()) {
    const own = getattr(base, "__dataclass_fields__", null) as dict<string, Field> | null;
    if (own === null) continue;
    hasBases = true;
    for (const [name, each] of own.entries()) fields.set(name, each);
    const isFrozen = truth((getattr(base, "__dataclass_params__") as DataclassParams).frozen);
    anyFrozen ||= isFrozen;
    allFrozen &&= isFrozen;
  }
  return { fields, hasBases, anyFrozen, allFrozen };
}

/** All fields of a class by name, those of the bases first. Field objects in the class give way to their defaults. */
export function collectFields(cls: Class, params: DataclassParams): dict<string, Field> {
  const { fields, hasBases, anyFrozen, allFrozen } = inheritedFields(cls);
  const annotations = annotationsOf(cls);
  let keywordsOnly: unknown = params.kw_only;
  let hasMarker = false;
  const own: Field[] = [];
  for (const [name, annotation] of annotations.entries()) {
    if (!isKeywordOnly(annotation)) {
      own.push(fieldOf(cls, name, annotation, keywordsOnly));
      continue;
    }
    if (hasMarker)
      throw new TypeError(`${repr(name)} is KW_ONLY, but KW_ONLY has already been specified`);
    hasMarker = true;
    keywordsOnly = true;
  }
  for (const each of own) {
    fields.set(each.name$, each);
    if (!isinstance(getattr(cls, each.name$, null), Field)) continue;
    if (each.default === MISSING) delattr(cls, each.name$);
    else setattr(cls, each.name$, each.default);
  }
  for (const name of ownNames(cls)) {
    const value = ownAttribute(cls, name);
    if (value !== missing && value instanceof Field && !annotations.has(name))
      throw new TypeError(`${repr(name)} is a field but has no type annotation`);
  }
  if (hasBases && anyFrozen && !truth(params.frozen))
    throw new TypeError("cannot inherit non-frozen dataclass from a frozen one");
  if (hasBases && !allFrozen && truth(params.frozen))
    throw new TypeError("cannot inherit frozen dataclass from a non-frozen one");
  return fields;
}
