import {
  GeneratorExit,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
} from "../../core/exceptions/index.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { enterHandling, type Handling, leaveHandling } from "../../core/exceptions/handled.ts";
import { Future } from "../core.ts";
import { type Awaited, awaitedBy } from "./awaited.ts";
import { type CoroutineBody, isBody } from "./body-kind.ts";
import { Item } from "./item.ts";

/**
 * The frames of a coroutine: its body, the bodies of the coroutine functions that were called and awaited on the spot, and what the innermost of
 * them awaits. One step costs the same whatever their number.
 *
 * @internal
 */
export class Frames {
  readonly #bodies: CoroutineBody<unknown>[];
  readonly #kind: "coroutine" | "async generator";
  awaited: Awaited | null = null;
  /** What the last step yielded or returned. */
  out: unknown = null;
  /** What the bodies' own handlers handle while they are suspended. */
  #handling: Handling | null = null;

  constructor(body: CoroutineBody<unknown>, kind: "coroutine" | "async generator") {
    this.#bodies = [body];
    this.#kind = kind;
  }

  /** Goes on with a value or an exception. Returns whether it has suspended again. */
  step(value: unknown, isRaised: boolean): boolean {
    return this.#handled(() => {
      const isExit = isRaised && value instanceof GeneratorExit;
      const sent = isExit ? this.#closeAbove(value, 1) : value;
      return this.#run(sent, isRaised, 0);
    });
  }

  /** Python's `close()` of a suspended coroutine; returns what the body returned. */
  close(): unknown {
    return this.#handled(() => {
      const exit = this.#closeAbove(new GeneratorExit(), 1);
      try {
        if (!this.#run(exit, true, 0)) return this.out;
      } catch (error) {
        if (error instanceof GeneratorExit) return null;
        throw error;
      }
      throw new RuntimeError(`${this.#kind} ignored GeneratorExit`);
    });
  }

  #handled<T>(run: () => T): T {
    const outer = enterHandling(this.#handling);
    try {
      return run();
    } finally {
      this.#handling = leaveHandling(outer);
    }
  }

  /** Closes what the frame number `depth` awaits, the innermost first. Returns what is then raised in that frame. */
  #closeAbove(exit: unknown, depth: number): unknown {
    let raised = exit;
    const { awaited } = this;
    this.awaited = null;
    try {
      awaited?._close();
    } catch (error) {
      raised = error;
    }
    while (this.#bodies.length > depth) {
      const inner = this.#bodies.length - 1;
      try {
        const isSuspended = this.#run(raised, true, inner);
        raised = isSuspended ? new RuntimeError("coroutine ignored GeneratorExit") : exit;
      } catch (error) {
        raised = error instanceof GeneratorExit ? exit : error;
      }
      this.#bodies.length = inner;
      this.awaited = null;
    }
    return raised;
  }

  /** Runs until something suspends, or the frame number `floor` ends. */
  #run(sent: unknown, raised: boolean, floor: number): boolean {
    const bodies = this.#bodies;
    let value = sent;
    let isRaised = raised;
    for (;;) {
      const { awaited } = this;
      try {
        if (awaited !== null) {
          if (awaited._step(value, isRaised)) {
            this.out = awaited._out;
            return true;
          }
          value = awaited._out;
          isRaised = false;
          this.awaited = null;
        }
      } catch (error) {
        this.awaited = null;
        value = error;
        isRaised = true;
      }
      const body = bodies[bodies.length - 1]!;
      let result: IteratorResult<unknown, unknown>;
      try {
        result = isRaised ? body.throw(value) : body.next(value);
      } catch (error) {
        bodies.pop();
        value = this.#escaped(error);
        if (bodies.length <= floor) throw value;
        isRaised = true;
        continue;
      }
      isRaised = false;
      value = result.value === undefined ? null : result.value;
      if (result.done === true) {
        bodies.pop();
        if (bodies.length > floor) continue;
        this.out = value;
        return false;
      }
      if (value instanceof Item) {
        this.out = value;
        return true;
      }
      try {
        value = this.#await(value);
      } catch (error) {
        value = error;
        isRaised = true;
      }
    }
  }

  /** Begins to await. Returns what the innermost frame, or what is awaited, goes on with. */
  #await(value: unknown): unknown {
    if (isBody(value)) this.#bodies.push(value);
    else if (value instanceof Future && value.done()) return value.result();
    else this.awaited = awaitedBy(value);
    return null;
  }

  /** PEP 479: what must not leave a body is an error. */
  #escaped(error: unknown): unknown {
    const isOutermost = this.#bodies.length === 0 && this.#kind === "async generator";
    const isStop = error instanceof StopIteration;
    if (!isStop && !(isOutermost && error instanceof StopAsyncIteration)) return error;
    const name = isStop ? "StopIteration" : "StopAsyncIteration";
    const replacement = new RuntimeError(
      `${isOutermost ? this.#kind : "coroutine"} raised ${name}`,
    );
    replacement.__cause__ = replacement.__context__ = caught(error);
    return replacement;
  }
}
