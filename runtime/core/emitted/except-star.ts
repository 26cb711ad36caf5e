import { tuple } from "../containers/tuple.ts";
import { caught } from "../exceptions/caught.ts";
import {
  BaseExceptionGroup,
  ExceptionGroup,
  BaseException,
  Exception,
  TypeError,
} from "../exceptions/index.ts";
import { assembledGroup, escapedFrom, inContext } from "../exceptions/raise.ts";
import { handle, type Handling } from "../exceptions/handled.ts";
import { isClass } from "../names.ts";

type ExceptionClass = abstract new (...args: never[]) => BaseException;

/**
 * The `except*` clauses of one `try` (PEP 654): each takes its part of the group that was raised, what they raise is collected, and what is left
 * is raised again at the end.
 *
 * ```ts
 * const group = exceptStar(error);
 * if ((e = group.take(ValueError)) !== null) try { ... } catch (raised) { group.failed(raised); }
 * group.finish();
 * ```
 *
 * Source: CPython Objects/exceptions.c (`_PyExc_PrepReraiseStar`).
 */
export class StarHandlers {
  readonly #original: BaseException;
  #rest: BaseException | null;
  #current: BaseExceptionGroup | null = null;
  #handling: Handling | null = null;
  #isAgain = false;
  readonly #raised: BaseException[] = [];
  readonly #reraised: BaseException[] = [];

  constructor(original: BaseException) {
    this.#original = original;
    this.#rest = original;
  }

  /**
   * The part of what is left that the classes match, as a group; `null` where there is none.
   *
   * @throws TypeError for what is no exception class, and for classes of groups
   */
  take(...classes: readonly unknown[]): BaseExceptionGroup | null {
    const wanted = classes.flatMap((each) => (each instanceof tuple ? [...each] : [each]));
    this.#handling?.end();
    for (const each of wanted) this.#check(each);
    this.#isAgain = false;
    this.#current = this.#match(wanted as ExceptionClass[]);
    this.#handling = this.#current === null ? null : handle(this.#current);
    return this.#current;
  }

  #check(each: unknown): void {
    const isException =
      isClass(each) &&
      ((each as unknown) === BaseException || each.prototype instanceof BaseException);
    const isGroup =
      isException && [BaseExceptionGroup, ExceptionGroup].some((group) => isSubclass(each, group));
    if (isException && !isGroup) return;
    const text = isException
      ? "catching ExceptionGroup with except* is not allowed. Use except instead."
      : "catching classes that do not inherit from BaseException is not allowed";
    throw inContext(new TypeError(text), this.#original);
  }

  /** What a bare `raise` throws: unlike `raise group`, it leaves the group what it is. */
  again(): BaseException | null {
    this.#isAgain = true;
    return this.#current;
  }

  #match(classes: readonly ExceptionClass[]): BaseExceptionGroup | null {
    const rest = this.#rest;
    if (rest === null) return null;
    if (!(rest instanceof BaseExceptionGroup)) {
      if (!classes.some((each) => rest instanceof each)) return null;
      this.#rest = null;
      const group =
        rest instanceof Exception
          ? new ExceptionGroup("", tuple.of(rest))
          : new BaseExceptionGroup("", tuple.of(rest));
      group.__context__ = null;
      return assembledGroup(group);
    }
    const test = (error: unknown): boolean => classes.some((each) => error instanceof each);
    const [matched, left] = rest.split(test as never) as unknown as [
      BaseExceptionGroup | null,
      BaseExceptionGroup | null,
    ];
    if (matched !== null) this.#rest = left;
    return matched;
  }

  /** A clause raised. */
  failed(error: unknown): void {
    this.#handling?.end();
    const exception = caught(error);
    if (exception === this.#current && this.#isAgain) this.#reraised.push(exception);
    else
      this.#raised.push(this.#current === null ? exception : escapedFrom(exception, this.#current));
  }

  /** @throws what the clauses raised and what none of them took */
  finish(): void {
    this.#handling?.end();
    const left = [...this.#reraised, ...(this.#rest === null ? [] : [this.#rest])];
    if (this.#raised.length === 0) {
      if (left.length === 0) return;
      throw left.length === 1 && left[0] === this.#original
        ? this.#original
        : this.#projection(left);
    }
    if (!(this.#original instanceof BaseExceptionGroup)) throw this.#raised[0];
    const parts = left.length === 0 ? this.#raised : [...this.#raised, this.#projection(left)];
    if (parts.length === 1) throw parts[0];
    const areExceptions = parts.every((part) => part instanceof Exception);
    throw assembledGroup(
      areExceptions
        ? new ExceptionGroup("", parts as Exception[])
        : new BaseExceptionGroup("", parts),
    );
  }

  /** The original group, cut down to the exceptions that are left. */
  #projection(left: readonly BaseException[]): BaseException {
    if (!(this.#original instanceof BaseExceptionGroup)) return left[0]!;
    const leaves = new Set(left.flatMap(leavesOf));
    const kept = this.#original.subgroup(((error: unknown) =>
      leaves.has(error as BaseException)) as never);
    return (kept as BaseException | null) ?? this.#original;
  }
}

function isSubclass(cls: object, base: object): boolean {
  for (
    let each: object | null = cls;
    each !== null;
    each = Object.getPrototypeOf(each) as object | null
  ) {
    if (each === base) return true;
  }
  return false;
}

function leavesOf(error: BaseException): BaseException[] {
  if (!(error instanceof BaseExceptionGroup)) return [error];
  return [...(error.exceptions as Iterable<BaseException>)].flatMap(leavesOf);
}

/** The head of `except*` clauses: takes whatever was thrown. */
export function exceptStar(error: unknown): StarHandlers {
  return new StarHandlers(caught(error));
}
