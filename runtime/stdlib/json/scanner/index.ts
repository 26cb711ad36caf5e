/** Python's `json.scanner`. Source: CPython Lib/json/scanner.py. */
import { hooksOf } from "../decode.ts";
import { scannerOf } from "../scan-once.ts";

/** `make_scanner(context)`: what reads values as a decoder's attributes say. */
export function make_scanner(context: Parameters<typeof hooksOf>[0]): ReturnType<typeof scannerOf> {
  return scannerOf(hooksOf(context));
}

export { make_scanner as py_make_scanner };
