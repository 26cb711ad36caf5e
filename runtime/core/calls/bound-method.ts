/** Methods taken as values: `object.method` without a call. */
import { className, isClass, pythonName } from "../names.ts";
import { repr } from "../repr.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** What a bound method was made of. */
export interface Binding {
  readonly function: AnyFunction;
  readonly self: unknown;
  /** Whether the function takes its object as the first argument, as Python's do, and not as `this`. */
  readonly isPlain: boolean;
}

const bindings = /* @__PURE__ */ new WeakMap<object, Binding & Shown>();

/** A value that says how it is shown: only programs that make such values carry the text. */
interface Shown {
  readonly repr: () => string;
}

/** `object.method` as a value. Two of the same method and object are equal, not identical, as in Python. */
export function bindMethod<F extends (...args: never[]) => unknown>(
  function_: F,
  self: unknown,
): F {
  const bound = function_.bind(self as never);
  recordBinding(bound, { function: function_ as unknown as AnyFunction, self, isPlain: false });
  return bound as F;
}

/** Notes what a bound method was made of. */
export function recordBinding(bound: object, binding: Binding): void {
  bindings.set(bound, { ...binding, repr: () => bindingRepr(binding) });
}

function bindingRepr({ self, function: method }: Binding): string {
  const cls = isClass(self) ? self : (Object(self) as object).constructor;
  return `<bound method ${className(cls)}.${pythonName(method.name)} of ${repr(self)}>`;
}

/** The method and its object, if a value was made by {@link bindMethod} or `bindFunction`. */
export function bindingOf(value: object): (Binding & Shown) | undefined {
  return bindings.get(value);
}

/** What a function of CPython's own is. */
export interface BuiltinFunction {
  /** The name of its class. */
  readonly kind: "builtin_function_or_method" | "method-wrapper";
  readonly name: string;
  /** The module of a function; `null` for a method. */
  readonly module?: string | null;
  /** The value whose method it is; `undefined` for a function. */
  readonly self?: unknown;
  /** What is the same for the same methods of the same value. */
  readonly method?: { readonly owner: object; readonly qualifiedName: string };
  readonly repr: () => string;
}

const builtins = /* @__PURE__ */ new WeakMap<object, BuiltinFunction>();

/** Notes that a function is one of the interpreter's, which Python has a class of its own for. */
export function markBuiltin<F extends object>(
  function_: F,
  name: string,
  module: string | null,
): F {
  const kind = "builtin_function_or_method";
  return recordBuiltin(function_, {
    kind,
    name,
    module,
    repr: () => `<built-in function ${name}>`,
  });
}

/** Notes what a function of the interpreter's is. */
export function recordBuiltin<F extends object>(function_: F, record: BuiltinFunction): F {
  builtins.set(function_, record);
  return function_;
}

/** What {@link recordBuiltin} noted. */
export function builtinOf(function_: object): BuiltinFunction | undefined {
  return builtins.get(function_);
}

/** True for a method of a built-in type that is bound already, or another function that is no function of the program. */
export function isBuiltinFunction(value: object): boolean {
  return builtins.has(value);
}

/** The name of a function's class: `function`, `method`, `builtin_function_or_method`. */
export function functionTypeName(value: object): string {
  if (bindings.has(value)) return "method";
  return builtins.get(value)?.kind ?? "function";
}
