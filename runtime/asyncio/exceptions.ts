import { BaseException, EOFError, Exception, RuntimeError } from "../core/exceptions/index.ts";
import { repr } from "../core/repr.ts";

export { TimeoutError } from "../core/exceptions/index.ts";

// The exceptions of asyncio. Source: CPython 3.13 Lib/asyncio/exceptions.py, queues.py.

/** The Future or Task was cancelled. Not an `Exception`, so that `except Exception` lets it pass. */
export class CancelledError extends BaseException {
  static override readonly __name__: string = "CancelledError";
  static readonly __module__: string = "asyncio.exceptions";
}

/** The operation is not allowed in this state of the Future. */
export class InvalidStateError extends Exception {
  static override readonly __name__: string = "InvalidStateError";
  static readonly __module__: string = "asyncio.exceptions";
}

/** The system cannot send this file in one call. */
export class SendfileNotAvailableError extends RuntimeError {
  static override readonly __name__: string = "SendfileNotAvailableError";
  static readonly __module__: string = "asyncio.exceptions";
}

/** The stream ended before the number of bytes that was asked for. */
export class IncompleteReadError extends EOFError {
  static override readonly __name__: string = "IncompleteReadError";
  static readonly __module__: string = "asyncio.exceptions";
  readonly partial: ArrayLike<number>;
  readonly expected: number | null;

  constructor(partial: ArrayLike<number>, expected: number | null) {
    const total = expected === null ? "undefined" : repr(expected);
    super(`${partial.length} bytes read on a total of ${total} expected bytes`);
    this.partial = partial;
    this.expected = expected;
  }
}

/** The buffer's limit was reached while a separator was searched. */
export class LimitOverrunError extends Exception {
  static override readonly __name__: string = "LimitOverrunError";
  static readonly __module__: string = "asyncio.exceptions";
  readonly consumed: number;

  constructor(message: string, consumed: number) {
    super(message);
    this.consumed = consumed;
  }
}

/** The barrier was aborted or reset while the task waited. */
export class BrokenBarrierError extends RuntimeError {
  static override readonly __name__: string = "BrokenBarrierError";
  static readonly __module__: string = "asyncio.exceptions";
}

/** `get_nowait` found the queue empty. */
export class QueueEmpty extends Exception {
  static override readonly __name__: string = "QueueEmpty";
  static readonly __module__: string = "asyncio.queues";
}

/** `put_nowait` found the queue full. */
export class QueueFull extends Exception {
  static override readonly __name__: string = "QueueFull";
  static readonly __module__: string = "asyncio.queues";
}

/** The queue was shut down. */
export class QueueShutDown extends Exception {
  static override readonly __name__: string = "QueueShutDown";
  static readonly __module__: string = "asyncio.queues";
}

/** Nothing is left that could wake any task. CPython would hang; a host may turn its report into this exception. */
export class DeadlockError extends BaseException {
  static override readonly __name__: string = "DeadlockError";
  static readonly __module__: string = "asyncio.exceptions";
}
