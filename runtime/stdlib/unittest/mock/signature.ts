/** How a function that a mock stands for takes its arguments. Source: CPython 3.13 Lib/unittest/mock.py (`_check_signature`, `_call_matcher`). */
import { genericAttribute } from "../../../core/attributes/lookup.ts";
import { getattr } from "../../../core/attributes/getattr.ts";
import { missing } from "../../../core/attributes/missing.ts";
import { bindingOf } from "../../../core/calls/bound-method.ts";
import { parametersOf, type Parameters } from "../../../core/calls/signature.ts";
import { functionBehind } from "../../../core/classes/method.ts";
import { dict } from "../../../core/containers/dict.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { TypeError } from "../../../core/exceptions/index.ts";
import { isClass } from "../../../core/names.ts";
import type { Arguments } from "./call.ts";

/** The parameters that callers of a spec give, and how many it takes for itself. */
export class SpecSignature {
  readonly #parameters: Parameters;
  readonly #bound: number;

  constructor(parameters: Parameters, bound: number) {
    this.#parameters = parameters;
    this.#bound = bound;
  }

  /**
   * The arguments as the function would get them: by position where that is possible.
   *
   * @throws TypeError in the words of `inspect.Signature.bind`. Source: CPython 3.13 Lib/inspect.py
   */
  bind({ args, kwargs }: Arguments): Arguments {
    const { variadic, keywordOnly } = this.#parameters;
    const names = this.#parameters.positional.slice(this.#bound);
    const left = new Map(kwargs);
    if (args.length > names.length && !variadic)
      throw new TypeError("too many positional arguments");
    const positional: unknown[] = [...args];
    const named = new dict<string, unknown>();
    names.forEach((name, index) => this.#place(name, index, positional, left, named));
    for (const name of keywordOnly) {
      if (left.has(name)) named.set(name, left.get(name));
      else if (this.#parameters.requiredKeywords.includes(name))
        throw new TypeError(`missing a required argument: '${name}'`);
      left.delete(name);
    }
    this.#takeRest(left, named);
    return { args: tuple.of(...positional), kwargs: named };
  }

  /** A positional parameter that no positional argument may be there for. */
  #place(
    name: string,
    index: number,
    positional: unknown[],
    left: Map<string, unknown>,
    named: dict<string, unknown>,
  ): void {
    const isPositionalOnly = index + this.#bound < this.#parameters.positionalOnly;
    const isGiven = left.has(name) && !isPositionalOnly;
    if (index < positional.length) {
      if (isGiven) throw new TypeError(`multiple values for argument '${name}'`);
    } else if (isGiven) {
      if (index === positional.length) positional.push(left.get(name));
      else named.set(name, left.get(name));
      left.delete(name);
    } else if (index + this.#bound < this.#parameters.required)
      throw new TypeError(`missing a required argument: '${name}'`);
  }

  #takeRest(left: ReadonlyMap<string, unknown>, named: dict<string, unknown>): void {
    if (left.size === 0) return;
    if (!this.#parameters.keywords) {
      const only = this.#parameters.positional.slice(this.#bound, this.#parameters.positionalOnly);
      const wrong = only.filter((name) => left.has(name));
      throw new TypeError(
        wrong.length > 0
          ? `got some positional-only arguments passed as keyword arguments: '${wrong.join(", ")}'`
          : `got an unexpected keyword argument '${[...left.keys()][0]!}'`,
      );
    }
    for (const [name, value] of left) named.set(name, value);
  }
}

/**
 * The signature of something that a mock stands for, or `null` where it is not known.
 *
 * @param asInstance whether the mock stands for an instance of the class
 * @param eatSelf whether the first parameter is the object itself
 */
export function signatureOfSpec(
  spec: unknown,
  asInstance: boolean,
  eatSelf: boolean,
): SpecSignature | null {
  if (isClass(spec) && !asInstance) {
    const own = parametersOf(spec);
    if (own !== undefined) return new SpecSignature(own, 1);
    return functionSignature(genericAttribute(spec, "__init__"), true);
  }
  if (typeof spec === "function" && !isClass(spec)) return functionSignature(spec, eatSelf);
  const method = getattr(spec, "__call__", null);
  return method === null ? null : functionSignature(method, eatSelf || isClass(spec));
}

function functionSignature(function_: unknown, eatSelf: boolean): SpecSignature | null {
  if (typeof function_ !== "function" || (function_ as unknown) === missing) return null;
  const binding = bindingOf(function_);
  const target = binding === undefined ? function_ : binding.function;
  const parameters =
    parametersOf(functionBehind(target as never) ?? target) ?? parametersOf(target);
  if (parameters === undefined) return null;
  return new SpecSignature(parameters, binding !== undefined || eatSelf ? 1 : 0);
}
