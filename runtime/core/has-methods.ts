/** On the prototype that all metaclasses extend. */
export const ofMetaclass: unique symbol = /* @__PURE__ */ Symbol("ofMetaclass");

/** Whether the operators look for methods on the value: on an object, and on a class that has a metaclass of the program's. */
export function hasMethods(value: unknown): value is object {
  if (typeof value === "object") return value !== null;
  return (
    typeof value === "function" && (value as { [ofMetaclass]?: boolean })[ofMetaclass] === true
  );
}
