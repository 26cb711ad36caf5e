/** `weakref.proxy`. Source: CPython 3.13 Objects/weakrefobject.c. */
import { getattr } from "../../core/attributes/getattr.ts";
import { delattr, setattr } from "../../core/attributes/setattr.ts";
import { call, callable } from "../../core/calls/call.ts";
import { iter, next } from "../../core/iteration/iter.ts";
import { ReferenceError, TypeError } from "../../core/exceptions/base.ts";
import { optionsOf } from "../../core/options.ts";
import { add } from "../../core/operators/add.ts";
import { and, lshift, matmul, or, rshift, xor } from "../../core/operators/bitwise.ts";
import {
  equality,
  greater,
  greaterEqual,
  inequality,
  less,
  lessEqual,
} from "../../core/operators/compare.ts";
import { contains } from "../../core/operators/contains.ts";
import { floordiv, truediv } from "../../core/operators/divide.ts";
import { len } from "../../core/operators/len.ts";
import { mod } from "../../core/operators/modulo.ts";
import { mul } from "../../core/operators/multiply.ts";
import { pow } from "../../core/operators/power.ts";
import { delItem, getItem, setItem } from "../../core/operators/subscript.ts";
import { sub } from "../../core/operators/subtract.ts";
import { truth } from "../../core/operators/truth.ts";
import { abs, invert, neg, pos } from "../../core/operators/unary.ts";
import { address } from "../../core/identity.ts";
import { toStr } from "../../core/str.ts";
import { float } from "../../core/types/float.ts";
import { int } from "../../core/types/int.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { isClass, typeName } from "../../core/names.ts";
import { ReferenceType } from "./reference.ts";

/** `weakref.ProxyType`: stands for an object in all that is done with it. */
export class ProxyType {
  static readonly __name__: string = "ProxyType";
  static readonly __module__: string = "weakref";
  static readonly __tp_name__: string = "weakref.ProxyType";
  static readonly __dict__: boolean = true;
  readonly #reference: ReferenceType<object>;

  constructor(reference: ReferenceType<object>) {
    this.#reference = reference;
  }

  /** The object. @throws ReferenceError when it is gone */
  _target(): object {
    const target = this.#reference._deref();
    if (target === undefined) throw new ReferenceError("weakly-referenced object no longer exists");
    return target;
  }

  _isOf(target: object): boolean {
    return this.#reference._deref() === target;
  }

  /** What an operand that may be a proxy stands for. */
  static _plain(value: unknown): unknown {
    return value instanceof ProxyType ? value._target() : value;
  }

  get __class__(): unknown {
    return getattr(this._target(), "__class__");
  }

  __getattr__(name: string): unknown {
    return getattr(this._target(), name);
  }

  __setattr__(name: string, value: unknown): void {
    setattr(this._target(), name, value);
  }

  __delattr__(name: string): void {
    delattr(this._target(), name);
  }

  __str__(): string {
    return toStr(this._target());
  }

  __repr__(): string {
    const target = this.#reference._deref();
    if (target === undefined) return `<weakproxy at ${address(this)}; dead>`;
    return `<weakproxy at ${address(this)}; to '${typeName(target)}' at ${address(target)}>`;
  }

  __bool__(): boolean {
    return truth(this._target());
  }

  __len__(): unknown {
    return len(this._target());
  }

  __iter__(): unknown {
    return iter(this._target());
  }

  __next__(): unknown {
    return next(this._target());
  }

  __contains__(item: unknown): boolean {
    return contains(this._target(), item);
  }

  __getitem__(key: unknown): unknown {
    return getItem(this._target(), key);
  }

  __setitem__(key: unknown, value: unknown): void {
    setItem(this._target(), key, value);
  }

  __delitem__(key: unknown): void {
    delItem(this._target(), key);
  }

  get __hash__(): () => never {
    return () => {
      throw new TypeError(`unhashable type: '${typeName(this)}'`);
    };
  }

  __int__(): unknown {
    return int(this._target());
  }

  __float__(): unknown {
    return float(this._target());
  }

  __index__(): unknown {
    return indexOf(this._target());
  }

  __neg__(): unknown {
    return neg(this._target());
  }

  __pos__(): unknown {
    return pos(this._target());
  }

  __abs__(): unknown {
    return abs(this._target());
  }

  __invert__(): unknown {
    return invert(this._target());
  }
}

type Operation = (a: unknown, b: unknown) => unknown;

const operations: { readonly [name: string]: Operation } = {
  add,
  sub,
  mul,
  truediv,
  floordiv,
  mod,
  pow,
  matmul,
  lshift,
  rshift,
  and,
  or,
  xor,
};

const comparisons: { readonly [name: string]: Operation } = {
  __eq__: equality,
  __ne__: inequality,
  __lt__: less,
  __le__: lessEqual,
  __gt__: greater,
  __ge__: greaterEqual,
};

/** Gives the class its operators, with the first proxy that is made. */
function defineOperators(prototype: object): void {
  const define = (name: string, method: (this: ProxyType, other: unknown) => unknown): void =>
    void Object.defineProperty(prototype, name, {
      value: method,
      writable: true,
      configurable: true,
    });
  for (const [name, operation] of Object.entries(operations)) {
    define(`__${name}__`, function (other) {
      return operation(this._target(), ProxyType._plain(other));
    });
    define(`__r${name}__`, function (other) {
      return operation(ProxyType._plain(other), this._target());
    });
  }
  for (const [name, operation] of Object.entries(comparisons)) {
    define(name, function (other) {
      return operation(this._target(), ProxyType._plain(other));
    });
  }
}

/** `weakref.CallableProxyType`. */
export class CallableProxyType extends ProxyType {
  static override readonly __name__: string = "CallableProxyType";
  static override readonly __module__: string = "weakref";
  static override readonly __tp_name__: string = "weakref.CallableProxyType";

  __call__(...args: readonly unknown[]): unknown {
    const options = optionsOf<{ readonly [name: string]: unknown }>(args);
    return call(this._target(), options === undefined ? args : args.slice(0, -1), options);
  }
}

/** `proxy(object, callback=None)`. */
export function proxy(
  object: unknown,
  callback: ((proxy: ProxyType) => unknown) | null = null,
): unknown {
  const { prototype } = ProxyType;
  if (!Object.hasOwn(prototype, "__add__")) defineOperators(prototype);
  let result: ProxyType | undefined;
  const notify = callback === null ? null : () => call(callback, [result!]);
  const reference = new ReferenceType(object as object, notify);
  const Kind =
    callable(object) && !isClass(ProxyType._plain(object)) ? CallableProxyType : ProxyType;
  return (result = new Kind(reference));
}
