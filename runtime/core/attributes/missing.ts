/** What a lookup returns when there is no such attribute. */
export const missing: unique symbol = /* @__PURE__ */ Symbol("missing");
