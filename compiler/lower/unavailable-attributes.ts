/** Attributes of what generators and coroutines are in CPython, that JavaScript's have no counterpart of. `docs/language.md` and diagnostics quote the reasons. */
import type { Reason } from "./unavailable-names.ts";

const frames: Reason = { status: "refused", text: "JavaScript shows no frame of it" };
const code: Reason = { status: "refused", text: "there is no bytecode" };
const steps: Reason = {
  status: "refused",
  text: "a native async function cannot be driven by hand; a task can, or 'await'",
};

const view: Reason = { status: "refused", text: "a view knows its dict, not a proxy of it" };

/** By the type's name. */
export const attributeReasons: {
  readonly [type: string]: { readonly [attribute: string]: Reason };
} = {
  generator: { gi_frame: frames, gi_code: code },
  coroutine: { cr_frame: frames, cr_code: code, send: steps, throw: steps },
  dict_keys: { mapping: view },
  dict_items: { mapping: view },
  dict_values: { mapping: view },
  async_generator: { ag_frame: frames, ag_code: code, ag_await: frames },
};

/** Names that nothing else has. */
export const distinctive = /^(?:gi|cr|ag)_/;
