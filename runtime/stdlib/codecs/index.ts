/** Python's `codecs`: encodings and error handlers of the program. Source: CPython 3.13 Lib/codecs.py, Modules/_codecsmodule.c. */
import { call } from "../../core/calls/call.ts";
import { builtin } from "../../core/calls/signature.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { addSearcher, lookedUp, registerHandler, removeSearcher, resultOf } from "./registry.ts";

export { CodecInfo } from "./codec-info.ts";
export {
  backslashreplace_errors,
  ignore_errors,
  lookup_error,
  replace_errors,
  strict_errors,
  xmlcharrefreplace_errors,
} from "./errors.ts";

export const register = /* @__PURE__ */ builtin("_codecs.register", "1", addSearcher);
export const unregister = /* @__PURE__ */ builtin("_codecs.unregister", "1", removeSearcher);
export const register_error = /* @__PURE__ */ builtin(
  "_codecs.register_error",
  "2-2",
  registerHandler,
);
export const lookup = /* @__PURE__ */ builtin("_codecs.lookup", "1", lookedUp);

/** `encode(obj, encoding="utf-8", errors="strict")`. */
export const encode = /* @__PURE__ */ builtin(
  "_codecs.encode",
  "(obj, encoding=, errors=)",
  (obj: unknown, encoding: unknown = "utf-8", errors: unknown = "strict"): unknown =>
    resultOf(call(lookedUp(encoding).encode, [obj, errors]), "encoder"),
);

/** `decode(obj, encoding="utf-8", errors="strict")`. */
export const decode = /* @__PURE__ */ builtin(
  "_codecs.decode",
  "(obj, encoding=, errors=)",
  (obj: unknown, encoding: unknown = "utf-8", errors: unknown = "strict"): unknown =>
    resultOf(call(lookedUp(encoding).decode, [obj, errors]), "decoder"),
);

/** `getencoder(encoding)`. */
export function getencoder(encoding: unknown): unknown {
  return lookedUp(encoding).encode;
}

/** `getdecoder(encoding)`. */
export function getdecoder(encoding: unknown): unknown {
  return lookedUp(encoding).decode;
}

export const BOM_UTF8: bytes = /* @__PURE__ */ bytes.of(0xef, 0xbb, 0xbf);
export const BOM_UTF16_LE: bytes = /* @__PURE__ */ bytes.of(0xff, 0xfe);
export const BOM_UTF16_BE: bytes = /* @__PURE__ */ bytes.of(0xfe, 0xff);
export const BOM_UTF32_LE: bytes = /* @__PURE__ */ bytes.of(0xff, 0xfe, 0, 0);
export const BOM_UTF32_BE: bytes = /* @__PURE__ */ bytes.of(0, 0, 0xfe, 0xff);
export { BOM_UTF16_LE as BOM, BOM_UTF16_LE as BOM_LE, BOM_UTF16_LE as BOM_UTF16 };
export { BOM_UTF16_BE as BOM_BE, BOM_UTF32_LE as BOM_UTF32 };
