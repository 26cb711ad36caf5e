/**
 * The types whose values are JavaScript's own (`int`, `float`, `bool`, `str`, `list`, `object`, `NoneType`). They are called without `new`, as in Python, and
 * answer `instanceof` for primitive values.
 */

/** What every class of Python has, as far as naming and testing go. */
export interface PythonType {
  readonly __name__: string;
  [Symbol.hasInstance](value: unknown): boolean;
}

type NewTarget = abstract new (...args: never[]) => unknown;

/** Makes the instance of a subclass: `cls` is the subclass, `value` what the type itself would have been. */
export type Allocate<V> = (value: V, cls: NewTarget) => object;

/**
 * Makes a function the class of the values that `isInstance` accepts.
 *
 * @param isInstance `isinstance(value, type)`; a subclass of the type is tested by its prototype
 * @param specification how the type takes its arguments, as `native-placers.ts` says
 */
export function builtinType<F extends (...args: never[]) => unknown>(
  name: string,
  isInstance: (value: unknown) => boolean,
  create: F,
  specification = "*",
): F & PythonType {
  Object.defineProperties(create, {
    __name__: { value: name },
    __text_signature__: { value: `native ${specification}` },
    [Symbol.hasInstance]: {
      value(this: unknown, value: unknown): boolean {
        if (this === create) return isInstance(value);
        return Function.prototype[Symbol.hasInstance].call(this as typeof create, value);
      },
    },
  });
  return create as F & PythonType;
}

/**
 * As {@link builtinType}, for a type that the program's classes may extend: `class Celsius extends float`. Their instances are of the class `Base` in JavaScript.
 *
 * @param allocate the instance of a subclass
 */
export function extensibleType<F extends (...args: never[]) => unknown>(
  name: string,
  isInstance: (value: unknown) => boolean,
  create: F,
  Base: { readonly prototype: object },
  allocate: Allocate<ReturnType<F>>,
  specification: string,
): F & PythonType {
  const construct = function (...args: never[]): unknown {
    const value = create(...args) as ReturnType<F>;
    return new.target === undefined ? value : allocate(value, new.target as unknown as NewTarget);
  };
  construct.prototype = Base.prototype;
  return builtinType(name, isInstance, construct as F, specification);
}

/** An object of the class `cls`, made by the constructor of `Base`. */
export function allocate<T extends object>(
  Base: new (...args: never[]) => T,
  args: readonly unknown[],
  cls: NewTarget,
): T {
  return Reflect.construct(Base, args, cls) as T;
}
