/**
 * `BaseException` and the exceptions that the core itself raises, in one file: what `BaseException` needs (`repr`, tuples, iteration) raises them, and a file
 * of its own for each would be evaluated before its base. The families that nothing here needs have their own files.
 */
import { className, typeName } from "../names.ts";
import { repr } from "../repr.ts";
import { takePending } from "../classes/pending.ts";
import { optionsOf } from "../options.ts";
import { toStr } from "../str.ts";
import { tuple } from "../containers/tuple.ts";
import { chooseStackLimit, restoreStackLimit } from "./stack.ts";

/** `types.TracebackType`, as far as JavaScript has one: the engine's stack text, which `formatException` maps to Python lines. */
export class traceback {
  static readonly __name__: string = "traceback";
  readonly stack: string;

  constructor(stack: string) {
    this.stack = stack;
  }
}

/**
 * `BaseException`: an `Error` with Python's attributes. Positional arguments become `args`; `__cause__` is the `cause` that JavaScript knows, so
 * that consoles and debuggers show it too. Source: CPython Objects/exceptions.c, PEP 3134, PEP 678.
 */
export class BaseException extends Error {
  static readonly __name__: string = "BaseException";
  /** Present once {@link add_note} was called (PEP 678). */
  declare __notes__?: string[];
  #args: readonly unknown[] | tuple;
  #context: BaseException | null = null;
  #suppressContext = false;
  #traceback: traceback | null | undefined = undefined;

  constructor(...args: readonly unknown[]) {
    const limit = chooseStackLimit(new.target);
    super();
    restoreStackLimit(limit);
    this.#args = args;
    const self = takePending();
    if (self instanceof BaseException) {
      self.#args = args;
      return self;
    }
  }

  /** `BaseException.__init__`: takes the arguments anew. */
  __init__(...args: unknown[]): void {
    const keywords = optionsOf(args);
    if (keywords !== undefined) {
      if (Object.keys(keywords).length > 0)
        throw new TypeError(`${className(this.constructor)}() takes no keyword arguments`);
      args = args.slice(0, -1);
    }
    this.#args = args;
  }

  get args(): tuple {
    const args = this.#args;
    if (args instanceof tuple) return args;
    return (this.#args = tuple.of(...args));
  }

  set args(value: Iterable<unknown>) {
    this.#args = new tuple(value);
  }

  get __cause__(): BaseException | null {
    return (this.cause as BaseException | undefined) ?? null;
  }

  set __cause__(value: BaseException | null) {
    if (value !== null && !(value instanceof BaseException)) {
      throw new TypeError("exception cause must be None or derive from BaseException");
    }
    Object.defineProperty(this, "cause", { value, writable: true, configurable: true });
    this.#suppressContext = true;
  }

  get __context__(): BaseException | null {
    return this.#context;
  }

  set __context__(value: BaseException | null) {
    if (value !== null && !(value instanceof BaseException)) {
      throw new TypeError("exception context must be None or derive from BaseException");
    }
    this.#context = value;
  }

  get __suppress_context__(): boolean {
    return this.#suppressContext;
  }

  set __suppress_context__(value: boolean) {
    this.#suppressContext = value;
  }

  get __traceback__(): traceback | null {
    if (this.#traceback === undefined) this.#traceback = new traceback(this.stack ?? "");
    return this.#traceback;
  }

  set __traceback__(value: traceback | null) {
    if (value !== null && !(value instanceof traceback)) {
      throw new TypeError("__traceback__ must be a traceback or None");
    }
    this.#traceback = value;
  }

  /** Sets `__traceback__` and returns the exception. */
  with_traceback(value: traceback | null): this {
    this.__traceback__ = value;
    return this;
  }

  /** Appends to `__notes__`, which tracebacks print after the message (PEP 678). */
  add_note(note: string): void {
    if (typeof note !== "string") {
      throw new TypeError(`note must be a str, not '${typeName(note)}'`);
    }
    const notes: unknown = (this.__notes__ ??= []);
    if (!Array.isArray(notes)) throw new TypeError("Cannot add note: __notes__ is not a list");
    notes.push(note);
  }

  __str__(): string {
    const args = this.#args;
    if (args.length === 0) return "";
    return args.length === 1 ? toStr(args[0]) : repr(this.args);
  }

  __repr__(): string {
    const args = this.#args;
    const name = className(this.constructor);
    return args.length === 1 ? `${name}(${repr(args[0])})` : name + repr(this.args);
  }

  /** What engines print in front of the stack. */
  override get name(): string {
    return className(this.constructor);
  }

  /** What JavaScript reads: `str(exception)`. Python's own `message` attribute is `message$`. */
  override get message(): string {
    return this.__str__();
  }
}

/** `Exception`: the base of everything that programs catch. */
export class Exception extends BaseException {
  static override readonly __name__: string = "Exception";
}
/** `TypeError`. */
export class TypeError extends Exception {
  static override readonly __name__: string = "TypeError";
}

// ---------------------------------------------------------------- those that add nothing but a name

/** `ArithmeticError`. */
export class ArithmeticError extends Exception {
  static override readonly __name__: string = "ArithmeticError";
}

/** `FloatingPointError`. */
export class FloatingPointError extends ArithmeticError {
  static override readonly __name__: string = "FloatingPointError";
}

/** `OverflowError`. */
export class OverflowError extends ArithmeticError {
  static override readonly __name__: string = "OverflowError";
}

/** `ZeroDivisionError`. */
export class ZeroDivisionError extends ArithmeticError {
  static override readonly __name__: string = "ZeroDivisionError";
}

/** `AssertionError`. */
export class AssertionError extends Exception {
  static override readonly __name__: string = "AssertionError";
}

/** `BufferError`. */
export class BufferError extends Exception {
  static override readonly __name__: string = "BufferError";
}

/** `EOFError`. */
export class EOFError extends Exception {
  static override readonly __name__: string = "EOFError";
}

/** `LookupError`. */
export class LookupError extends Exception {
  static override readonly __name__: string = "LookupError";
}

/** `IndexError`. */
export class IndexError extends LookupError {
  static override readonly __name__: string = "IndexError";
}

/** `MemoryError`. */
export class MemoryError extends Exception {
  static override readonly __name__: string = "MemoryError";
}

/** `ReferenceError`. */
export class ReferenceError extends Exception {
  static override readonly __name__: string = "ReferenceError";
}

/** `RuntimeError`. */
export class RuntimeError extends Exception {
  static override readonly __name__: string = "RuntimeError";
}

/** `NotImplementedError`. */
export class NotImplementedError extends RuntimeError {
  static override readonly __name__: string = "NotImplementedError";
}

/** `PythonFinalizationError`. */
export class PythonFinalizationError extends RuntimeError {
  static override readonly __name__: string = "PythonFinalizationError";
}

/** `RecursionError`. */
export class RecursionError extends RuntimeError {
  static override readonly __name__: string = "RecursionError";
}

/** `StopAsyncIteration`. */
export class StopAsyncIteration extends Exception {
  static override readonly __name__: string = "StopAsyncIteration";
}

/** `SystemError`. */
export class SystemError extends Exception {
  static override readonly __name__: string = "SystemError";
}

/** `ValueError`. */
export class ValueError extends Exception {
  static override readonly __name__: string = "ValueError";
}

/** `GeneratorExit`. */
export class GeneratorExit extends BaseException {
  static override readonly __name__: string = "GeneratorExit";
}

/** `KeyboardInterrupt`. */
export class KeyboardInterrupt extends BaseException {
  static override readonly __name__: string = "KeyboardInterrupt";
}

// ---------------------------------------------------------------- those with a value or a text of their own

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
