/** What tells threads apart. */
import { id } from "../../core/identity.ts";

const main = /* @__PURE__ */ Object.freeze({});

/** `threading.get_ident()` of the main thread. */
export function mainIdentifier(): number {
  return id(main);
}
