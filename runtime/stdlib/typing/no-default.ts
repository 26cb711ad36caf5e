/** The class of `NoDefault`. Source: CPython 3.13 Objects/typevarobject.c. */
class NoDefaultType {
  static readonly __name__: string = "NoDefaultType";

  constructor() {
    return NoDefault;
  }

  __repr__(): string {
    return "typing.NoDefault";
  }

  __reduce__(): string {
    return "NoDefault";
  }
}

/** `__default__` of a type parameter that has none. */
export const NoDefault: NoDefaultType = /* @__PURE__ */ Object.create(
  NoDefaultType.prototype,
) as NoDefaultType;
