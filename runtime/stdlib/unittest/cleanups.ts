/** Functions that are called when a test, a class or a module is over. Source: CPython 3.13 Lib/unittest/case.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { AttributeError, Exception, TypeError } from "../../core/exceptions/index.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { optionsOf } from "../../core/options.ts";
import { type } from "../../core/types/type.ts";
import { strclass } from "./util.ts";
import { perform, type Work } from "./work.ts";

export class Cleanup {
  readonly #function: unknown;
  readonly #args: readonly unknown[];
  readonly #keywords: { readonly [name: string]: unknown } | undefined;

  constructor(function_: unknown, args: readonly unknown[]) {
    this.#function = function_;
    this.#keywords = optionsOf(args);
    this.#args = this.#keywords === undefined ? args : args.slice(0, -1);
  }

  run(): unknown {
    return call(this.#function, this.#args, this.#keywords);
  }

  /** The function and its arguments, for those who call it in their own way. */
  with<T>(
    use: (
      function_: unknown,
      args: readonly unknown[],
      keywords: { readonly [name: string]: unknown } | undefined,
    ) => T,
  ): T {
    return use(this.#function, this.#args, this.#keywords);
  }
}

/** Enters a context manager; `add` registers its end. */
export function enterContext(
  manager: unknown,
  add: (function_: unknown, ...args: readonly unknown[]) => void,
): unknown {
  const cls = type(manager);
  let enter: unknown;
  let exit: unknown;
  try {
    enter = getattr(cls, "__enter__");
    exit = getattr(cls, "__exit__");
  } catch (error) {
    if (!(error instanceof AttributeError)) throw error;
    throw new TypeError(`'${strclass(cls)}' object does not support the context manager protocol`);
  }
  const result = call(enter, [manager]);
  add(exit, manager, null, null, null);
  return result;
}

const moduleCleanups: Cleanup[] = [];

/** Called after `tearDownModule`, even if `setUpModule` fails. */
export function addModuleCleanup(function$: unknown, ...args: readonly unknown[]): void {
  moduleCleanups.push(new Cleanup(function$, args));
}

export function enterModuleContext(cm: unknown): unknown {
  return enterContext(cm, addModuleCleanup);
}

/** @throws the first exception of the functions, after all were called */
export function doModuleCleanups(): unknown {
  return perform(runModuleCleanups());
}

export function* runModuleCleanups(): Work<null> {
  const raised: Exception[] = [];
  for (let next = moduleCleanups.pop(); next !== undefined; next = moduleCleanups.pop()) {
    try {
      yield next.run();
    } catch (error) {
      const exception = caught(error);
      if (!(exception instanceof Exception)) throw exception;
      raised.push(exception);
    }
  }
  if (raised.length > 0) throw raised[0];
  return null;
}
