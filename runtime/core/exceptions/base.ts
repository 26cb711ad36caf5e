/**
 * The root of the exceptions. Nothing that this file imports may, directly or not, import a file whose classes extend one of these: it would be
 * evaluated first.
 */
import { className, typeName } from "../names.ts";
import { repr } from "../repr.ts";
import { str } from "../str.ts";
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
  }

  get args(): tuple {
    const args = this.#args;
    if (args instanceof tuple) return args;
    return (this.#args = tuple.of(...args));
  }

  set args(value: Iterable<unknown>) {
    this.#args = tuple.of(...value);
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
    (this.__notes__ ??= []).push(note);
  }

  __str__(): string {
    const args = this.#args;
    if (args.length === 0) return "";
    return args.length === 1 ? str(args[0]) : repr(this.args);
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
