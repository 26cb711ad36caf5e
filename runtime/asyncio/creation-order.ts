/** What stands in a {@link CreationOrder}: it knows its place there, which is negative while it has none. @internal */
export interface Placed {
  _place: number;
}

/**
 * Objects in the order of their creation. Each is taken out at once, since it knows its place; gaps are closed when the array is full. The array never shrinks and grows for itself: `push` and `pop` of engines do both, again and again.
 *
 * @internal
 */
export class CreationOrder<T extends Placed> {
  #items: (T | null)[] = room(64);
  #end = 0;
  #first = 0;
  size = 0;

  add(item: T): void {
    if (this.#end === this.#items.length) this.#makeRoom();
    item._place = this.#end;
    this.#items[this.#end++] = item;
    this.size++;
  }

  delete(item: T): void {
    const place = item._place;
    if (place < 0) return;
    item._place = -1;
    this.#items[place] = null;
    if (--this.size > 0) return;
    this.#end = this.#first = 0;
    if (this.#items.length > 4096) this.#items = room(64);
  }

  /** Takes the oldest out; the caller knows that there is one. */
  deleteOldest(): void {
    while (this.#items[this.#first] === null) this.#first++;
    this.delete(this.#items[this.#first]!);
  }

  toArray(): T[] {
    return this.#items.filter((item) => item !== null);
  }

  #makeRoom(): void {
    const items = this.toArray();
    items.forEach((item, place) => (item._place = place));
    this.#end = items.length;
    this.#first = 0;
    this.#items = [...items, ...room(Math.max(64, items.length))];
  }
}

function room(length: number): null[] {
  return new Array<null>(length).fill(null);
}
