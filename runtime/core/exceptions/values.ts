import { repr } from "../repr.ts";
import { BaseException, Exception } from "./base.ts";
import { LookupError } from "./standard.ts";

// The exceptions that carry a value of their own, and those whose text depends on it.

/** `KeyError`: `str()` of a single argument is its `repr`, so that an empty key can be seen. */
export class KeyError extends LookupError {
  static override readonly __name__: string = "KeyError";

  override __str__(): string {
    const args = this.args;
    return args.length === 1 ? repr(args[0]) : super.__str__();
  }
}

/** `StopIteration`: `value` is what the generator returned. */
export class StopIteration<T = unknown> extends Exception {
  static override readonly __name__: string = "StopIteration";
  value: T | null;

  constructor(...args: readonly [value?: T, ...rest: unknown[]]) {
    super(...args);
    this.value = args.length === 0 ? null : (args[0] as T);
  }
}

/** `SystemExit`: `code` is `None`, an exit status, or something to print to the standard error. */
export class SystemExit extends BaseException {
  static override readonly __name__: string = "SystemExit";
  code: unknown;

  constructor(...args: readonly unknown[]) {
    super(...args);
    this.code = args.length === 0 ? null : args.length === 1 ? args[0] : this.args;
  }
}

/** `AttributeError`: `name$` and `obj` say what was looked up where. */
export class AttributeError extends Exception {
  static override readonly __name__: string = "AttributeError";
  static readonly __keywords__: readonly string[] = ["name", "obj"];
  name$: string | null;
  obj: unknown;

  constructor(...args: readonly unknown[]) {
    super(...args);
    this.name$ = null;
    this.obj = null;
  }
}

/** `NameError`. */
export class NameError extends Exception {
  static override readonly __name__: string = "NameError";
  static readonly __keywords__: readonly string[] = ["name"];
  name$: string | null;

  constructor(...args: readonly unknown[]) {
    super(...args);
    this.name$ = null;
  }
}

/** `UnboundLocalError`. */
export class UnboundLocalError extends NameError {
  static override readonly __name__: string = "UnboundLocalError";
}

/** `ImportError`. */
export class ImportError extends Exception {
  static override readonly __name__: string = "ImportError";
  static readonly __keywords__: readonly string[] = ["name", "path", "name_from"];
  msg: unknown;
  name$: string | null;
  path: string | null;
  name_from: string | null;

  constructor(...args: readonly unknown[]) {
    super(...args);
    this.msg = args.length === 1 ? args[0] : null;
    this.name$ = null;
    this.path = null;
    this.name_from = null;
  }

  override __str__(): string {
    return typeof this.msg === "string" ? this.msg : super.__str__();
  }
}

/** `ModuleNotFoundError`. */
export class ModuleNotFoundError extends ImportError {
  static override readonly __name__: string = "ModuleNotFoundError";
}
