import { bytes } from "../../core/containers/bytes.ts";
import { str } from "../../core/types/str.ts";
import { TypeVar } from "./type-var.ts";

/** `str` or `bytes`, but one of them throughout. */
export const AnyStr = /* @__PURE__ */ new TypeVar("AnyStr", bytes, str);
