import { bytesOf } from "../containers/buffer.ts";
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { toStr } from "../str.ts";
import { decode } from "../text/encodings.ts";
import { StrObject, textOf } from "./boxes.ts";
import { allocate, extensibleType, type PythonType } from "./builtin-type.ts";

/** `str` as a value: the constructor, and what `isinstance` tests. */
export interface StrType extends PythonType {
  (value?: unknown): string;
  (data: unknown, encoding: string, errors?: string): string;
  new (value?: unknown): StrObject;
}

/**
 * `str(value)`: `type(value).__str__(value)`, which is `repr` for everything but strings and the types that say otherwise.
 */
export const str: StrType = /* @__PURE__ */ extensibleType(
  "str",
  (value) => typeof value === "string" || value instanceof StrObject,
  createStr,
  StrObject,
  (text, cls) => allocate(StrObject, [text], cls),
  "0-3 (object=, encoding=, errors=)",
) as StrType;

/** What calling the type gives: a string, or decoded bytes. */
function createStr(value?: unknown, encoding?: unknown, errors?: unknown): string {
  if (encoding === undefined && errors === undefined) return toStr(value);
  for (const [name, argument] of [
    ["encoding", encoding],
    ["errors", errors],
  ] as const) {
    if (argument === undefined || textOf(argument) !== undefined) continue;
    throw new TypeError(`str() argument '${name}' must be str, not ${typeName(argument)}`);
  }
  const data = value === undefined ? new Uint8Array() : bytesOf(value);
  if (data !== undefined) return decode(data, encoding, errors, "str");
  throw new TypeError(
    textOf(value) === undefined
      ? `decoding to str: need a bytes-like object, ${typeName(value)} found`
      : "decoding str is not supported",
  );
}
