/** Which functions of JavaScript classes are static methods of Python's, and not class methods. */
const functions = /* @__PURE__ */ new WeakSet<object>();

export function markStatic(function_: object): void {
  functions.add(function_);
}

export function isStatic(function_: object): boolean {
  return functions.has(function_);
}
