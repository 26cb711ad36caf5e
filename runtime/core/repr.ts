import { typeName } from "./names.ts";

/** First version; see the types for their own `__repr__`. */
export function repr(value: unknown): string {
  if (typeof value === "string") return `'${value}'`;
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "object" && "__repr__" in value) {
    return (value as { __repr__(): string }).__repr__();
  }
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  if (typeof value === "object" || typeof value === "function")
    return `<${typeName(value)} object>`;
  return String(value);
}
