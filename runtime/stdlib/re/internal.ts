/** The key of what patterns and matches have for this module only, and of making them, which programs cannot. */
export const internal: unique symbol = /* @__PURE__ */ Symbol("internal");
