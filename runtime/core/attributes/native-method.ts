import { TypeError } from "../exceptions/base.ts";
import { optionsOf } from "../options.ts";
import { markBuiltin } from "../calls/bound-method.ts";
import { signature } from "../calls/signature.ts";
import { StrObject } from "../types/boxes.ts";

/** A method of a native value: a function that takes the value first. */
export type NativeFunction = (self: never, ...args: never[]) => unknown;

/**
 * How a method takes its arguments: `"0"` none, `"1"` exactly one, `"1-3"` a range of positional ones, or the names of parameters that may be given
 * by name too (`"sep, maxsplit"`), after how many are required (`"0: sep, maxsplit"`).
 */
export type Arity = string;

export type NativeMethods = {
  readonly [name: string]: readonly [arity: Arity, method: NativeFunction];
};

/** A method with the check of its arguments, made once. */
interface Prepared {
  readonly method: (self: unknown, ...args: unknown[]) => unknown;
  readonly check: ((given: number) => void) | undefined;
  readonly place: ((args: readonly unknown[]) => unknown[]) | undefined;
  readonly takesKeywords: boolean;
}

const prepared = /* @__PURE__ */ new WeakMap<object, Prepared>();

function prepare(type: string, name: string, entry: readonly [Arity, NativeFunction]): Prepared {
  const known = prepared.get(entry);
  if (known !== undefined) return known;
  const [arity, method] = entry;
  const colon = arity.indexOf(": ");
  const result: Prepared = {
    method: method as Prepared["method"],
    check: colon < 0 ? checkFor(type, name, arity) : undefined,
    place: colon < 0 ? undefined : placerFor(name, arity, colon),
    takesKeywords: colon >= 0 || arity === "*",
  };
  prepared.set(entry, result);
  return result;
}

/** Calls a method of a native value, checking the number of arguments with the texts of CPython's built-in methods. */
export function callNative(
  type: string,
  name: string,
  entry: readonly [arity: Arity, method: NativeFunction],
  self: unknown,
  args: readonly unknown[],
  keywords?: { readonly [name: string]: unknown },
): unknown {
  const { method, check, place, takesKeywords } = prepare(type, name, entry);
  const value = self instanceof StrObject ? self.valueOf() : self;
  if (keywords === undefined || Object.keys(keywords).length === 0) {
    check?.(args.length);
    return method(value, ...(place === undefined ? args : place(args)));
  }
  if (!takesKeywords) throw new TypeError(`${type}.${name}() takes no keyword arguments`);
  const all = [...args, keywords];
  return method(value, ...(place === undefined ? all : place(all)));
}

/** A method bound to its value. */
export function bindNative(
  type: string,
  name: string,
  entry: readonly [arity: Arity, method: NativeFunction],
  self: unknown,
): (...args: unknown[]) => unknown {
  const { takesKeywords } = prepare(type, name, entry);
  const bound = (...args: unknown[]): unknown => {
    const keywords = takesKeywords
      ? optionsOf<{ readonly [name: string]: unknown }>(args)
      : undefined;
    return callNative(
      type,
      name,
      entry,
      self,
      keywords === undefined ? args : args.slice(0, -1),
      keywords,
    );
  };
  Object.defineProperty(bound, "name", { value: name });
  return signature(
    markBuiltin(bound),
    takesKeywords ? "*args, **kwargs" : "*args",
    `${type}.${name}`,
  );
}

/** Places keyword arguments of methods whose parameters have names. The errors are those of CPython's argument parser. */
function placerFor(
  name: string,
  arity: string,
  colon: number,
): (args: readonly unknown[]) => unknown[] {
  const required = Number(arity.slice(0, colon));
  const names = arity.slice(colon + 2).split(", ");
  return (args) => {
    const keywords = optionsOf<{ readonly [name: string]: unknown }>(args);
    const placed = keywords === undefined ? [...args] : args.slice(0, -1);
    const given = placed.length + (keywords === undefined ? 0 : Object.keys(keywords).length);
    if (given > names.length) {
      const plural = names.length === 1 ? "" : "s";
      throw new TypeError(
        `${name}() takes at most ${names.length} argument${plural} (${given} given)`,
      );
    }
    if (placed.length < required) {
      throw new TypeError(
        `${name}() takes at least ${required} positional arguments (${placed.length} given)`,
      );
    }
    for (const [keyword, value] of Object.entries(keywords ?? {})) {
      const index = names.indexOf(keyword);
      if (index < required) {
        throw new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
      }
      if (index in placed) {
        throw new TypeError(
          `argument for ${name}() given by name ('${keyword}') and position (${index + 1})`,
        );
      }
      placed[index] = value;
    }
    return placed;
  };
}

function checkFor(type: string, name: string, arity: string): (given: number) => void {
  if (arity === "0") {
    return (given) => {
      if (given > 0) throw new TypeError(`${type}.${name}() takes no arguments (${given} given)`);
    };
  }
  if (arity === "1") {
    return (given) => {
      if (given === 1) return;
      throw new TypeError(`${type}.${name}() takes exactly one argument (${given} given)`);
    };
  }
  const range = /^(\d+)-(\d+)$/.exec(arity);
  if (range === null) return () => undefined;
  const [least, most] = [Number(range[1]), Number(range[2])];
  return (given) => {
    if (given >= least && given <= most) return;
    const [bound, count] = given < least ? ["at least ", least] : ["at most ", most];
    const plural = count === 1 ? "" : "s";
    const exactly = least === most ? "" : bound;
    throw new TypeError(`${name} expected ${exactly}${count} argument${plural}, got ${given}`);
  };
}
