/** A FIFO on a ring buffer: what `collections.deque` is to asyncio inside. Amortised O(1) at both ends, no allocation per item. */
export class Fifo<T> {
  #items: (T | undefined)[] = new Array<T | undefined>(16);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(item: T): void {
    if (this.#length === this.#items.length) this.#grow();
    this.#items[(this.#head + this.#length++) & (this.#items.length - 1)] = item;
  }

  __len__(): number {
    return this.#length;
  }

  /** Removes and returns the first item; the caller knows that there is one. */
  shift(): T {
    const item = this.#items[this.#head] as T;
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    if (this.#length === 0 && this.#items.length > 4096) this.clear();
    return item;
  }

  /** The item at the front; the caller knows that there is one. */
  get first(): T {
    return this.#items[this.#head] as T;
  }

  /** The item at `index` from the front; the caller knows that there is one. */
  at(index: number): T {
    return this.#items[(this.#head + index) & (this.#items.length - 1)] as T;
  }

  /** Takes an item out, wherever it stands; most stand in front. */
  delete(item: T): void {
    if (this.#length === 0) return;
    if (this.first === item) {
      this.shift();
      return;
    }
    let index = 1;
    while (index < this.#length && this.at(index) !== item) index++;
    if (index === this.#length) return;
    const mask = this.#items.length - 1;
    for (let next = index + 1; next < this.#length; next++) {
      this.#items[(this.#head + next - 1) & mask] = this.at(next);
    }
    this.#length--;
    this.#items[(this.#head + this.#length) & mask] = undefined;
  }

  clear(): void {
    this.#items = new Array<T | undefined>(16);
    this.#head = 0;
    this.#length = 0;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let index = 0; index < this.#length; index++) {
      yield this.#items[(this.#head + index) & (this.#items.length - 1)] as T;
    }
  }

  #grow(): void {
    const old = this.#items;
    const items = new Array<T | undefined>(old.length * 2);
    for (let index = 0; index < old.length; index++) {
      items[index] = old[(this.#head + index) & (old.length - 1)];
    }
    this.#items = items;
    this.#head = 0;
  }
}
