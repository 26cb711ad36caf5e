/** What classes of the runtime say of themselves, beyond their names. */

/** A static getter: the metaclass, where that is not `type`. Classes below inherit it. */
export const metaclass: unique symbol = /* @__PURE__ */ Symbol("metaclass");

/** A static `true`: instances have no state, so the class may stand beside any other among the bases of a class. */
export const isMixin: unique symbol = /* @__PURE__ */ Symbol("isMixin");

/** Static: the methods that subclasses have to define. */
export const abstractNames: unique symbol = /* @__PURE__ */ Symbol("abstractNames");

/** A static getter: the bases, where they are not the one class that JavaScript's `extends` names. */
export const bases: unique symbol = /* @__PURE__ */ Symbol("bases");

/** A static `true`: no class may extend it. */
export const isFinal: unique symbol = /* @__PURE__ */ Symbol("isFinal");
