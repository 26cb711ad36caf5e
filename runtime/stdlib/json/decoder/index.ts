/** Python's `json.decoder`. Source: CPython Lib/json/decoder.py. */
export { JSONDecoder, type DecoderOptions } from "../decode.ts";
export { JSONDecodeError } from "../errors.ts";
export { scanString as py_scanstring, scanString as scanstring } from "../grammar.ts";
