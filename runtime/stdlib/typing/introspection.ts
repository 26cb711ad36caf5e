/** What a type is made of. Source: CPython 3.13 Lib/typing.py. */
import { tuple } from "../../core/containers/tuple.ts";
import { GenericAlias } from "../../core/generics/generic-alias.ts";
import { UnionType } from "../../core/generics/union-type.ts";
import { Callable } from "../collections/abc/one-method.ts";
import { _AnnotatedAlias, _BaseGenericAlias, _GenericAlias } from "./aliases.ts";
import { Generic } from "./generic.ts";
import { isParameterExpression, ParamSpecArgs, ParamSpecKwargs } from "./param-spec.ts";
import { Annotated } from "./special-forms.ts";

/** `get_origin(tp)`: what the type is a subscript of, or `None`. */
export function get_origin(tp: unknown): unknown {
  if (tp instanceof _AnnotatedAlias) return Annotated;
  const hasOrigin =
    tp instanceof _BaseGenericAlias ||
    tp instanceof GenericAlias ||
    tp instanceof ParamSpecArgs ||
    tp instanceof ParamSpecKwargs;
  if (hasOrigin) return tp.__origin__;
  if (tp === Generic) return Generic;
  return tp instanceof UnionType ? UnionType : null;
}

/** `get_args(tp)`: the arguments of a type, those of `Callable` as they are written. */
export function get_args(tp: unknown): tuple {
  if (tp instanceof _AnnotatedAlias)
    return tuple.of(tp.__origin__, ...(tp.__metadata__ as readonly unknown[]));
  if (tp instanceof _GenericAlias || tp instanceof GenericAlias) {
    const args = tp.__args__ as readonly unknown[];
    return isFlattenedCallable(tp.__origin__, args)
      ? tuple.of(args.slice(0, -1), args[args.length - 1])
      : tp.__args__;
  }
  return tp instanceof UnionType ? tp.__args__ : tuple.of();
}

/** Whether the arguments are those of a `Callable`, with the types of its parameters one after the other. */
export function isFlattenedCallable(origin: unknown, args: readonly unknown[]): boolean {
  return origin === Callable && !(args.length === 2 && isParameterExpression(args[0]));
}
