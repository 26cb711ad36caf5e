/** Attributes of what generators and coroutines are in CPython, that JavaScript's have no counterpart of. `docs/language.md` and diagnostics quote the reasons. */
import type { Reason } from "./unavailable-names.ts";

const frames: Reason = { status: "refused", text: "JavaScript shows no frame of it" };
const awaits: Reason = {
  status: "refused",
  text: "a native async function does not show it; '--coroutines generators' makes one that does",
};
const code: Reason = { status: "refused", text: "there is no bytecode" };
const steps: Reason = {
  status: "refused",
  text: "a native async function cannot be driven by hand; '--coroutines generators' makes one that can",
};

const view: Reason = { status: "refused", text: "a view knows its dict, not a proxy of it" };

/** By the type's name. */
export const attributeReasons: {
  readonly [type: string]: { readonly [attribute: string]: Reason };
} = {
  generator: { gi_frame: frames, gi_code: code },
  dict_keys: { mapping: view },
  dict_items: { mapping: view },
  dict_values: { mapping: view },
};

/** Those of programs whose coroutines are native functions, although they drive them by hand. */
export const nativeFormReasons: typeof attributeReasons = {
  coroutine: { cr_frame: awaits, cr_code: awaits, send: steps, throw: steps },
  async_generator: { ag_frame: awaits, ag_code: awaits, ag_await: awaits },
};

/** Names that nothing else has. */
export const distinctive = /^(?:gi|cr|ag)_/;
