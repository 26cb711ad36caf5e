/** The lock of a handler. There is one thread, so nobody ever waits. */
export class RLock {
  static readonly __name__: string = "RLock";
  static readonly __module__: string = "_thread";

  acquire(_blocking: unknown = true, _timeout: unknown = -1): boolean {
    return true;
  }

  release(): void {
    // Nobody waits.
  }

  __enter__(): boolean {
    return true;
  }

  __exit__(..._details: readonly unknown[]): void {
    // Nobody waits.
  }
}
