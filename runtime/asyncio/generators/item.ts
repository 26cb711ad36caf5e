/** What an asynchronous generator yields to its consumer, told apart from what it awaits. @internal */
export class Item {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** `yield item(value)`: Python's `yield value` in an asynchronous generator. */
export function item(value: unknown): unknown {
  return new Item(value);
}
