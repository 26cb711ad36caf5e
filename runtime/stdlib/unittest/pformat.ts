/** `pprint.pformat`, with its default width. Source: CPython 3.13 Lib/pprint.py. */
import { repr } from "../../core/repr.ts";

export function pformat(value: unknown): string {
  return repr(value);
}
