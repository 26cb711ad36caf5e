import { namesOf } from "../attributes/dir.ts";
import { lookup } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { call } from "../calls/call.ts";
import { TypeError } from "../exceptions/base.ts";
import { isClass } from "../names.ts";
import { sorted } from "./aggregate.ts";

/** `dir(object)`: sorted. */
export function dir(value: unknown): string[] {
  const method = isClass(value) ? missing : lookup(value, "__dir__");
  const names = method === missing ? namesOf(value) : call(method);
  return sorted(names as string[]);
}

/** `vars(object)`. */
export function vars(value: unknown): unknown {
  const result = lookup(value, "__dict__");
  if (result === missing) throw new TypeError("vars() argument must have __dict__ attribute");
  return result;
}
