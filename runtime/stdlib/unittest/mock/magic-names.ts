/** The special methods that mocks know. Source: CPython 3.13 Lib/unittest/mock.py. */

function dunders(words: string): string[] {
  return words.split(" ").map((word) => `__${word}__`);
}

const numeric = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow";

/** Those that a `MagicMock` has from the start. */
export const magics: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ dunders(
    [
      "lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit",
      "divmod rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter",
      numeric,
      /* @__PURE__ */ numeric.replace(/\w+/g, "i$&"),
      /* @__PURE__ */ numeric.replace(/\w+/g, "r$&"),
    ].join(" "),
  ),
);

/** Those that are coroutine functions. */
export const asyncMagics: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__aenter__",
  "__aexit__",
  "__anext__",
]);

/** Those that can be set, but are not there from the start. */
const settable: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ dunders(
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir subclasses format getnewargs_ex",
  ),
);

const unsupported: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ dunders("getattr setattr init new prepare instancecheck subclasscheck del"),
);

export function isMagic(name: string): boolean {
  return name.length > 4 && name.startsWith("__") && name.endsWith("__");
}

export function isSyncMagic(name: string): boolean {
  return magics.has(name) || settable.has(name);
}

export function isKnownMagic(name: string): boolean {
  return isSyncMagic(name) || asyncMagics.has(name);
}

export function isUnsupportedMagic(name: string): boolean {
  return unsupported.has(name);
}
