/** `patch.dict`. Source: CPython 3.13 Lib/unittest/mock.py (`_patch_dict`). */
import { callMethod, hasattr } from "../../../core/attributes/getattr.ts";
import type { Keywords } from "../../../core/calls/bind-arguments.ts";
import { dict } from "../../../core/containers/dict.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import { delItem, getItem, setItem } from "../../../core/operators/subscript.ts";
import { truth } from "../../../core/operators/truth.ts";
import { argumentsOf } from "./call.ts";
import { Patcher } from "./patcher.ts";
import { resolveName } from "./targets.ts";

/** Changes a dictionary while a block, a function or a test runs. */
export class PatchDict extends Patcher {
  static readonly __name__: string = "_patch_dict";
  static readonly __module__: string = "unittest.mock";
  in_dict: unknown;
  readonly values: dict<unknown, unknown>;
  readonly clear: unknown;
  #original: unknown = null;

  constructor(in_dict: unknown, ...rest: readonly unknown[]) {
    super();
    const { args, kwargs } = argumentsOf(rest);
    const {
      values = args[0] ?? [],
      clear = args[1] ?? false,
      ...more
    } = Object.fromEntries(kwargs) as {
      values?: unknown;
      clear?: unknown;
      [name: string]: unknown;
    };
    this.in_dict = in_dict;
    this.values = new dict(values as never) as dict<unknown, unknown>;
    for (const [name, value] of Object.entries(more)) this.values.set(name, value);
    this.clear = clear;
  }

  /** @internal */
  override _copy(): PatchDict {
    return new PatchDict(this.in_dict, this.values, this.clear);
  }

  /** @internal */
  override _argument(): { readonly positional: boolean; readonly names: Keywords } {
    return { positional: false, names: {} };
  }

  __enter__(): unknown {
    if (typeof this.in_dict === "string") this.in_dict = resolveName(this.in_dict);
    const target = this.in_dict;
    this.#original = hasattr(target, "copy") ? callMethod(target, "copy") : copyOf(target);
    if (truth(this.clear)) clear(target);
    update(target, this.values);
    return target;
  }

  __exit__(..._details: readonly unknown[]): boolean {
    if (this.#original === null) return false;
    clear(this.in_dict);
    update(this.in_dict, this.#original);
    return false;
  }
}

function copyOf(mapping: unknown): dict<unknown, unknown> {
  const copy = new dict<unknown, unknown>();
  for (const key of iterate(mapping)) copy.set(key, getItem(mapping as never, key as never));
  return copy;
}

function clear(mapping: unknown): void {
  if (hasattr(mapping, "clear")) callMethod(mapping, "clear");
  else for (const key of [...iterate(mapping)]) delItem(mapping as never, key as never);
}

function update(mapping: unknown, values: unknown): void {
  if (hasattr(mapping, "update")) callMethod(mapping, "update", [values]);
  else
    for (const key of iterate(values))
      setItem(mapping as never, key as never, getItem(values as never, key as never) as never);
}
