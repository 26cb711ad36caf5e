/** The class of `...`. */
export class EllipsisType {
  static readonly __name__: string = "ellipsis";

  __repr__(): string {
    return "Ellipsis";
  }
}

/** `Ellipsis`, which `...` also means. */
export const Ellipsis = /* @__PURE__ */ new EllipsisType();
