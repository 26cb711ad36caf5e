/** `unittest.mock.call`, `ANY` and lists of calls. Source: CPython 3.13 Lib/unittest/mock.py. */
import { getattr } from "../../../core/attributes/getattr.ts";
import { genericAttribute } from "../../../core/attributes/lookup.ts";
import { missing } from "../../../core/attributes/missing.ts";
import type { Keywords } from "../../../core/calls/bind-arguments.ts";
import { dict } from "../../../core/containers/dict.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { AttributeError, TypeError } from "../../../core/exceptions/base.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import { eq } from "../../../core/operators/compare.ts";
import { len } from "../../../core/operators/len.ts";
import { NotImplemented } from "../../../core/operators/protocol.ts";
import { optionsOf } from "../../../core/options.ts";
import { repr } from "../../../core/repr.ts";
import { ListObject } from "../../../core/types/boxes.ts";
import { isList } from "../../../core/types/list.ts";
import { pformat } from "../pformat.ts";

/** The arguments of a call. */
export interface Arguments {
  readonly args: tuple;
  readonly kwargs: dict<string, unknown>;
}

/** Takes the keyword arguments off what a variadic function was given. */
export function argumentsOf(given: readonly unknown[]): Arguments {
  const keywords = optionsOf<Keywords>(given);
  const positional = keywords === undefined ? given : given.slice(0, -1);
  return {
    args: tuple.of(...positional),
    kwargs: new dict(Object.entries(keywords ?? {})) as dict<string, unknown>,
  };
}

/** `name(1, key=2)`. */
export function formatCall(
  name: string,
  args: Iterable<unknown>,
  kwargs: Iterable<readonly [unknown, unknown]>,
): string {
  const parts = [...args].map((argument) => repr(argument));
  for (const [key, value] of kwargs) parts.push(`${String(key)}=${repr(value)}`);
  return `${name}(${parts.join(", ")})`;
}

const emptyName = "";

/** What a call or something that is compared with one consists of. */
interface Parts {
  /** `null`: it does not say. */
  readonly name: string | null;
  readonly args: unknown;
  readonly kwargs: unknown;
}

/** Reads `(name, args, kwargs)` and all its shorter forms; `null` for anything else. */
function partsOf(value: readonly unknown[]): Parts | null {
  const nothing = { name: null, args: tuple.of(), kwargs: new dict() };
  const [first, second, third] = value;
  switch (value.length) {
    case 0:
      return nothing;
    case 1:
      if (first instanceof tuple) return { ...nothing, args: first };
      return typeof first === "string"
        ? { ...nothing, name: first }
        : { ...nothing, kwargs: first };
    case 2:
      if (typeof first !== "string") return { ...nothing, args: first, kwargs: second };
      return second instanceof tuple
        ? { ...nothing, name: first, args: second }
        : { ...nothing, name: first, kwargs: second };
    case 3:
      return { name: first as string, args: second, kwargs: third };
    default:
      return null;
  }
}

const TupleBase = tuple as unknown as new () => unknown[];

/** Names that a tuple has and a call shall not have. */
const tupleMethods = /* @__PURE__ */ new Set(["count", "index"]);

export interface CallOptions {
  readonly name?: string | null;
  readonly parent?: _Call | null;
  readonly isShort?: boolean;
  readonly isFromCall?: boolean;
}

/** A call that was made, or is expected: `(name, args, kwargs)`, or `(args, kwargs)`. */
export class _Call extends TupleBase {
  static readonly __name__: string = "_Call";
  static readonly __module__: string = "unittest.mock";
  readonly #name: string | null;
  readonly #parent: _Call | null;
  readonly #isFromCall: boolean;

  constructor(value: readonly unknown[] = [], options: CallOptions = {}) {
    super();
    const parts = partsOf(value)!;
    const { name = null, parent = null, isShort = false, isFromCall = true } = options;
    if (!isShort) this.push(parts.name ?? name ?? emptyName);
    this.push(parts.args, parts.kwargs);
    this.#name = name;
    this.#parent = parent;
    this.#isFromCall = isFromCall;
  }

  get args(): unknown {
    return this[this.length - 2];
  }

  get kwargs(): unknown {
    return this[this.length - 1];
  }

  __eq__(other: unknown): unknown {
    try {
      len(other);
    } catch (error) {
      if (error instanceof TypeError) return NotImplemented;
      throw error;
    }
    const parts = partsOf([...iterate(other)]);
    if (parts === null) return false;
    if (other instanceof _Call && this.#parent !== null && other.#parent !== null) {
      if (!eq(this.#parent, other.#parent)) return false;
    }
    const name = this.length === 2 ? emptyName : (this[0] as string);
    if (name !== emptyName && !eq(parts.name ?? emptyName, name)) return false;
    // In this order, so that ANY is asked.
    return eq(tuple.of(parts.args, parts.kwargs), tuple.of(this.args, this.kwargs));
  }

  __ne__(other: unknown): unknown {
    const result = this.__eq__(other);
    return result === NotImplemented ? result : !(result as boolean);
  }

  __call__(...given: readonly unknown[]): _Call {
    const { args, kwargs } = argumentsOf(given);
    if (this.#name === null) return new _Call([emptyName, args, kwargs], { name: "()" });
    return new _Call([this.#name, args, kwargs], { name: `${this.#name}()`, parent: this });
  }

  __getattribute__(attribute: string): unknown {
    const value = tupleMethods.has(attribute) ? missing : genericAttribute(this, attribute);
    if (value === missing) throw new AttributeError(attribute);
    return value;
  }

  __getattr__(attribute: string): _Call {
    if (this.#name === null) return new _Call([], { name: attribute, isFromCall: false });
    const name = `${this.#name}.${attribute}`;
    return new _Call([], { name, parent: this, isFromCall: false });
  }

  __repr__(): string {
    if (!this.#isFromCall) {
      const name = this.#name ?? "call";
      return name.startsWith("()") ? `call${name}` : name;
    }
    const own = this.length === 2 ? emptyName : (this[0] as string);
    const name = own === emptyName ? "call" : own.startsWith("()") ? `call${own}` : `call.${own}`;
    return formatCall(name, iterate(this.args), getattr(this, "kwargs") as dict);
  }

  /** All calls that led to this one, and itself. */
  call_list(): _CallList {
    const earlier = this.#parent?.call_list() ?? [];
    return new _CallList(this.#isFromCall ? [...earlier, this] : earlier);
  }
}

/** `call(1, key=2)`, `call.method(3)`: what a mock's calls are compared with. */
export const call: _Call = /* @__PURE__ */ new _Call([], { isFromCall: false });

/** A list of calls, which also contains every run of its calls. */
export class _CallList extends ListObject<unknown> {
  static readonly __name__: string = "_CallList";
  static readonly __module__: string = "unittest.mock";

  constructor(calls: readonly unknown[] = []) {
    super();
    for (const each of calls) this.push(each);
  }

  __contains__(value: unknown): boolean {
    const items = [...this];
    if (!isList(value)) return items.some((item) => eq(item, value));
    for (let start = 0; start + value.length <= items.length; start++) {
      if (value.every((item, index) => eq(items[start + index], item))) return true;
    }
    return false;
  }

  __repr__(): string {
    return pformat([...this]);
  }
}

/** Equal to everything. */
class _ANY {
  static readonly __name__: string = "_ANY";
  static readonly __module__: string = "unittest.mock";

  __eq__(_other: unknown): boolean {
    return true;
  }

  __ne__(_other: unknown): boolean {
    return false;
  }

  __repr__(): string {
    return "<ANY>";
  }
}

export const ANY: _ANY = /* @__PURE__ */ new _ANY();
