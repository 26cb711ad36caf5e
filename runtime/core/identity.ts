/** `id()`: numbers that stand for addresses, given out when they are first asked for. */

const ids = /* @__PURE__ */ new WeakMap<object, number>();
const primitives = /* @__PURE__ */ new Map<unknown, number>();
let next = 0x7f00_0000_0010;

/** `id(value)`: the same for the same object, and for equal numbers and strings. */
export function id(value: unknown): number {
  const table =
    (typeof value === "object" && value !== null) || typeof value === "function" ? ids : primitives;
  const known = table.get(value as object);
  if (known !== undefined) return known;
  const fresh = next;
  next += 16;
  table.set(value as object, fresh);
  return fresh;
}

/** `0x7f0000000010`: how the default `repr` shows an identity. */
export function address(value: unknown): string {
  return `0x${id(value).toString(16)}`;
}
