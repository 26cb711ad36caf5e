import { argumentTypeName, className, isClass } from "../names.ts";
import { tuple } from "../containers/tuple.ts";
import { BaseException, Exception, TypeError, ValueError } from "./base.ts";

/** A class of exceptions, as `except` and `isinstance` take it. */
export type ExceptionClass<E extends BaseException = BaseException> = abstract new (
  ...args: never[]
) => E;

/** What `split` and `subgroup` select by: a class, a tuple of classes, or a predicate. */
export type GroupCondition =
  ExceptionClass | tuple<readonly ExceptionClass[]> | ((exception: BaseException) => unknown);

/** What the two group classes have in common: their arguments, checked. */
interface Group extends BaseException {
  readonly message$: string;
  readonly exceptions: tuple<readonly BaseException[]>;
  derive(exceptions: readonly BaseException[]): BaseException;
}

/** What a group was made of, which programs may read and not assign. */
const parts: unique symbol = /* @__PURE__ */ Symbol("parts");

function keepParts(group: object, message: string, exceptions: tuple): void {
  Object.defineProperty(group, parts, { value: [message, exceptions] });
}

/** Checks the two arguments of a group. Source: CPython Objects/exceptions.c (BaseExceptionGroup_new). */
function checkedExceptions(args: readonly unknown[]): tuple<readonly BaseException[]> {
  if (args.length !== 2) {
    throw new TypeError(
      `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`,
    );
  }
  const [message, exceptions] = args;
  if (typeof message !== "string") {
    const actual = argumentTypeName(message);
    throw new TypeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${actual}`);
  }
  if (!Array.isArray(exceptions) && typeof exceptions !== "string") {
    throw new TypeError("second argument (exceptions) must be a sequence");
  }
  if (exceptions.length === 0) {
    throw new ValueError("second argument (exceptions) must be a non-empty sequence");
  }
  const items = new tuple<unknown>(exceptions);
  for (const [index, item] of items.entries()) {
    if (!(item instanceof BaseException)) {
      throw new ValueError(`Item ${index} of second argument (exceptions) is not an exception`);
    }
  }
  return items as tuple<readonly BaseException[]>;
}

function groupText(group: Group): string {
  const count = group.exceptions.length;
  return `${group.message$} (${count} sub-exception${count === 1 ? "" : "s"})`;
}

function isExceptionClass(value: unknown): value is ExceptionClass {
  return (
    isClass(value) &&
    ((value as unknown) === BaseException || value.prototype instanceof BaseException)
  );
}

function predicateOf(condition: unknown): (exception: BaseException) => boolean {
  if (isExceptionClass(condition)) return (exception) => exception instanceof condition;
  if (condition instanceof tuple && condition.every(isExceptionClass)) {
    const classes: readonly ExceptionClass[] = condition;
    return (exception) => classes.some((cls) => exception instanceof cls);
  }
  if (typeof condition === "function" && !isClass(condition)) {
    return (exception) => Boolean(condition(exception));
  }
  const method = (condition as { __call__?: unknown } | null)?.__call__;
  if (typeof method === "function" && !isClass(condition)) {
    const test = method as (exception: BaseException) => unknown;
    return (exception) => Boolean(test.call(condition, exception));
  }
  throw new TypeError(
    "expected an exception type, a tuple of exception types, or a callable (other than a class)",
  );
}

function isGroup(exception: BaseException): exception is Group {
  return exception instanceof BaseExceptionGroup;
}

/** A group of a part of `original`'s exceptions, which keeps where it came from. */
function subset(original: Group, exceptions: BaseException[]): BaseException | null {
  if (exceptions.length === 0) return null;
  const derived: unknown = original.derive(exceptions);
  if (!(derived instanceof BaseExceptionGroup))
    throw new TypeError("derive must return an instance of BaseExceptionGroup");
  derived.__traceback__ = original.__traceback__;
  derived.__context__ = original.__context__;
  derived.__cause__ = original.__cause__;
  const notes: unknown = original.__notes__;
  if (Array.isArray(notes)) derived.__notes__ = [...(notes as string[])];
  return derived;
}

type Split = [match: BaseException | null, rest: BaseException | null];

function splitBy(
  exception: BaseException,
  matches: (exception: BaseException) => boolean,
  wantRest: boolean,
): Split {
  if (matches(exception)) return [exception, null];
  if (!isGroup(exception)) return [null, exception];
  const matching: BaseException[] = [];
  const others: BaseException[] = [];
  for (const item of exception.exceptions) {
    const [match, rest] = splitBy(item, matches, wantRest);
    if (match !== null) matching.push(match);
    if (rest !== null) others.push(rest);
  }
  return [subset(exception, matching), wantRest ? subset(exception, others) : null];
}

/**
 * `BaseExceptionGroup(message, exceptions)` (PEP 654). When every exception is an `Exception` the object is an `ExceptionGroup`, which is a
 * `BaseExceptionGroup` too although its JavaScript base is `Exception`: `instanceof` knows.
 */
export class BaseExceptionGroup<E extends BaseException = BaseException> extends BaseException {
  static override readonly __name__: string = "BaseExceptionGroup";
  declare readonly [parts]: readonly [message: string, exceptions: tuple];

  static override [Symbol.hasInstance](value: unknown): boolean {
    return (
      Function.prototype[Symbol.hasInstance].call(this, value) ||
      (this === BaseExceptionGroup && value instanceof ExceptionGroup)
    );
  }

  constructor(...args: [message: string, exceptions: readonly (E | BaseExceptionGroup<E>)[]]) {
    super(...args);
    const exceptions = checkedExceptions(args);
    const plain = exceptions.every((item) => item instanceof Exception);
    if (plain && new.target === BaseExceptionGroup) {
      return new ExceptionGroup(args[0], args[1] as unknown as Exception[]) as unknown as this;
    }
    if (!plain && (this as BaseException) instanceof Exception) {
      throw new TypeError(`Cannot nest BaseExceptions in '${className(new.target)}'`);
    }
    keepParts(this, args[0], exceptions);
  }

  /** Python's `message`. */
  get message$(): string {
    return this[parts][0];
  }

  get exceptions(): tuple<readonly (E | BaseExceptionGroup<E>)[]> {
    return this[parts][1] as tuple<readonly (E | BaseExceptionGroup<E>)[]>;
  }

  override __str__(): string {
    return groupText(this);
  }

  /** The group without what does not match, or `None`. */
  subgroup(condition: GroupCondition): BaseException | null {
    return splitBy(this, predicateOf(condition), false)[0];
  }

  /** A tuple of the part that matches and the part that does not; either may be `None`. */
  split(
    condition: GroupCondition,
  ): tuple<[match: BaseException | null, rest: BaseException | null]> {
    return tuple.of(...splitBy(this, predicateOf(condition), true));
  }

  /** A group of the same kind around other exceptions; subclasses override it so that `split` keeps their type. */
  derive(exceptions: readonly BaseException[]): BaseException {
    return new BaseExceptionGroup(this.message$, exceptions);
  }
}

/** `ExceptionGroup(message, exceptions)` (PEP 654). */
export class ExceptionGroup<E extends Exception = Exception> extends Exception {
  static override readonly __name__: string = "ExceptionGroup";
  declare readonly [parts]: readonly [message: string, exceptions: tuple];

  constructor(...args: [message: string, exceptions: readonly (E | ExceptionGroup<E>)[]]) {
    super(...args);
    const exceptions = checkedExceptions(args);
    if (!exceptions.every((item) => item instanceof Exception)) {
      throw new TypeError(
        new.target === ExceptionGroup
          ? "Cannot nest BaseExceptions in an ExceptionGroup"
          : `Cannot nest BaseExceptions in '${className(new.target)}'`,
      );
    }
    keepParts(this, args[0], exceptions);
  }

  /** Python's `message`. */
  get message$(): string {
    return this[parts][0];
  }

  get exceptions(): tuple<readonly (E | ExceptionGroup<E>)[]> {
    return this[parts][1] as tuple<readonly (E | ExceptionGroup<E>)[]>;
  }

  /** The members, for the runtime's own that must not carry this class along. No Python name contains a `$`. @internal */
  get $members(): readonly BaseException[] {
    return this.exceptions;
  }

  override __str__(): string {
    return groupText(this);
  }

  /** The group without what does not match, or `None`. */
  subgroup(condition: GroupCondition): BaseException | null {
    return splitBy(this, predicateOf(condition), false)[0];
  }

  /** A tuple of the part that matches and the part that does not; either may be `None`. */
  split(
    condition: GroupCondition,
  ): tuple<[match: BaseException | null, rest: BaseException | null]> {
    return tuple.of(...splitBy(this, predicateOf(condition), true));
  }

  /** A group of the same kind around other exceptions; subclasses override it so that `split` keeps their type. */
  derive(exceptions: readonly BaseException[]): BaseException {
    return new BaseExceptionGroup(this.message$, exceptions);
  }
}
