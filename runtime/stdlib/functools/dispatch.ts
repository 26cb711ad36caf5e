import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { RuntimeError, TypeError } from "../../core/exceptions/base.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { UnionType } from "../../core/generics/union-type.ts";
import { isClass } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { object } from "../../core/types/object.ts";
import { type } from "../../core/types/type.ts";
import { splitOptions } from "../internal/options.ts";
import { get_type_hints } from "../typing/hints.ts";
import { update_wrapper } from "./wrapping.ts";

type AnyFunction = (...args: never[]) => unknown;

/** A generic function. */
export type SingleDispatch<F extends AnyFunction> = F & {
  /** The implementation for a class. */
  dispatch(cls: unknown): AnyFunction;
  /** `@f.register(cls)`, `f.register(cls, func)`. */
  register(cls: unknown): <G extends AnyFunction>(func: G) => G;
  register<G extends AnyFunction>(cls: unknown, func: G): G;
  readonly registry: dict<unknown, AnyFunction>;
};

/** The registered class that is nearest to `cls`: a subclass of every other one that fits. */
function nearest(registry: dict<unknown, AnyFunction>, cls: unknown): unknown {
  let best: unknown = object;
  for (const [candidate] of registry as Iterable<[unknown, AnyFunction]>) {
    if (candidate === object || !issubclass(cls, candidate)) continue;
    if (best === object || issubclass(candidate, best)) best = candidate;
    else if (!issubclass(best, candidate)) {
      throw new RuntimeError(`Ambiguous dispatch: ${repr(best)} or ${repr(candidate)}`);
    }
  }
  return best;
}

/** The classes that `cls` stands for: itself, or the members of a union of classes; `null` for anything else. */
function dispatchClasses(cls: unknown): readonly unknown[] | null {
  if (isClass(cls)) return [cls];
  if (!(cls instanceof UnionType)) return null;
  return cls.__args__.every((each) => isClass(each)) ? cls.__args__ : null;
}

/** What the annotation of the first parameter says. */
function annotatedClasses(implementation: AnyFunction): readonly unknown[] {
  if (!truth(getattr(implementation, "__annotations__", null))) {
    throw new TypeError(
      `Invalid first argument to \`register()\`: ${repr(implementation)}. Use either \`@register(some_class)\` or plain \`@register\` on an annotated function.`,
    );
  }
  const [parameter, annotation] = get_type_hints(implementation).entries().next().value!;
  const classes = dispatchClasses(annotation);
  if (classes !== null) return classes;
  const complaint =
    annotation instanceof UnionType ? "not all arguments are classes" : "is not a class";
  throw new TypeError(
    `Invalid annotation for ${repr(parameter)}. ${repr(annotation)} ${complaint}.`,
  );
}

/** `@singledispatch`: chooses the implementation by the class of the first argument. Source: CPython Lib/functools.py. */
export function singledispatch<F extends AnyFunction>(func: F): SingleDispatch<F> {
  const registry = new dict<unknown, AnyFunction>();
  registry.set(object, func);
  const name = getattr(func, "__name__", "singledispatch function") as string;
  const dispatch = (cls: unknown): AnyFunction => registry.get(nearest(registry, cls))!;
  const register = (cls: unknown, implementation: AnyFunction | null = null): unknown => {
    const classes = dispatchClasses(cls);
    if (classes === null) {
      if (implementation !== null) {
        throw new TypeError(
          `Invalid first argument to \`register()\`. ${repr(cls)} is not a class or union type.`,
        );
      }
      for (const each of annotatedClasses(cls as AnyFunction))
        registry.set(each, cls as AnyFunction);
      return cls;
    }
    if (implementation === null) return (given: AnyFunction) => register(cls, given);
    for (const each of classes) registry.set(each, implementation);
    return implementation;
  };
  const wrapper = (...args: readonly unknown[]): unknown => {
    const [positional, keywords] = splitOptions<unknown, Record<string, unknown>>(args);
    if (positional.length === 0) {
      throw new TypeError(`${name} requires at least 1 positional argument`);
    }
    return call(dispatch(type(positional[0])), positional, keywords);
  };
  Object.assign(wrapper, { dispatch, register, registry });
  return update_wrapper(wrapper, func) as unknown as SingleDispatch<F>;
}
