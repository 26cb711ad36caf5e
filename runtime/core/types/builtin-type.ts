/**
 * The types whose values are JavaScript's own (`int`, `float`, `bool`, `str`, `list`, `object`, `NoneType`). They are called without `new`, as in Python, and
 * answer `instanceof` for primitive values.
 */

/** What every class of Python has, as far as naming and testing go. */
export interface PythonType {
  readonly __name__: string;
  [Symbol.hasInstance](value: unknown): boolean;
}

/**
 * Makes a function the class of the values that `isInstance` accepts.
 *
 * @param isInstance `isinstance(value, type)`; a subclass of the type is tested by its prototype
 */
export function builtinType<F extends (...args: never[]) => unknown>(
  name: string,
  isInstance: (value: unknown) => boolean,
  create: F,
): F & PythonType {
  Object.defineProperties(create, {
    __name__: { value: name },
    [Symbol.hasInstance]: {
      value(this: unknown, value: unknown): boolean {
        if (this === create) return isInstance(value);
        return Function.prototype[Symbol.hasInstance].call(this as typeof create, value);
      },
    },
  });
  return create as F & PythonType;
}
