import { tuple } from "../containers/tuple.ts";
import { BaseException, TypeError } from "../exceptions/base.ts";
import { raised } from "../exceptions/raise.ts";
import { isClass, typeName } from "../names.ts";

/**
 * What the argument of a `throw` method raises: an exception as it is, of a class an instance.
 *
 * @throws TypeError for anything else
 * @internal
 */
export function thrown(exception: unknown): BaseException {
  if (exception instanceof BaseException) return exception;
  if (isClass(exception) && exception.prototype instanceof BaseException) return raised(exception);
  if ((exception as unknown) === BaseException) return raised(exception);
  throw new TypeError(
    `exceptions must be classes or instances deriving from BaseException, not ${typeName(exception)}`,
  );
}

/** The older form of `throw`: a class and what it is to be made of. @internal */
export function separateValue(exception: unknown, value: unknown): unknown {
  if (value === null) return exception;
  if (!isClass(exception)) {
    if (!(exception instanceof BaseException)) return exception;
    throw new TypeError("instance exception may not have a separate value");
  }
  if (value instanceof exception) return value;
  const arguments_: readonly unknown[] = value instanceof tuple ? value : [value];
  return new (exception as new (...args: readonly unknown[]) => unknown)(...arguments_);
}
