import { Exception } from "../core/exceptions/index.ts";
import type { AsyncGenerator } from "./async-generator.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { gather } from "./gather.ts";

/**
 * The generators that a loop closes when it shuts down. Held weakly, as CPython does: one that the program dropped must not be kept.
 *
 * @internal
 */
export class LiveGenerators {
  #references = new Set<WeakRef<AsyncGenerator<unknown>>>();
  readonly #referenceOf = new WeakMap<AsyncGenerator<unknown>, WeakRef<AsyncGenerator<unknown>>>();
  #sweepAt = 1024;

  add(generator: AsyncGenerator<unknown>): void {
    const reference = new WeakRef(generator);
    this.#references.add(reference);
    this.#referenceOf.set(generator, reference);
    if (this.#references.size >= this.#sweepAt) this.#sweep();
  }

  delete(generator: AsyncGenerator<unknown>): void {
    const reference = this.#referenceOf.get(generator);
    if (reference !== undefined) this.#references.delete(reference);
  }

  /** Takes all out that are still there. */
  #takeAll(): AsyncGenerator<unknown>[] {
    const all: AsyncGenerator<unknown>[] = [];
    for (const reference of this.#references) {
      const generator = reference.deref();
      if (generator !== undefined) all.push(generator);
    }
    this.#references.clear();
    return all;
  }

  #sweep(): void {
    for (const reference of this.#references) {
      if (reference.deref() === undefined) this.#references.delete(reference);
    }
    this.#sweepAt = Math.max(1024, this.#references.size * 2);
  }

  /** `loop.shutdown_asyncgens()`. Source: CPython 3.13 Lib/asyncio/base_events.py. */
  async closeAll(loop: BaseEventLoop): Promise<void> {
    const generators = this.#takeAll();
    if (generators.length === 0) return;
    const closings = generators.map((generator) => generator.aclose());
    const results = await gather(...closings, { return_exceptions: true });
    for (const [index, exception] of results.entries()) {
      if (!(exception instanceof Exception)) continue;
      const asyncgen = generators[index]!;
      loop._reportException({
        message: `an error occurred during closing of asynchronous generator ${asyncgen.__repr__()}`,
        exception,
        asyncgen,
      });
    }
  }
}
