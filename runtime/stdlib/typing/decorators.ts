/** Decorators that say something to type checkers, and what programs can ask of it. Source: CPython 3.13 Lib/typing.py. */
import { namesOf } from "../../core/attributes/dir.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AttributeError, NotImplementedError, TypeError } from "../../core/exceptions/base.ts";
import { call } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { optionsOf } from "../../core/options.ts";
import { update_wrapper } from "../functools/wrapping.ts";
import { warn } from "../warnings/index.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { isClass } from "../../core/names.ts";
import { bindingOf } from "../../core/calls/bound-method.ts";
import { eq } from "../../core/operators/compare.ts";

type AnyFunction = (...args: never[]) => unknown;

/** Sets an attribute where the object takes it. */
function mark(target: unknown, name: string): void {
  try {
    setattr(target, name, true);
  } catch (error) {
    if (!(error instanceof AttributeError) && !(error instanceof TypeError)) throw error;
  }
}

/** `@final`. */
export function final<T>(f: T): T {
  mark(f, "__final__");
  return f;
}

/** `@override`. */
export function override<T>(method: T): T {
  mark(method, "__override__");
  return method;
}

// ---------------------------------------------------------------- overloads

/** By module and qualified name. */
const overloads = /* @__PURE__ */ new Map<string, unknown[]>();

function overloaded(..._args: unknown[]): never {
  throw new NotImplementedError(
    "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.",
  );
}

function overloadKey(func: unknown): string | null {
  const plain = attributeOr(func, "__func__", func);
  const module = attributeOr(plain, "__module__", null);
  const name = attributeOr(plain, "__qualname__", null);
  return typeof module === "string" && typeof name === "string" ? `${module}\n${name}` : null;
}

/** `@overload`: one of several signatures. */
export function overload(func: unknown): AnyFunction {
  const key = typeof func === "object" || typeof func === "function" ? overloadKey(func) : null;
  if (key !== null) {
    const known = overloads.get(key);
    if (known === undefined) overloads.set(key, [func]);
    else known.push(func);
  }
  return overloaded;
}

/** `get_overloads(func)`: what `@overload` decorated under the function's name. */
export function get_overloads(func: unknown): unknown[] {
  const key = overloadKey(func);
  return key === null ? [] : [...(overloads.get(key) ?? [])];
}

/** `clear_overloads()`. */
export function clear_overloads(): void {
  overloads.clear();
}

// ---------------------------------------------------------------- no_type_check

/** `@no_type_check`: annotations are no types. */
export function no_type_check<T>(arg: T): T {
  if (isClass(arg)) for (const name of namesOf(arg)) markMember(arg, name);
  try {
    setattr(arg, "__no_type_check__", true);
  } catch (error) {
    // Built-in classes take no attributes.
    if (!(error instanceof TypeError)) throw error;
  }
  return arg;
}

/** Only what the class itself defines: functions, methods, nested classes. */
function markMember(cls: unknown, name: string): void {
  const member = getattr(cls, name);
  const qualified = attributeOr(member, "__qualname__", null);
  if (typeof qualified !== "string") return;
  const expected = `${String(getattr(cls, "__qualname__"))}.${String(getattr(member, "__name__"))}`;
  if (qualified !== expected) return;
  if (!eq(attributeOr(member, "__module__", null), getattr(cls, "__module__"))) return;
  if (isClass(member)) no_type_check(member);
  else if (typeof member === "function") {
    const binding = bindingOf(member);
    setattr(
      binding === undefined ? member : getattr(member, "__func__"),
      "__no_type_check__",
      true,
    );
  }
}

/** `@no_type_check_decorator`: what the decorator returns is not checked. */
export function no_type_check_decorator(decorator: unknown): AnyFunction {
  warn(
    "'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15",
    DeprecationWarning,
    3,
  );
  const wrapped = function (...args: unknown[]): unknown {
    const keywords = optionsOf<{ [name: string]: unknown }>(args);
    return no_type_check(
      call(decorator, keywords === undefined ? args : args.slice(0, -1), keywords),
    );
  };
  return update_wrapper(signature(wrapped, "*args, **kwds"), decorator as object);
}

// ---------------------------------------------------------------- the rest

/** The keyword arguments of {@link dataclass_transform}. */
export interface TransformOptions {
  readonly eq_default?: unknown;
  readonly order_default?: unknown;
  readonly kw_only_default?: unknown;
  readonly frozen_default?: unknown;
  readonly field_specifiers?: unknown;
  readonly [keyword: string]: unknown;
}

/** `dataclass_transform(...)`: the decorator makes classes that are like dataclasses. */
export function dataclass_transform(options: TransformOptions = {}): <T>(cls_or_fn: T) => T {
  const {
    eq_default = true,
    order_default = false,
    kw_only_default = false,
    frozen_default = false,
    field_specifiers = tuple.of(),
    ...others
  } = options;
  return (cls_or_fn) => {
    const said = new dict<string, unknown>([
      ["eq_default", eq_default],
      ["order_default", order_default],
      ["kw_only_default", kw_only_default],
      ["frozen_default", frozen_default],
      ["field_specifiers", field_specifiers],
      ["kwargs", new dict<string, unknown>(Object.entries(others))],
    ]);
    setattr(cls_or_fn, "__dataclass_transform__", said);
    return cls_or_fn;
  };
}
