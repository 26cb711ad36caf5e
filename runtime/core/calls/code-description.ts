import { host } from "../../host/index.ts";
import { tuple } from "../containers/tuple.ts";
import type { AnyFunction } from "../classes/method-forms.ts";
import { address } from "../identity.ts";
import { functionName, functionQualname } from "./function-state.ts";
import { parametersOf } from "./signature.ts";

/** Flags of code objects. Source: CPython Include/cpython/code.h. */
const optimized = 0x3;
const variadic = 0x4;
const keywords = 0x8;
const generator = 0x20;
const coroutine = 0x80;
const iterableCoroutine = 0x100;
const asyncGenerator = 0x200;

/** `function.__code__`: what is known of the function without its code. Of its names, `co_varnames` has the parameters. */
export class CodeDescription {
  static readonly __name__: string = "code";
  readonly #function: AnyFunction;

  constructor(function_: AnyFunction) {
    this.#function = function_;
  }

  get co_name(): string {
    return functionName(this.#function);
  }

  get co_qualname(): string {
    return functionQualname(this.#function);
  }

  /** The line of the `def`, or of its first decorator, as far as the host knows it. */
  get co_firstlineno(): number {
    return host().locateFunction?.(this.#function)?.line ?? 1;
  }

  get co_filename(): string {
    return host().locateFunction?.(this.#function)?.file ?? "<unknown>";
  }

  /** How many positional parameters there are, those of them that are positional-only included. */
  get co_argcount(): number {
    return parametersOf(this.#function)?.positional.length ?? 0;
  }

  get co_posonlyargcount(): number {
    return parametersOf(this.#function)?.positionalOnly ?? 0;
  }

  get co_kwonlyargcount(): number {
    return parametersOf(this.#function)?.keywordOnly.length ?? 0;
  }

  get co_varnames(): tuple {
    const parameters = parametersOf(this.#function);
    return tuple.of(...(parameters?.positional ?? []), ...(parameters?.keywordOnly ?? []));
  }

  get co_flags(): number {
    const parameters = parametersOf(this.#function);
    const tag = (this.#function as { [Symbol.toStringTag]?: string })[Symbol.toStringTag];
    return (
      optimized |
      (parameters?.variadic === true ? variadic : 0) |
      (parameters?.keywords === true ? keywords : 0) |
      (tag === "GeneratorFunction" ? generator : 0) |
      ("_isIterableCoroutine" in this.#function ? iterableCoroutine : 0) |
      (tag === "AsyncFunction" ? coroutine : 0) |
      (tag === "AsyncGeneratorFunction" ? asyncGenerator : 0)
    );
  }

  __eq__(other: unknown): boolean {
    return other instanceof CodeDescription && other.#function === this.#function;
  }

  __repr__(): string {
    return `<code object ${this.co_name} at ${address(this.#function)}>`;
  }
}
