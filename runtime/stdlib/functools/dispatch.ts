import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { RuntimeError, TypeError } from "../../core/exceptions/base.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { isClass } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { object } from "../../core/types/object.ts";
import { type } from "../../core/types/type.ts";
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

/** `@singledispatch`: chooses the implementation by the class of the first argument. Source: CPython Lib/functools.py. */
export function singledispatch<F extends AnyFunction>(func: F): SingleDispatch<F> {
  const registry = new dict<unknown, AnyFunction>();
  registry.set(object, func);
  const name = getattr(func, "__name__", "singledispatch function") as string;
  const dispatch = (cls: unknown): AnyFunction => registry.get(nearest(registry, cls))!;
  const register = (cls: unknown, implementation?: AnyFunction): unknown => {
    if (!isClass(cls)) {
      throw new TypeError(
        `Invalid first argument to \`register()\`: ${repr(cls)}. Use either \`@register(some_class)\` or plain \`@register\` on an annotated function.`,
      );
    }
    if (implementation === undefined) return (given: AnyFunction) => register(cls, given);
    registry.set(cls, implementation);
    return implementation;
  };
  const wrapper = (...args: unknown[]): unknown => {
    if (args.length === 0) throw new TypeError(`${name} requires at least 1 positional argument`);
    return call(dispatch(type(args[0])), args);
  };
  Object.assign(wrapper, { dispatch, register, registry });
  return update_wrapper(wrapper, func) as unknown as SingleDispatch<F>;
}
