/** Threads: there is the main one, and others cannot be started. Source: CPython 3.13 Lib/threading.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { RuntimeError } from "../../core/exceptions/index.ts";
import { className, type NamedClass } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { str } from "../../core/types/str.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import type { Keywords } from "../../core/calls/bind-arguments.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { mainIdentifier } from "./identifiers.ts";

let created = 0;

/** `threading.Thread`. */
export class Thread extends Extensible {
  static readonly __name__: string = "Thread";
  static readonly __module__: string = "threading";
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, group=, target=, name=, args=, kwargs=, *, daemon=",
    join: "self, timeout=",
  };
  name$: string;
  daemon: boolean;
  readonly #target: unknown;
  readonly #args: unknown;
  readonly #kwargs: unknown;

  constructor(
    _group: unknown = null,
    target: unknown = null,
    name: unknown = null,
    args: unknown = [],
    kwargs: unknown = null,
    options: { daemon?: unknown } = {},
  ) {
    super();
    this.name$ = name === null ? defaultName(target) : str(name);
    this.daemon = truth(options.daemon ?? false);
    this.#target = target;
    this.#args = args;
    this.#kwargs = kwargs;
  }

  get ident(): number | null {
    return null;
  }

  get native_id(): number | null {
    return this.ident;
  }

  /** @throws RuntimeError: there is one thread */
  start(): never {
    throw new RuntimeError("can't start new thread");
  }

  run(): void {
    if (this.#target === null) return;
    const keywords = new dict((this.#kwargs ?? []) as never) as dict<string, unknown>;
    call(this.#target, [...iterate(this.#args)], Object.fromEntries(keywords) as Keywords);
  }

  join(_timeout: unknown = null): void {
    throw new RuntimeError("cannot join thread before it is started");
  }

  is_alive(): boolean {
    return false;
  }

  getName(): string {
    return this.name$;
  }

  setName(name: string): void {
    this.name$ = name;
  }

  isDaemon(): boolean {
    return this.daemon;
  }

  setDaemon(daemonic: boolean): void {
    this.daemon = daemonic;
  }

  __repr__(): string {
    const daemon = this.daemon ? " daemon" : "";
    const cls = className(this.constructor as NamedClass);
    return `<${cls}(${this.name$}, initial${daemon})>`;
  }
}

function defaultName(target: unknown): string {
  created++;
  const of = target === null ? "" : ` (${str(getattr(target, "__name__", ""))})`;
  return `Thread-${created}${of === " ()" ? "" : of}`;
}

/** The thread that runs the program. */
class _MainThread extends Thread {
  static override readonly __name__: string = "_MainThread";

  constructor() {
    super(null, null, "MainThread");
  }

  override get ident(): number {
    return mainIdentifier();
  }

  override start(): never {
    throw new RuntimeError("threads can only be started once");
  }

  override join(): never {
    throw new RuntimeError("cannot join current thread");
  }

  override is_alive(): boolean {
    return true;
  }

  override __repr__(): string {
    return `<_MainThread(${this.name$}, started ${this.ident})>`;
  }
}

let main: _MainThread | undefined;

export function main_thread(): Thread {
  return (main ??= new _MainThread());
}

export function current_thread(): Thread {
  return main_thread();
}

export function enumerate(): Thread[] {
  return [main_thread()];
}

export function active_count(): number {
  return 1;
}

export function get_ident(): number {
  return mainIdentifier();
}

export function get_native_id(): number {
  return mainIdentifier();
}

/** The default. */
export function stack_size(_size: unknown = 0): number {
  return 0;
}
