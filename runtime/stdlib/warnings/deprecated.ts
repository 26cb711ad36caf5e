import { setattr } from "../../core/attributes/setattr.ts";
import { call, callable } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { isClass, typeName } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { update_wrapper } from "../functools/wrapping.ts";
import { iscoroutinefunction, markcoroutinefunction } from "../inspect/index.ts";
import { splitOptions } from "../internal/options.ts";
import { warn } from "./warn.ts";

/** The keyword-only parameters of {@link deprecated}. */
export interface DeprecatedOptions {
  category?: unknown;
  stacklevel?: number;
}

/** `warnings.deprecated`: the decorator of PEP 702. What it decorates warns when it is called. */
export class deprecated {
  static readonly __name__: string = "deprecated";
  static readonly __module__: string = "warnings";
  static readonly __text_signature__: string = "self, message, /, *, category=, stacklevel=";
  readonly message$: string;
  readonly category: unknown;
  readonly stacklevel: number;

  constructor(message: string, options: DeprecatedOptions = {}) {
    if (typeof message !== "string") {
      throw new TypeError(
        `Expected an object of type str for 'message', not '${typeName(message)}'`,
      );
    }
    this.message$ = message;
    this.category = options.category === undefined ? DeprecationWarning : options.category;
    this.stacklevel = options.stacklevel ?? 1;
  }

  __call__<F>(arg: F): F;
  __call__(arg: unknown): unknown {
    const { message$: message, category, stacklevel } = this;
    if (category === null || isClass(arg)) {
      setattr(arg, "__deprecated__", message);
      return arg;
    }
    if (!callable(arg)) {
      throw new TypeError(
        `@deprecated decorator with non-None category must be applied to a class or callable, not ${repr(arg)}`,
      );
    }
    const wrapper = signature((...args: readonly unknown[]): unknown => {
      warn(message, category, stacklevel + 1);
      const [positional, keywords] = splitOptions<unknown, { [name: string]: unknown }>(args);
      return call(arg, positional, keywords);
    }, "*args, **kwargs");
    update_wrapper(wrapper, arg as object);
    if (iscoroutinefunction(arg)) markcoroutinefunction(wrapper);
    setattr(arg, "__deprecated__", message);
    setattr(wrapper, "__deprecated__", message);
    return wrapper;
  }
}
