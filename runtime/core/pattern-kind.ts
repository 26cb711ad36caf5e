/**
 * How a class that is neither a list, a tuple, a range nor a dict says that `case [...]` or `case {...}` may look into its instances: CPython's
 * `Py_TPFLAGS_SEQUENCE` and `Py_TPFLAGS_MAPPING`.
 */
export const patternKind: unique symbol = /* @__PURE__ */ Symbol("patternKind");

export type PatternKind = "sequence" | "mapping";
