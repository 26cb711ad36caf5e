/** The context managers behind `assertRaises` and its like. Source: CPython 3.13 Lib/unittest/case.py. */
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { isinstance, issubclass } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { caught } from "../../core/exceptions/caught.ts";
import {
  AttributeError,
  BaseException,
  type BaseException as BaseExceptionType,
  TypeError,
} from "../../core/exceptions/index.ts";
import { Warning } from "../../core/exceptions/warnings.ts";
import { isClass } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { optionsOf } from "../../core/options.ts";
import { catch_warnings } from "../warnings/catching.ts";
import { simplefilter } from "../warnings/filters.ts";
import type { WarningMessage } from "../warnings/message.ts";
import type { Assertions } from "./assertions.ts";
import { compile } from "../re/index.ts";
import { perform, type Work } from "./work.ts";

type Details = readonly [type: unknown, value: unknown, traceback: unknown];
type Arguments = readonly unknown[];

function isSubtype(expected: unknown, base: unknown): boolean {
  if (expected instanceof tuple) return expected.every((each) => isSubtype(each, base));
  return isClass(expected) && issubclass(expected, base);
}

function nameOf(value: unknown): string {
  try {
    return toStr(getattr(value, "__name__"));
  } catch (error) {
    if (!(error instanceof AttributeError)) throw error;
    return toStr(value);
  }
}

/** What the managers share: they are entered by `with`, or run a callable at once. */
export abstract class AssertionContext {
  static readonly __dict__: boolean = true;
  readonly test_case: Assertions;
  readonly expected: unknown;
  readonly expected_regex: unknown;
  obj_name: string | null = null;
  msg: unknown = null;
  protected abstract readonly _baseType: unknown;
  protected abstract readonly _baseTypeText: string;

  constructor(expected: unknown, testCase: Assertions, expectedRegex: unknown = null) {
    this.expected = expected;
    this.test_case = testCase;
    this.expected_regex = expectedRegex === null ? null : compile(expectedRegex);
  }

  abstract __enter__(): unknown;
  abstract __exit__(...details: Details): unknown;

  /** Without a callable, the context manager itself; else calls it. */
  handle(name: string, args: Arguments): unknown {
    if (!isSubtype(this.expected, this._baseType))
      throw new TypeError(`${name}() arg 1 must be ${this._baseTypeText}`);
    const keywords = optionsOf<{ readonly [name: string]: unknown }>(args);
    const positional = keywords === undefined ? args : args.slice(0, -1);
    if (positional.length > 0) {
      const [callee, ...rest] = positional;
      this.obj_name = nameOf(callee);
      return perform(this.#around(() => call(callee, rest, keywords)));
    }
    const { msg = null, ...others } = keywords ?? {};
    this.msg = msg;
    const [wrong] = Object.keys(others);
    if (wrong !== undefined)
      throw new TypeError(`${repr(wrong)} is an invalid keyword argument for this function`);
    return this;
  }

  *#around(body: () => unknown): Work<null> {
    this.__enter__();
    try {
      yield body();
    } catch (error) {
      const exception = caught(error);
      if (this.__exit__(exception.constructor, exception, exception.__traceback__) !== true)
        throw exception;
      return null;
    }
    this.__exit__(null, null, null);
    return null;
  }

  protected _fail(standard: string): never {
    throw this.test_case._failure(this.test_case._formatMessage(this.msg, standard));
  }

  /** Whether the pattern, if there is one, is found in the exception's text. */
  protected _matches(exception: unknown): boolean {
    const pattern = this.expected_regex;
    return pattern === null || truth(callMethod(pattern, "search", [toStr(exception)]));
  }

  protected _mismatch(exception: unknown): string {
    const pattern = toStr(getattr(this.expected_regex, "pattern"));
    return `"${pattern}" does not match "${toStr(exception)}"`;
  }

  /** `X not raised`, `X not raised by f`. */
  protected _describe(what: string): string {
    const by = this.obj_name === null ? "" : ` by ${this.obj_name}`;
    return `${nameOf(this.expected)} ${what}${by}`;
  }
}

/** `assertRaises`, `assertRaisesRegex`. */
export class _AssertRaisesContext extends AssertionContext {
  static readonly __name__: string = "_AssertRaisesContext";
  static readonly __module__: string = "unittest.case";
  protected readonly _baseType: unknown = BaseException;
  protected readonly _baseTypeText: string = "an exception type or tuple of exception types";
  /** The exception that was expected and came. */
  declare exception: BaseExceptionType;

  __enter__(): this {
    return this;
  }

  __exit__(...[type, value]: Details): boolean {
    if (type === null) this._fail(this._describe("not raised"));
    if (!issubclass(type, this.expected)) return false;
    this.exception = (value as BaseExceptionType).with_traceback(null);
    if (!this._matches(value)) this._fail(this._mismatch(value));
    return true;
  }
}

/** `assertWarns`, `assertWarnsRegex`. */
export class _AssertWarnsContext extends AssertionContext {
  static readonly __name__: string = "_AssertWarnsContext";
  static readonly __module__: string = "unittest.case";
  protected readonly _baseType: unknown = Warning;
  protected readonly _baseTypeText: string = "a warning type or tuple of warning types";
  #manager: catch_warnings | null = null;
  /** Everything that was warned of. */
  warnings: WarningMessage[] = [];
  /** The first warning that was expected and came, and where. */
  declare warning: unknown;
  declare filename: unknown;
  declare lineno: unknown;

  __enter__(): this {
    this.#manager = new catch_warnings({ record: true });
    this.warnings = this.#manager.__enter__();
    simplefilter("always", this.expected);
    return this;
  }

  __exit__(...[type]: Details): boolean {
    this.#manager!.__exit__();
    if (type !== null) return false;
    this._check();
    return false;
  }

  protected _check(): void {
    let first: unknown = null;
    for (const { message$: message, filename, lineno } of this.warnings) {
      if (!isinstance(message, this.expected)) continue;
      first ??= message;
      if (!this._matches(message)) continue;
      this.warning = message;
      this.filename = filename;
      this.lineno = lineno;
      return;
    }
    if (first !== null) this._fail(this._mismatch(first));
    this._fail(this._describe("not triggered"));
  }
}

/** `_assertNotWarns`. */
export class _AssertNotWarnsContext extends _AssertWarnsContext {
  static override readonly __name__: string = "_AssertNotWarnsContext";

  protected override _check(): void {
    if (this.warnings.some(({ message$ }) => isinstance(message$, this.expected)))
      this._fail(`${nameOf(this.expected)} triggered`);
  }
}
