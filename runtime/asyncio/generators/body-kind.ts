/** The native generator of a coroutine function's call: each `yield` in it hands over what is awaited. */
export type CoroutineBody<T> = Generator<unknown, T, unknown>;

/** The native generator of an asynchronous generator function's call, which yields `Y`. */
export interface AsyncGeneratorBody<Y> extends Generator<unknown, void, unknown> {
  readonly __yields__?: Y;
}

const kind = /* @__PURE__ */ Symbol("body");

/** Says of a prototype that its objects are bodies of coroutines. @internal */
export function markBodies(prototype: object): void {
  Object.defineProperty(prototype, kind, { value: true });
}

/** @internal */
export function isBody(value: unknown): value is CoroutineBody<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as { readonly [kind]?: boolean })[kind] === true
  );
}
