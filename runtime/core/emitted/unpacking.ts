import { getattr } from "../attributes/getattr.ts";
import { call } from "../calls/call.ts";
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { iterate } from "../iteration/iterate.ts";
import { className, classModule, fullClassName, isClass, pythonName, typeName } from "../names.ts";
import { getItem } from "../operators/subscript.ts";
import { isOptions } from "../options.ts";
import { toStr } from "../str.ts";

/**
 * The entries of `**value` in a dict display.
 *
 * @throws TypeError for what has no `keys`. Source: CPython Objects/dictobject.c (dict_merge)
 */
export function unpackMapping<K = unknown, V = unknown>(value: unknown): Iterable<[K, V]>;
export function unpackMapping(value: unknown): Iterable<[unknown, unknown]> {
  const entries = entriesOf(value);
  if (entries !== null) return entries;
  throw new TypeError(`'${typeName(value)}' object is not a mapping`);
}

/** `null` for what has no `keys`. */
function entriesOf(value: unknown): Iterable<[unknown, unknown]> | null {
  if (value instanceof Map) return value.entries();
  const keys = getattr(value, "keys", null);
  return keys === null ? null : lookedUp(value, call(keys));
}

function* lookedUp(value: unknown, keys: unknown): Generator<[unknown, unknown]> {
  for (const key of iterate(keys as Iterable<unknown>)) yield [key, getItem(value, key)];
}

/**
 * The keyword arguments of `callee(a=1, **mapping)`: `call(callee, [], keywords(callee, { a: 1 }, mapping))`. A plain object holds those that are written
 * out, anything else is a mapping behind `**`.
 *
 * @throws TypeError for a name that is given twice, and for what is no mapping of strings. Source: CPython Python/ceval.c (DICT_MERGE)
 */
export function keywords(
  callee: unknown,
  ...sources: readonly unknown[]
): { readonly [name: string]: unknown } {
  const result = new Map<unknown, unknown>();
  for (const source of sources) {
    const entries = isOptions(source) ? Object.entries(source) : entriesOf(source);
    if (entries === null) {
      const actual = source === null ? "NoneType" : typeName(source);
      throw new TypeError(`${shown(callee)} argument after ** must be a mapping, not ${actual}`);
    }
    for (const [name, value] of entries) {
      if (result.has(name)) {
        throw new TypeError(
          `${shown(callee)} got multiple values for keyword argument '${toStr(name)}'`,
        );
      }
      result.set(name, value);
    }
  }
  for (const name of result.keys()) {
    if (typeof name !== "string") throw new TypeError("keywords must be strings");
  }
  return Object.fromEntries(result as ReadonlyMap<string, unknown>);
}

/** A callee as errors of calls show it. Source: CPython Objects/object.c (_PyObject_FunctionStr) */
function shown(callee: unknown): string {
  if (isClass(callee)) {
    const name = fullClassName(callee);
    return `${classModule(callee) === "builtins" ? className(callee) : name}()`;
  }
  const qualname = getattr(callee, "__qualname__", null);
  if (qualname === null) return toStr(callee);
  const module = getattr(callee, "__module__", null);
  const prefix = module === null || module === "builtins" ? "" : `${toStr(module)}.`;
  return `${prefix}${pythonName(toStr(qualname))}()`;
}

/**
 * What a function with `*args` and keyword-only parameters was given: `const [args, { sep = " " }] = withOptions<unknown, { sep?: string }>(rest)`, where
 * the keyword arguments, if there are any, are one trailing object.
 */
export function withOptions<T, Options extends object>(
  rest: readonly (T | Options)[],
): [args: tuple<readonly T[]>, options: Options] {
  const last = rest[rest.length - 1];
  const hasOptions = isOptions(last);
  const args = new tuple<T>((hasOptions ? rest.slice(0, -1) : rest) as readonly T[]);
  return [args as unknown as tuple<readonly T[]>, (hasOptions ? last : {}) as Options];
}
