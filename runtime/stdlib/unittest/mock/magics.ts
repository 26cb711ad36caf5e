/** The special methods of `MagicMock`. Source: CPython 3.13 Lib/unittest/mock.py (`MagicMixin`, `MagicProxy`). */
import { getattr } from "../../../core/attributes/getattr.ts";
import { setattr } from "../../../core/attributes/setattr.ts";
import { call } from "../../../core/calls/call.ts";
import { complex } from "../../../core/numbers/complex.ts";
import { Float } from "../../../core/numbers/float.ts";
import { id } from "../../../core/identity.ts";
import { iter, next } from "../../../core/iteration/iter.ts";
import { StopAsyncIteration, StopIteration } from "../../../core/exceptions/index.ts";
import { className, type NamedClass } from "../../../core/names.ts";
import { NotImplemented } from "../../../core/operators/protocol.ts";
import { repr } from "../../../core/repr.ts";
import { type } from "../../../core/types/type.ts";
import { argumentsOf } from "./call.ts";
import { asyncMagics, magics } from "./magic-names.ts";
import type { NonCallableMock } from "./mock.ts";
import { DEFAULT } from "./sentinel.ts";
import type { MockOptions } from "./options.ts";
import { fullName } from "./names.ts";
import { stateOf } from "./state.ts";

/** What the methods return that always return the same. */
function fixedResult(name: string): unknown {
  switch (name) {
    case "__lt__":
    case "__gt__":
    case "__le__":
    case "__ge__":
      return NotImplemented;
    case "__int__":
    case "__index__":
      return 1;
    case "__contains__":
    case "__exit__":
    case "__aexit__":
      return false;
    case "__len__":
      return 0;
    case "__complex__":
      return new complex(0, 1);
    case "__float__":
      return new Float(1);
    case "__bool__":
      return true;
    default:
      return DEFAULT;
  }
}

/** What the methods return that depend on the mock alone. */
function computedResult(mock: NonCallableMock, name: string): unknown {
  switch (name) {
    case "__hash__":
      return id(mock);
    case "__str__":
      return repr(mock);
    case "__sizeof__":
      return 48;
    case "__fspath__":
      return `${className(type(mock) as unknown as NamedClass)}/${fullName(mock)}/${id(mock)}`;
    default:
      return DEFAULT;
  }
}

/** What the methods do that depend on their own `return_value`. */
function effectOf(mock: NonCallableMock, method: unknown, name: string): unknown {
  const returned = (): unknown => stateOf(method)!.returnValue;
  switch (name) {
    case "__eq__":
      return (other: unknown): unknown =>
        returned() !== DEFAULT ? returned() : mock === other ? true : NotImplemented;
    case "__ne__":
      return (other: unknown): unknown =>
        returned() !== DEFAULT ? DEFAULT : mock === other ? false : NotImplemented;
    case "__iter__":
      return (): unknown => iter((returned() === DEFAULT ? [] : returned()) as never);
    case "__aiter__":
      return (): unknown =>
        new AsyncIterator(iter((returned() === DEFAULT ? [] : returned()) as never));
    default:
      return null;
  }
}

class AsyncIterator {
  static readonly __name__: string = "_AsyncIterator";
  static readonly __module__: string = "unittest.mock";
  readonly #iterator: unknown;

  constructor(iterator: unknown) {
    this.#iterator = iterator;
  }

  __aiter__(): this {
    return this;
  }

  async __anext__(): Promise<unknown> {
    try {
      return next(this.#iterator as never);
    } catch (error) {
      if (error instanceof StopIteration) throw new StopAsyncIteration();
      throw error;
    }
  }
}

/** The mock behind a special method, made when it is first asked for; `undefined` where the mock has no such method. */
export function presetMagic(mock: NonCallableMock, name: string): unknown {
  const state = stateOf(mock)!;
  const isPreset = magics.has(name) || asyncMagics.has(name);
  if (!isPreset || state.children.has(name)) return undefined;
  if (state.methods !== null && !state.methods.includes(name)) return undefined;
  const options: MockOptions = { name, _new_name: name, _new_parent: mock };
  const method = mock._get_child_mock(options);
  setattr(mock, name, method);
  const fixed = fixedResult(name);
  const result = fixed === DEFAULT ? computedResult(mock, name) : fixed;
  if (result !== DEFAULT) setattr(method, "return_value", result);
  else {
    const effect = effectOf(mock, method, name);
    if (effect !== null) setattr(method, "side_effect", effect);
  }
  return method;
}

/** Puts the special methods on the mock's own class: those of the spec, where there is one. */
export function hideMagics(mock: NonCallableMock, methods: readonly string[] | null): void {
  const prototype = Object.getPrototypeOf(mock) as object;
  for (const name of [...magics, ...asyncMagics]) {
    const isThere = methods === null || methods.includes(name);
    const value = isThere ? magicMethod(name) : undefined;
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  }
}

type Method = (this: NonCallableMock, ...given: readonly unknown[]) => unknown;

const methods = /* @__PURE__ */ new Map<string, Method>();

/** One function for all mocks. */
function magicMethod(name: string): Method {
  let method = methods.get(name);
  if (method === undefined) {
    method = function (...given) {
      const { args, kwargs } = argumentsOf(given);
      return call(getattr(this, name), [...args], Object.fromEntries(kwargs));
    };
    methods.set(name, method);
  }
  return method;
}
