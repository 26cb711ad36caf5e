import {
  KeyError,
  LookupError,
  RuntimeError,
  TypeError,
  ValueError,
} from "../../core/exceptions/index.ts";
import { address } from "../../core/identity.ts";
import { repr } from "../../core/repr.ts";

/**
 * `contextvars.Context`: a mapping of variables to values. Copying is O(1): copies share one map until one of them writes.
 * Source: PEP 567, CPython Python/context.c.
 */
export class Context {
  static readonly __name__: string = "Context";
  static readonly __module__: string = "_contextvars";
  /** @internal */ _values: Map<ContextVar<unknown>, unknown> | null = null;
  /** True while another context may hold the same map. @internal */
  _shared = false;
  /** True between entering and leaving. @internal */
  _entered = false;

  /** Calls `callable` with this context as the current one. */
  run<A extends readonly unknown[], R>(callable: (...args: A) => R, ...args: A): R {
    const previous = enterContext(this);
    try {
      return callable(...args);
    } finally {
      leaveContext(this, previous);
    }
  }

  /** A context with the same values, independent of this one. */
  copy(): Context {
    const copy = new Context();
    if (this._values !== null) {
      this._shared = true;
      copy._values = this._values;
      copy._shared = true;
    }
    return copy;
  }

  get<T, D = null>(variable: ContextVar<T>, fallback?: D): T | D {
    checkVariable(variable);
    if (this._values?.has(variable)) return this._values.get(variable) as T;
    return fallback === undefined ? (null as D) : fallback;
  }

  __getitem__<T>(variable: ContextVar<T>): T {
    checkVariable(variable);
    if (!this._values?.has(variable)) throw new KeyError(variable);
    return this._values.get(variable) as T;
  }

  __contains__(variable: ContextVar<unknown>): boolean {
    checkVariable(variable);
    return this._values?.has(variable) ?? false;
  }

  __len__(): number {
    return this._values?.size ?? 0;
  }

  [Symbol.iterator](): Iterator<ContextVar<unknown>> {
    return this.keys()[Symbol.iterator]();
  }

  keys(): ContextVar<unknown>[] {
    return [...(this._values?.keys() ?? [])];
  }

  values(): unknown[] {
    return [...(this._values?.values() ?? [])];
  }

  items(): [ContextVar<unknown>, unknown][] {
    return [...(this._values?.entries() ?? [])];
  }

  /** The map for writing: its own copy, if it was shared. @internal */
  _writable(): Map<ContextVar<unknown>, unknown> {
    if (this._values === null || this._shared) {
      this._values = new Map(this._values);
      this._shared = false;
    }
    return this._values;
  }
}

/**
 * What runs in a context of its own: a task, a handle. Most never touch a context variable, so their context is made when it is first asked
 * for; `null` stands for an empty one that nobody has seen.
 *
 * @internal
 */
export interface ContextOwner {
  _context: Context | null;
}

let current: Context | null = null;
/** The handle that runs. For a task nothing is written here: a task takes its context when it leaves it. */
let owner: ContextOwner | null = null;
/** The context around what runs. Nothing nests: the loop runs one step at a time. */
let outer: Context | null = null;

/** Forgets the current context: see runtime/testing.ts. @internal */
export function _forget_context(): void {
  current = null;
}

/** The current context of the thread. @internal */
export function currentContext(): Context {
  if (current === null) {
    current = new Context();
    current._entered = true;
    if (owner !== null) owner._context = current;
  }
  return current;
}

/** `contextvars.copy_context()`. */
export function copy_context(): Context {
  return current === null ? new Context() : current.copy();
}

/** `copy_context()` for a {@link ContextOwner}. @internal */
export function snapshotContext(): Context | null {
  return current === null || current._values === null ? null : current.copy();
}

/** The context of an owner, to be handed out. @internal */
export function contextOf(holder: ContextOwner): Context {
  return (holder._context ??= new Context());
}

/** Makes the owner's context current. @internal */
export function enterOwner(entered: ContextOwner): void {
  const context = entered._context;
  if (context !== null) {
    if (context._entered) throw alreadyEntered(context);
    context._entered = true;
  }
  outer = current;
  current = context;
  owner = entered;
}

/** Undoes {@link enterOwner}. @internal */
export function leaveOwner(entered: ContextOwner): void {
  if (entered._context !== null) entered._context._entered = false;
  current = outer;
  owner = outer = null;
}

/** Makes the context of a task's step current. @internal */
export function enterStep(context: Context | null): void {
  if (context !== null) {
    if (context._entered) throw alreadyEntered(context);
    context._entered = true;
  }
  outer = current;
  current = context;
}

/** Undoes {@link enterStep}; returns the context of the task, which the step may have made. @internal */
export function leaveStep(): Context | null {
  const left = current;
  if (left !== null) left._entered = false;
  current = outer;
  outer = null;
  return left;
}

/** What {@link saveContext} keeps. @internal */
export interface SavedContext {
  readonly current: Context | null;
  readonly outer: Context | null;
  readonly owner: ContextOwner | null;
}

/** Sets aside what is current, for a step within a step. @internal */
export function saveContext(): SavedContext {
  const saved = { current, outer, owner };
  owner = null;
  return saved;
}

/** Puts back what {@link saveContext} kept. @internal */
export function restoreContext(saved: SavedContext): void {
  ({ current, outer, owner } = saved);
}

/** Makes `context` current; returns the one that was. @internal */
export function enterContext(context: Context): Context | null {
  if (context._entered) throw alreadyEntered(context);
  context._entered = true;
  const previous = current;
  current = context;
  return previous;
}

/** Undoes {@link enterContext}. @internal */
export function leaveContext(context: Context, previous: Context | null): void {
  context._entered = false;
  current = previous;
}

function alreadyEntered(context: Context): RuntimeError {
  return new RuntimeError(`cannot enter context: ${repr(context)} is already entered`);
}

function checkVariable(variable: unknown): void {
  if ((variable as { $isContextVar?: true } | null)?.$isContextVar !== true) {
    throw new TypeError(`a ContextVar key was expected, got ${repr(variable)}`);
  }
}

const missing: unique symbol = Symbol("missing");

/** `contextvars.Token`: what `ContextVar.set` returns, to undo it. */
export class Token<T = unknown> {
  static readonly __name__: string = "Token";
  static readonly __module__: string = "_contextvars";
  /** `Token.MISSING`: the variable had no value before. */
  static get MISSING(): TokenMissing {
    return tokenMissing();
  }
  readonly var: ContextVar<T>;
  /** @internal */ readonly _context: Context;
  /** @internal */ readonly _old: T | typeof missing;
  /** @internal */ _used = false;

  /** @internal */
  constructor(context: Context, variable: ContextVar<T>, old: T | typeof missing) {
    this._context = context;
    this.var = variable;
    this._old = old;
  }

  get old_value(): T | TokenMissing {
    return this._old === missing ? tokenMissing() : this._old;
  }

  __repr__(): string {
    return `<Token${this._used ? " used" : ""} var=${repr(this.var)} at ${address(this)}>`;
  }
}

/** The type of `Token.MISSING`. */
export class TokenMissing {
  __repr__(): string {
    return "<Token.MISSING>";
  }
}

let theMissing: TokenMissing | undefined;
function tokenMissing(): TokenMissing {
  return (theMissing ??= new TokenMissing());
}

/** `contextvars.ContextVar`. Its `get` needs no map lookup while nothing was ever set in the current context. */
export class ContextVar<T = unknown> {
  /** For contexts, which every program has: they must not carry this class along. No Python name contains a `$`. @internal */
  get $isContextVar(): true {
    return true;
  }

  static readonly __name__: string = "ContextVar";
  static readonly __module__: string = "_contextvars";
  readonly name$: string;
  /** @internal */ readonly _default: T | typeof missing;

  constructor(name: string, options: { default?: T } = {}) {
    if (typeof name !== "string") throw new TypeError("context variable name must be a str");
    this.name$ = name;
    this._default = "default" in options ? (options.default as T) : missing;
  }

  /** The value in the current context; else `fallback`, else the variable's default, else `LookupError`. */
  get<D = T>(fallback?: D): T | D {
    const values = current?._values;
    if (values?.has(this)) return values.get(this) as T;
    if (fallback !== undefined) return fallback;
    if (this._default !== missing) return this._default;
    throw new LookupError(this);
  }

  /** Sets the value in the current context. */
  set(value: T): Token<T> {
    const context = currentContext();
    const values = context._values;
    const old = values?.has(this) ? (values.get(this) as T) : missing;
    context._writable().set(this, value);
    return new Token<T>(context, this, old);
  }

  /** Puts back what was there before the `set` that returned `token`. */
  reset(token: Token<T>): void {
    if (!(token instanceof Token)) {
      throw new TypeError(`expected an instance of Token, got ${repr(token)}`);
    }
    if (token._used) throw new RuntimeError(`${repr(token)} has already been used once`);
    if (token.var !== this) {
      throw new ValueError(`${repr(token)} was created by a different ContextVar`);
    }
    if (token._context !== currentContext()) {
      throw new ValueError(`${repr(token)} was created in a different Context`);
    }
    token._used = true;
    if (token._old === missing) token._context._writable().delete(this);
    else token._context._writable().set(this, token._old);
  }

  __repr__(): string {
    const fallback = this._default === missing ? "" : ` default=${repr(this._default)}`;
    return `<ContextVar name=${repr(this.name$)}${fallback} at ${address(this)}>`;
  }
}
