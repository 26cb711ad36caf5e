/** Which functions are two forms of one method. A module of its own, which imports nothing. */
export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

export const plains = /* @__PURE__ */ new WeakMap<object, AnyFunction>();
/** The methods of JavaScript classes behind `plainFunction`s. */
export const methods = /* @__PURE__ */ new WeakMap<object, AnyFunction>();
/** What `thisFunction` made. */
export const adapters = /* @__PURE__ */ new WeakMap<object, AnyFunction>();

/** The method of a JavaScript class that a function stands for, if it was made of one. */
export function methodBehind(plain: AnyFunction): AnyFunction | undefined {
  return methods.get(plain);
}

/** The function that a method with `this` stands for, if it was made of one. */
export function functionBehind(method: AnyFunction): AnyFunction | undefined {
  return plains.get(method);
}
