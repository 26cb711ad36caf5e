import { tuple } from "../../core/containers/tuple.ts";
import { _UnpackGenericAlias } from "./aliases.ts";
import { typeCheck } from "./checks.ts";
import { Unpack } from "./special-forms.ts";

/** What `Unpack[item]` gives. */
export function unpackOf(item: unknown): unknown {
  const type = typeCheck(item, "typing.Unpack accepts only single type.");
  return new _UnpackGenericAlias(Unpack, tuple.of(type));
}

/** `*alias` in a subscript: `Unpack[alias]`. */
export function unpacked(alias: unknown): unknown {
  return Unpack.__getitem__(alias);
}
