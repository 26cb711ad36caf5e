import { call } from "../../core/calls/call.ts";
import { register } from "../atexit/index.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { typeName } from "../../core/names.ts";
import { address } from "../../core/identity.ts";
import { splitOptions } from "../internal/options.ts";
import { ReferenceType } from "./reference.ts";

type Keywords = { readonly [name: string]: unknown };

interface Arranged {
  readonly reference: ReferenceType;
  readonly func: unknown;
  readonly args: readonly unknown[];
  readonly keywords: Keywords;
  atexit: boolean;
}

/** Those that have not run, in the order in which they were made. */
const pending = /* @__PURE__ */ new Map<finalize, Arranged>();

/** At the end of the program the newest runs first. */
function runAll(): void {
  for (const [each, arranged] of [...pending].reverse()) if (arranged.atexit) each.__call__();
}

/** `weakref.finalize(obj, func, *args, **kwargs)`: calls `func` when the object is gone, or at the end of the program. Source: CPython 3.13 Lib/weakref.py. */
export class finalize {
  static readonly __name__: string = "finalize";
  static readonly __module__: string = "weakref";
  static readonly __text_signature__: string = "self, obj, func, /, *args, **kwargs";

  constructor(obj: unknown, func: unknown, ...rest: readonly unknown[]) {
    const [args, keywords] = splitOptions<unknown, Keywords>(rest);
    const reference = new ReferenceType(obj, () => void this.__call__());
    if (pending.size === 0) register(runAll);
    pending.set(this, { reference, func, args, keywords, atexit: true });
  }

  /** Runs the function, unless it has run already: then `None`. */
  __call__(): unknown {
    const arranged = pending.get(this);
    if (arranged === undefined) return null;
    pending.delete(this);
    return call(arranged.func, arranged.args, arranged.keywords);
  }

  #details(): tuple | null {
    const arranged = pending.get(this);
    const target = arranged?.reference._deref();
    if (arranged === undefined || target === undefined) return null;
    const { func, args, keywords } = arranged;
    return tuple.of(target, func, tuple.of(...args), new dict(Object.entries(keywords)));
  }

  /** `(obj, func, args, kwargs)` of what will not run any more. */
  detach(): tuple | null {
    const details = this.#details();
    if (details !== null) pending.delete(this);
    return details;
  }

  peek(): tuple | null {
    return this.#details();
  }

  get alive(): boolean {
    return pending.has(this);
  }

  get atexit(): boolean {
    return pending.get(this)?.atexit ?? false;
  }

  set atexit(value: unknown) {
    const arranged = pending.get(this);
    if (arranged !== undefined) arranged.atexit = Boolean(value);
  }

  __repr__(): string {
    const target = pending.get(this)?.reference._deref();
    if (target === undefined) return `<finalize object at ${address(this)}; dead>`;
    return `<finalize object at ${address(this)}; for '${typeName(target)}' at ${address(target)}>`;
  }
}
