/**
 * The exceptions that are being handled, innermost first: what `sys.exception()` answers, what a bare `raise` raises again, and what an exception
 * that is raised meanwhile has as its `__context__`. Source: CPython Python/errors.c (`_PyErr_GetTopmostException`), PEP 3134.
 */
import { type BaseException, RuntimeError } from "./base.ts";
import { caught, JavaScriptError } from "./caught.ts";
import { escapedFrom } from "./raise.ts";

let innermost: Handling | null = null;

/**
 * A handler at work:
 *
 * ```ts
 * const handling = handle(error);
 * try { ... } catch (raised) { throw handling.raised(raised); } finally { handling.end(); }
 * ```
 *
 * or, where nothing leaves the code but an exception, `handle(error).run(() => ...)`.
 */
export class Handling {
  readonly error: BaseException;
  #outer: Handling | null;
  #isOver = false;
  /** What the handler's own code was handling when its generator was suspended. */
  #suspended: Handling | null = null;

  /** @internal */
  constructor(error: BaseException) {
    this.error = error;
    this.#outer = innermost;
    if (innermost !== null) escapedFrom(error, innermost.error);
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a linked list
    innermost = this;
  }

  /** The context of what the handler's code raised ends with the handled exception. Returns it. */
  raised(error: unknown): unknown {
    return escapedFrom(fromEngine(error), this.error);
  }

  /** The handler is left. Handlers of code that runs in turns may be left in any order. */
  end(): void {
    this.#isOver = true;
    while (innermost !== null && innermost.#isOver) innermost = innermost.#outer;
  }

  /** Runs the handler's code, where it is left at its end alone. */
  run(code: () => unknown): void {
    try {
      code();
    } catch (error) {
      throw this.raised(error);
    } finally {
      this.end();
    }
  }

  async runAsync(code: () => PromiseLike<unknown>): Promise<void> {
    try {
      await code();
    } catch (error) {
      throw this.raised(error);
    } finally {
      this.end();
    }
  }

  /** The generator is suspended inside of its outermost handler: whoever resumed it handles what it did before. Returns the value. */
  suspended<T>(value: T): T {
    this.#suspended = innermost;
    innermost = this.#outer;
    return value;
  }

  /** The generator is resumed. Returns what was sent. */
  resumed<T>(sent: T): T {
    this.#outer = innermost;
    innermost = this.#suspended;
    return sent;
  }
}

/** Begins to handle an exception, whose context it completes. */
export function handle(error: BaseException): Handling {
  return new Handling(error);
}

/** What the engine threw is a Python exception from here on; what other code threw stays what it is. */
function fromEngine(error: unknown): unknown {
  const exception = caught(error);
  return exception instanceof JavaScriptError ? error : exception;
}

/** Completes the context of an exception that a handler keeps, and that does nothing else. Emitted as a statement of its own. */
export function inHandledContext(error: BaseException): void {
  if (innermost !== null) escapedFrom(error, innermost.error);
}

/** `sys.exception()`. */
export function handledException(): BaseException | null {
  return innermost === null ? null : innermost.error;
}

/** What a bare `raise` outside of every handler of its function throws. */
export function reraised(): BaseException {
  return innermost === null ? new RuntimeError("No active exception to reraise") : innermost.error;
}

/**
 * A `try` whose `finally` may raise, or look at what is being raised:
 *
 * ```ts
 * const leaving = new Leaving();
 * try { ... } catch (error) { throw leaving.failed(error); } finally {
 *   try { ... } catch (raised) { throw leaving.raised(raised); } finally { leaving.end(); }
 * }
 * ```
 */
export class Leaving {
  #handling: Handling | null = null;

  /** The block is left by an exception, which is handled until the `finally` ends. Returns it. */
  failed<E>(error: E): E {
    this.#handling = handle(caught(error));
    return error;
  }

  /** What the `finally` itself raised. Returns it. */
  raised(error: unknown): unknown {
    return this.#handling === null ? error : this.#handling.raised(error);
  }

  end(): void {
    this.#handling?.end();
  }

  /** As those of {@link Handling}. */
  run(code: () => unknown): void {
    if (this.#handling === null) code();
    else this.#handling.run(code);
  }

  async runAsync(code: () => PromiseLike<unknown>): Promise<void> {
    if (this.#handling === null) await code();
    else await this.#handling.runAsync(code);
  }

  suspended<T>(value: T): T {
    return this.#handling === null ? value : this.#handling.suspended(value);
  }

  resumed<T>(sent: T): T {
    return this.#handling === null ? sent : this.#handling.resumed(sent);
  }
}

/** A task goes on: what its own code handles is handled. Returns what was handled around it. @internal */
export function enterHandling(own: Handling | null): Handling | null {
  const outer = innermost;
  if (own !== null) innermost = own;
  return outer;
}

/** Undoes {@link enterHandling}; returns what the task's own code handles. @internal */
export function leaveHandling(outer: Handling | null): Handling | null {
  const own = innermost === outer ? null : innermost;
  innermost = outer;
  return own;
}
