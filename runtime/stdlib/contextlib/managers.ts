import { caught } from "../../core/exceptions/caught.ts";
import { BaseExceptionGroup } from "../../core/exceptions/index.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { configureHost, type OutputStream } from "../../host/index.ts";
import {
  AbstractAsyncContextManager,
  AbstractContextManager,
  type ExitDetails,
} from "./abstract.ts";

// The small context managers. Source: CPython 3.13 Lib/contextlib.py.

/** `contextlib.closing`: calls `close()` at the end of the block. */
export class closing<T extends { close(): unknown }> extends AbstractContextManager<T> {
  static override readonly __name__: string = "closing";
  static override readonly __module__: string = "contextlib";
  readonly thing: T;

  constructor(thing: T) {
    super();
    this.thing = thing;
  }

  override __enter__(): T {
    return this.thing;
  }

  override __exit__(..._details: ExitDetails): null {
    this.thing.close();
    return null;
  }
}

/** `contextlib.aclosing`: awaits `aclose()` at the end of the block. */
export class aclosing<T> extends AbstractAsyncContextManager<T> {
  static override readonly __name__: string = "aclosing";
  static override readonly __module__: string = "contextlib";
  readonly thing: T;

  constructor(thing: T) {
    super();
    this.thing = thing;
  }

  override async __aenter__(): Promise<T> {
    return this.thing;
  }

  override async __aexit__(..._details: ExitDetails): Promise<null> {
    await (this.thing as { aclose(): PromiseLike<unknown> }).aclose();
    return null;
  }
}

/** `contextlib.nullcontext`: does nothing. */
export class nullcontext<T = null> extends AbstractContextManager<T> {
  static override readonly __name__: string = "nullcontext";
  static override readonly __module__: string = "contextlib";
  readonly enter_result: T;

  constructor(enter_result: T = null as T) {
    super();
    this.enter_result = enter_result;
  }

  override __enter__(): T {
    return this.enter_result;
  }

  override __exit__(..._details: ExitDetails): null {
    return null;
  }

  async __aenter__(): Promise<T> {
    return this.enter_result;
  }

  async __aexit__(..._details: ExitDetails): Promise<null> {
    return null;
  }
}

type ExceptionClass = abstract new (...args: never[]) => object;

/** `contextlib.suppress`: swallows the given exceptions; of a group, the part that matches. */
export class suppress extends AbstractContextManager<null> {
  static override readonly __name__: string = "suppress";
  static override readonly __module__: string = "contextlib";
  readonly #exceptions: readonly ExceptionClass[];

  constructor(...exceptions: readonly ExceptionClass[]) {
    super();
    this.#exceptions = exceptions;
  }

  override __enter__(): null {
    return null;
  }

  override __exit__(...[type, value]: ExitDetails): boolean | null {
    if (type === null || type === undefined) return null;
    const error = caught(value);
    if (this.#exceptions.some((each) => error instanceof each)) return true;
    if (error instanceof BaseExceptionGroup) {
      const classes = tuple.of(...this.#exceptions);
      const [, rest] = error.split(classes as never);
      if (rest === null) return true;
      throw rest;
    }
    return false;
  }
}

/** Something with `write`, as `sys.stdout`. */
export interface TextTarget {
  write(text: string): unknown;
  flush?(): unknown;
}

/** What `redirect_stdout` and `redirect_stderr` share. */
class Redirection<T extends TextTarget> extends AbstractContextManager<T> {
  readonly #stream: "stdout" | "stderr";
  readonly #target: T;
  readonly #restore: (() => void)[] = [];

  constructor(stream: "stdout" | "stderr", target: T) {
    super();
    this.#stream = stream;
    this.#target = target;
  }

  override __enter__(): T {
    const target = this.#target;
    const stream: OutputStream = {
      isTTY: false,
      write: (text) => void target.write(text),
      flush: () => void target.flush?.(),
    };
    this.#restore.push(configureHost({ [this.#stream]: stream }));
    return target;
  }

  override __exit__(..._details: ExitDetails): null {
    this.#restore.pop()?.();
    return null;
  }
}

/** `contextlib.redirect_stdout`: what is printed in the block goes to `new_target`. */
export class redirect_stdout<T extends TextTarget> extends Redirection<T> {
  static override readonly __name__: string = "redirect_stdout";
  static override readonly __module__: string = "contextlib";

  constructor(new_target: T) {
    super("stdout", new_target);
  }
}

/** `contextlib.redirect_stderr`. */
export class redirect_stderr<T extends TextTarget> extends Redirection<T> {
  static override readonly __name__: string = "redirect_stderr";
  static override readonly __module__: string = "contextlib";

  constructor(new_target: T) {
    super("stderr", new_target);
  }
}
