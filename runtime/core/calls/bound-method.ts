/** Methods taken as values: `object.method` without a call. */
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** What a bound method was made of. */
export interface Binding {
  readonly function: AnyFunction;
  readonly self: unknown;
  /** Whether the function takes its object as the first argument, as Python's do, and not as `this`. */
  readonly isPlain: boolean;
}

const bindings = /* @__PURE__ */ new WeakMap<object, Binding>();

/** `object.method` as a value. Two of the same method and object are equal, not identical, as in Python. */
export function bindMethod<F extends (...args: never[]) => unknown>(
  function_: F,
  self: unknown,
): F {
  const bound = function_.bind(self as never);
  bindings.set(bound, { function: function_ as unknown as AnyFunction, self, isPlain: false });
  return bound as F;
}

/** Notes what a bound method was made of. */
export function recordBinding(bound: object, binding: Binding): void {
  bindings.set(bound, binding);
}

/** The method and its object, if a value was made by {@link bindMethod} or `bindFunction`. */
export function bindingOf(value: object): Binding | undefined {
  return bindings.get(value);
}

const builtins = /* @__PURE__ */ new WeakSet<object>();

/** Notes that a function is a method of a built-in type, which Python has a class of its own for. */
export function markBuiltin<F extends object>(function_: F): F {
  builtins.add(function_);
  return function_;
}

/** True for a method of a built-in type that is bound already, or another function that is no function of the program. */
export function isBuiltinFunction(value: object): boolean {
  return builtins.has(value);
}

/** The name of a function's class: `function`, `method`, `builtin_function_or_method`. */
export function functionTypeName(value: object): string {
  if (bindings.has(value)) return "method";
  return builtins.has(value) ? "builtin_function_or_method" : "function";
}
