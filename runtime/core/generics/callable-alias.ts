/** `collections.abc.Callable[[int], str]`. Source: CPython 3.13 Lib/_collections_abc.py (`_CallableGenericAlias`). */
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { classModule, className, type NamedClass } from "../names.ts";
import { optionsOf } from "../options.ts";
import { str } from "../types/str.ts";
import { Ellipsis } from "../types/ellipsis.ts";
import { isList } from "../types/list.ts";
import { type } from "../types/type.ts";
import { GenericAlias } from "./generic-alias.ts";
import { typeText } from "./type-text.ts";

/** The types of the parameters and the result are one after the other in `__args__`. */
export class CallableAlias extends GenericAlias {
  static override readonly __name__: string = "_CallableGenericAlias";
  static override readonly __module__: string = "collections.abc";
  static override readonly __tp_name__: string = "_CallableGenericAlias";

  constructor(...given: readonly unknown[]) {
    const [origin, args] = given;
    const isPair = args instanceof tuple && (args as readonly unknown[]).length === 2;
    if (optionsOf(given) !== undefined || given.length !== 2 || !isPair)
      throw new TypeError("Callable must be used as Callable[[arg, ...], result].");
    const [taken, result] = args as readonly unknown[];
    if (isList(taken) || taken instanceof tuple)
      super(origin, tuple.of(...(taken as readonly unknown[]), result));
    else if (isParameterExpression(taken)) super(origin, args);
    else {
      throw new TypeError(
        `Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got ${str(taken)}`,
      );
    }
  }

  override __getitem__(item: unknown): unknown {
    const args = (super.__getitem__(item) as GenericAlias).__args__ as readonly unknown[];
    const [first] = args;
    const isPair = isList(first) || first instanceof tuple;
    return new CallableAlias(
      this.__origin__,
      isPair ? tuple.of(...args) : tuple.of(tuple.of(...args.slice(0, -1)), args[args.length - 1]),
    );
  }

  override __reduce__(): tuple {
    const args = this.__args__ as readonly unknown[];
    const isPair = args.length === 2 && isParameterExpression(args[0]);
    const given = isPair ? args : [tuple.of(...args.slice(0, -1)), args[args.length - 1]];
    return tuple.of(CallableAlias, tuple.of(this.__origin__, tuple.of(...given)));
  }

  override __repr__(): string {
    const args = this.__args__ as readonly unknown[];
    if (args.length === 2 && isParameterExpression(args[0])) return super.__repr__();
    const taken = args.slice(0, -1).map(typeText).join(", ");
    return `collections.abc.Callable[[${taken}], ${typeText(args[args.length - 1])}]`;
  }
}

/** Whether a value may stand for the types of all parameters. */
function isParameterExpression(value: unknown): boolean {
  if (value === Ellipsis || isList(value)) return true;
  const cls = type(value) as unknown as NamedClass;
  const name = className(cls);
  return (
    classModule(cls) === "typing" && (name === "ParamSpec" || name === "_ConcatenateGenericAlias")
  );
}
