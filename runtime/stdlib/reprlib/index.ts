/** Python's `reprlib`: representations with limits. Source: CPython 3.13 Lib/reprlib.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { sorted } from "../../core/builtins/aggregate.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { slice } from "../../core/containers/slice.ts";
import { BaseException, Exception, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { id } from "../../core/identity.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { className, type NamedClass } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { len } from "../../core/operators/len.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr as plainRepr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import { codePointLength } from "../../core/text/code-points.ts";
import { int } from "../../core/types/int.ts";
import { type } from "../../core/types/type.ts";
import { update_wrapper } from "../functools/wrapping.ts";

/** `recursive_repr(fillvalue="...")`: a decorator for `__repr__` that answers the fill value inside of itself. */
export function recursive_repr(
  fillvalue: unknown = "...",
): (user_function: (...args: never[]) => unknown) => unknown {
  return (user_function) => {
    const running = new Set<Int>();
    function wrapper(this: unknown, ...args: readonly unknown[]): unknown {
      const isMethod = args.length === 0;
      const self = isMethod ? this : args[0];
      const key = id(self);
      if (running.has(key)) return fillvalue;
      running.add(key);
      try {
        return isMethod
          ? (user_function as (this: unknown) => unknown).call(self)
          : call(user_function, [self]);
      } finally {
        running.delete(key);
      }
    }
    return update_wrapper(signature(wrapper, "self"), user_function);
  };
}

const limits = {
  maxlevel: 6,
  maxtuple: 6,
  maxlist: 6,
  maxarray: 5,
  maxdict: 4,
  maxset: 6,
  maxfrozenset: 6,
  maxdeque: 6,
  maxstring: 30,
  maxlong: 40,
  maxother: 30,
  fillvalue: "...",
  indent: null,
};

type Limits = { [name in keyof typeof limits]?: unknown };

/** The items in order, or as they come where they have none. */
function possiblySorted(items: unknown): unknown[] {
  try {
    return sorted(items as Iterable<unknown>);
  } catch (error) {
    if (!(caught(error) instanceof Exception)) throw error;
    return [...iterate(items)];
  }
}

/** `reprlib.Repr`: an object whose attributes are the limits, and whose methods `repr_TYPE` subclasses may add. */
export class Repr extends Extensible {
  static readonly __name__: string = "Repr";
  static readonly __module__: string = "reprlib";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string =
    "self, *, maxlevel=, maxtuple=, maxlist=, maxarray=, maxdict=, maxset=, maxfrozenset=, maxdeque=, maxstring=, maxlong=, maxother=, fillvalue=, indent=";
  maxlevel!: number;
  maxtuple!: number;
  maxlist!: number;
  maxarray!: number;
  maxdict!: number;
  maxset!: number;
  maxfrozenset!: number;
  maxdeque!: number;
  maxstring!: number;
  maxlong!: number;
  maxother!: number;
  fillvalue!: string;
  indent!: unknown;

  constructor(options: Limits = {}) {
    super();
    Object.assign(this, limits, options);
  }

  repr(x: unknown): string {
    return this.repr1(x, this.maxlevel);
  }

  repr1(x: unknown, level: number): string {
    const name = `repr_${className(type(x) as unknown as NamedClass).replaceAll(" ", "_")}`;
    if (hasattr(this, name)) return call(getattr(this, name), [x, level]) as string;
    return this.repr_instance(x, level);
  }

  _join(pieces: readonly string[], level: number): string {
    if (this.indent === null) return pieces.join(", ");
    if (pieces.length === 0) return "";
    const { indent } = this;
    let unit: string;
    if (isinstance(indent, int)) {
      if (Number(indent) < 0)
        throw new ValueError(`Repr.indent cannot be negative int (was ${plainRepr(indent)})`);
      unit = " ".repeat(Number(indent));
    } else if (typeof indent === "string") unit = indent;
    else throw new TypeError(`Repr.indent must be a str, int or None, not ${str(type(indent))}`);
    const separator = `,\n${unit.repeat(this.maxlevel - level + 1)}`;
    const text = ["", ...pieces, ""].join(separator).slice(1);
    return unit === "" ? text : text.slice(0, -unit.length);
  }

  _repr_iterable(
    x: unknown,
    level: number,
    left: string,
    right: string,
    maxiter: number,
    trail = "",
  ): string {
    const count = Number(len(x));
    if (level <= 0 && count > 0) return `${left}${this.fillvalue}${right}`;
    const pieces: string[] = [];
    for (const item of iterate(x)) {
      if (pieces.length >= maxiter) break;
      pieces.push(this.repr1(item, level - 1));
    }
    if (count > maxiter) pieces.push(this.fillvalue);
    const end = count === 1 && trail !== "" && this.indent === null ? trail + right : right;
    return left + this._join(pieces, level) + end;
  }

  repr_tuple(x: unknown, level: number): string {
    return this._repr_iterable(x, level, "(", ")", this.maxtuple, ",");
  }

  repr_list(x: unknown, level: number): string {
    return this._repr_iterable(x, level, "[", "]", this.maxlist);
  }

  repr_array(x: unknown, level: number): string {
    const header = `array('${str(getattr(x, "typecode"))}'`;
    if (!truth(x)) return `${header})`;
    return this._repr_iterable(x, level, `${header}, [`, "])", this.maxarray);
  }

  repr_set(x: unknown, level: number): string {
    if (!truth(x)) return "set()";
    return this._repr_iterable(possiblySorted(x), level, "{", "}", this.maxset);
  }

  repr_frozenset(x: unknown, level: number): string {
    if (!truth(x)) return "frozenset()";
    return this._repr_iterable(possiblySorted(x), level, "frozenset({", "})", this.maxfrozenset);
  }

  repr_deque(x: unknown, level: number): string {
    return this._repr_iterable(x, level, "deque([", "])", this.maxdeque);
  }

  repr_dict(x: unknown, level: number): string {
    const count = Number(len(x));
    if (count === 0) return "{}";
    if (level <= 0) return `{${this.fillvalue}}`;
    const pieces = possiblySorted(x)
      .slice(0, this.maxdict)
      .map((key) => `${this.repr1(key, level - 1)}: ${this.repr1(getItem(x, key), level - 1)}`);
    if (count > this.maxdict) pieces.push(this.fillvalue);
    return `{${this._join(pieces, level)}}`;
  }

  /** A text without its middle, if it is too long. */
  #shortened(text: string, most: number): string {
    const characters = [...text];
    if (characters.length <= most) return text;
    const [start, end] = this.#ends(most);
    return (
      characters.slice(0, start).join("") +
      this.fillvalue +
      characters.slice(characters.length - end).join("")
    );
  }

  #ends(most: number): readonly [start: number, end: number] {
    const start = Math.max(0, Math.floor((most - 3) / 2));
    return [start, Math.max(0, most - 3 - start)];
  }

  repr_str(x: unknown, _level: number): string {
    const text = plainRepr(getItem(x, new slice(null, this.maxstring, null)));
    if (codePointLength(text) <= this.maxstring) return text;
    const [start, end] = this.#ends(this.maxstring);
    const characters = [...str(x)];
    const both =
      characters.slice(0, start).join("") + characters.slice(characters.length - end).join("");
    const shown = [...plainRepr(both)];
    return (
      shown.slice(0, start).join("") + this.fillvalue + shown.slice(shown.length - end).join("")
    );
  }

  repr_int(x: unknown, _level: number): string {
    return this.#shortened(plainRepr(x), this.maxlong);
  }

  repr_instance(x: unknown, _level: number): string {
    let text: string;
    try {
      text = plainRepr(x);
    } catch (thrown) {
      const error = caught(thrown);
      if (!(error instanceof BaseException) || !(error instanceof Exception)) throw thrown;
      const name = className(type(x) as unknown as NamedClass);
      return `<${name} instance at 0x${id(x).toString(16)}>`;
    }
    return this.#shortened(text, this.maxother);
  }
}

/** The limits that {@link repr} has. */
export const aRepr: Repr = /* @__PURE__ */ new Repr();

/** `repr(x)`: with limits. */
export function repr(x: unknown): string {
  return aRepr.repr(x);
}
