/** A value that is computed when it is first asked for (PEP 695). */
export class LazyValue {
  #compute: (() => unknown) | null;
  #value: unknown;

  constructor(compute: (() => unknown) | null, value: unknown) {
    this.#compute = compute;
    this.#value = value;
  }

  get value(): unknown {
    if (this.#compute !== null) {
      this.#value = this.#compute();
      this.#compute = null;
    }
    return this.#value;
  }
}
