import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { GeneratorContextManager } from "./generator-manager.ts";

/** `contextlib._GeneratorContextManager(func, args, kwds)`, for programs that extend it. Source: CPython 3.13 Lib/contextlib.py. */
export class _GeneratorContextManager extends GeneratorContextManager<unknown[], unknown> {
  static override readonly __name__: string = "_GeneratorContextManager";
  static override readonly __module__: string = "contextlib";

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === _GeneratorContextManager
      ? value instanceof GeneratorContextManager
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  constructor(func: unknown, args: Iterable<unknown>, kwds: unknown) {
    const keywords =
      kwds instanceof dict
        ? (Object.fromEntries(kwds.entries()) as { [name: string]: unknown })
        : {};
    super((...given) => call(func, given, keywords) as never, [...args]);
  }
}
