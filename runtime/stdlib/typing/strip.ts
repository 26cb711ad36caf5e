import { tuple } from "../../core/containers/tuple.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { GenericAlias } from "../../core/generics/generic-alias.ts";
import { orTypes } from "../../core/generics/type-operators.ts";
import { UnionType } from "../../core/generics/union-type.ts";
import { eq } from "../../core/operators/compare.ts";
import { _AnnotatedAlias, _GenericAlias } from "./aliases.ts";
import { NotRequired, ReadOnly, Required } from "./special-forms.ts";

/** A type without what `Annotated`, `Required`, `NotRequired` and `ReadOnly` add to it. Source: CPython 3.13 Lib/typing.py (`_strip_annotations`). */
export function stripped(type: unknown): unknown {
  if (type instanceof _AnnotatedAlias) return stripped(type.__origin__);
  const origin = attributeOr(type, "__origin__", null);
  if (origin === Required || origin === NotRequired || origin === ReadOnly)
    return stripped(((type as _GenericAlias).__args__ as readonly unknown[])[0]);
  const isAlias =
    type instanceof _GenericAlias || type instanceof GenericAlias || type instanceof UnionType;
  if (!isAlias) return type;
  const args = tuple.of(...(type.__args__ as readonly unknown[]).map(stripped));
  if (eq(args, type.__args__)) return type;
  if (type instanceof _GenericAlias) return type.copy_with(args);
  if (type instanceof GenericAlias) return new GenericAlias(type.__origin__, args);
  return (args as readonly unknown[]).reduce((left, right) => orTypes(left, right));
}
