import { repr } from "./repr.ts";

/** An object that says how it prints. */
interface Printable {
  __str__?(): string;
}

/**
 * `str(value)`: `type(value).__str__(value)`, which is `repr` for everything but strings and the types that say otherwise.
 */
export function str(value: unknown = ""): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null) {
    const object = value as Printable;
    if (object.__str__ !== undefined) return object.__str__();
  }
  return repr(value);
}
