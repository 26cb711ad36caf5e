import { tuple } from "../containers/tuple.ts";
import { isClass } from "../names.ts";
import { BaseException, TypeError } from "./base.ts";

function instanceOf(value: unknown, message: string): BaseException {
  if (value instanceof BaseException) return value;
  if (isClass(value) && (value === BaseException || value.prototype instanceof BaseException)) {
    return new (value as unknown as new () => BaseException)();
  }
  throw new TypeError(message);
}

/**
 * The exception that `raise value` raises, for a value that the compiler does not know: an instance, or a class to be called without arguments.
 * Emitted as `throw raised(value)`.
 */
export function raised(value: unknown): BaseException {
  return instanceOf(value, "exceptions must derive from BaseException");
}

/** `raise value from cause`: `throw raisedFrom(value, cause)`. */
export function raisedFrom<E>(
  value: E,
  cause: unknown,
): E extends BaseException ? E : BaseException;
export function raisedFrom(value: unknown, cause: unknown): BaseException {
  const exception = raised(value);
  exception.__cause__ =
    cause === null ? null : instanceOf(cause, "exception causes must derive from BaseException");
  return exception;
}

/**
 * `raise` inside an `except` or `finally` that handles `handled`: sets `__context__` as CPython does when the exception is raised there.
 * Emitted as `throw inContext(new ValueError(), handled)`. Cycles are broken as CPython breaks them.
 */
export function inContext<E>(error: E, handled: unknown): E {
  if (!(error instanceof BaseException) || !(handled instanceof BaseException)) return error;
  if ((error as BaseException) === handled) return error;
  for (let link = handled; link.__context__ !== null; link = link.__context__) {
    if (link.__context__ === (error as BaseException)) {
      link.__context__ = null;
      break;
    }
  }
  error.__context__ = handled;
  return error;
}

const assembled = /* @__PURE__ */ new WeakSet<BaseException>();

/** A group that `except*` puts together is raised as it is, without a context. Source: CPython Python/bytecodes.c (RERAISE). */
export function assembledGroup<E extends BaseException>(group: E): E {
  assembled.add(group);
  return group;
}

/**
 * For an exception that escapes from a handler body, raised by whatever it called: puts `handled` at the end of the chain of contexts that
 * the exception already has.
 */
export function escapedFrom<E>(error: E, handled: unknown): E {
  if (!(error instanceof BaseException) || !(handled instanceof BaseException)) return error;
  let link: BaseException = error;
  const seen = new Set<BaseException>();
  while (link !== handled && !seen.has(link)) {
    if (assembled.has(link)) return error;
    seen.add(link);
    if (link.__context__ === null) {
      link.__context__ = handled;
      return error;
    }
    link = link.__context__;
  }
  return error;
}

/**
 * Whether `except class_` catches an exception, where the class is not known to the compiler: a class, or a tuple of classes.
 *
 * @throws TypeError for anything that is no exception class
 */
export function matchesException(error: unknown, class_: unknown): boolean {
  const classes: readonly unknown[] = class_ instanceof tuple ? class_ : [class_];
  if (classes.every(isExceptionClass)) return classes.some((each) => error instanceof each);
  throw inContext(
    new TypeError("catching classes that do not inherit from BaseException is not allowed"),
    error,
  );
}

function isExceptionClass(value: unknown): value is abstract new () => BaseException {
  return isClass(value) && (value === BaseException || value.prototype instanceof BaseException);
}
