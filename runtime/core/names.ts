/**
 * The names of classes and types, as CPython writes them in messages and in `repr`.
 *
 * A class of the runtime carries its name as the static `__name__`, so that it survives minification; a class of the program has the
 * name that it was declared with, and may carry `__name__`, `__qualname__` and `__module__` of its own.
 */
import { functionTypeName } from "./calls/bound-method.ts";
import { CallableObject } from "./calls/callable-object.ts";

/** Any class, as far as naming it goes. */
export interface NamedClass {
  readonly name: string;
  readonly __name__?: string;
  readonly __qualname__?: string;
  readonly __module__?: string;
}

/** `cls.__name__`. A name that JavaScript reserves was emitted with `$` at its end; Python's has none. */
export function className(cls: NamedClass): string {
  if (Object.hasOwn(cls, "__name__")) return cls.__name__ ?? cls.name;
  return pythonName(cls.name);
}

/** `cls.__qualname__`. */
export function classQualname(cls: NamedClass): string {
  if (Object.hasOwn(cls, "__qualname__")) return cls.__qualname__ ?? className(cls);
  return className(cls);
}

/** `cls.__module__`: what the class says of itself, `builtins` for the runtime's own classes, else the entry script. */
export function classModule(cls: NamedClass): string {
  if (Object.hasOwn(cls, "__module__")) return cls.__module__ ?? "__main__";
  return Object.hasOwn(cls, "__name__") ? (cls.__module__ ?? "builtins") : "__main__";
}

/** `ValueError`, `__main__.Point`, `asyncio.queues.Queue`: the name that `repr(cls)` and CPython's messages show. */
export function fullClassName(cls: NamedClass): string {
  const module = classModule(cls);
  return module === "builtins" ? classQualname(cls) : `${module}.${classQualname(cls)}`;
}

/** The Python spelling of an emitted name (`class$` was `class`). */
export function pythonName(name: string): string {
  return name.endsWith("$") ? name.slice(0, -1) : name;
}

/** True for a JavaScript class: its `prototype` cannot be written, that of a plain function can (ECMA-262, 15.7.14). */
export function isClass(value: unknown): value is NamedClass & (new (...args: never[]) => object) {
  if (typeof value !== "function") return false;
  if (Object.hasOwn(value, "__name__") && Object.hasOwn(value, Symbol.hasInstance)) return true;
  const prototype = Object.getOwnPropertyDescriptor(value, "prototype");
  return prototype !== undefined && prototype.writable === false;
}

/** `type(value).__name__` for any value. */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "str";
    case "number":
      return Number.isSafeInteger(value) ? "int" : "float";
    case "bigint":
      return "int";
    case "boolean":
      return "bool";
    case "undefined":
      return "NoneType";
    case "function":
      if (value instanceof CallableObject) return objectTypeName(value);
      return isClass(value) ? "type" : functionTypeName(value);
    case "object":
      return value === null ? "NoneType" : objectTypeName(value);
    default:
      return "object";
  }
}

function objectTypeName(value: object): string {
  const cls: unknown = value.constructor;
  if (cls === Array) return "list";
  if (typeof cls === "function" && cls !== Object) {
    // CPython's types written in C are called by module and name in messages.
    const label = Object.hasOwn(cls, "__tp_name__")
      ? (cls as { __tp_name__?: string }).__tp_name__
      : undefined;
    return label ?? className(cls as unknown as NamedClass);
  }
  const tag: unknown = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  if (tag === "Generator") return "generator";
  if (tag === "AsyncGenerator") return "async_generator";
  return "object";
}

/** The type's name as CPython's argument parser shows it: `None` for `None`. */
export function argumentTypeName(value: unknown): string {
  return value === null || value === undefined ? "None" : typeName(value);
}
