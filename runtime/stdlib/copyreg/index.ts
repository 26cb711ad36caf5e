/** Python's `copyreg`: functions that say how instances of a type are copied, and codes of pickled globals. Source: CPython 3.13 Lib/copyreg.py. */
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { callable } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { complex } from "../../core/numbers/complex.ts";
import { eq } from "../../core/operators/compare.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { toStr } from "../../core/str.ts";
import { int } from "../../core/types/int.ts";

export { __newobj__, __newobj_ex__, _reconstructor } from "../../core/classes/reduce.ts";

function initialTable(): dict<unknown, unknown> {
  return new dict<unknown, unknown>([[complex, pickle_complex]]);
}

/** By type: what makes of an instance the tuple that `__reduce_ex__` returns. */
export const dispatch_table: dict<unknown, unknown> = /* @__PURE__ */ initialTable();

/** `pickle(ob_type, pickle_function, constructor_ob=None)`. */
export function pickle(
  ob_type: unknown,
  pickle_function: unknown,
  constructor_ob: unknown = null,
): void {
  if (!callable(pickle_function)) throw new TypeError("reduction functions must be callable");
  dispatch_table.set(ob_type, pickle_function);
  if (constructor_ob !== null) constructor$(constructor_ob);
}

function constructor$(object: unknown): void {
  if (!callable(object)) throw new TypeError("constructors must be callable");
}
export { constructor$ as constructor };

export function pickle_complex(c: complex): tuple {
  return tuple.of(complex, tuple.of(getattr(c, "real"), getattr(c, "imag")));
}

/** The names that the class and its bases have slots for. */
export function _slotnames(cls: unknown): string[] {
  const names: string[] = [];
  if (!hasattr(cls, "__slots__")) return names;
  for (const base of iterate(getattr(cls, "__mro__"))) {
    const own = getattr(base, "__dict__") as { get(name: string): unknown };
    const slots = own.get("__slots__");
    if (slots === null || slots === undefined) continue;
    for (const slot of typeof slots === "string" ? [slots] : iterate(slots)) {
      const name = toStr(slot);
      if (name === "__dict__" || name === "__weakref__") continue;
      const isMangled = name.startsWith("__") && !name.endsWith("__");
      const stripped = toStr(getattr(base, "__name__")).replace(/^_+/, "");
      names.push(isMangled && stripped !== "" ? `_${stripped}${name}` : name);
    }
  }
  return names;
}

/** By module and name: the code. */
export const _extension_registry: dict<unknown, unknown> = /* @__PURE__ */ new dict<
  unknown,
  unknown
>();
/** By code: module and name. */
export const _inverted_registry: dict<unknown, unknown> = /* @__PURE__ */ new dict<
  unknown,
  unknown
>();
/** By code: the object. */
export const _extension_cache: dict<unknown, unknown> = /* @__PURE__ */ new dict<
  unknown,
  unknown
>();

/** `add_extension(module, name, code)`. */
export function add_extension(module: unknown, name: unknown, code: unknown): void {
  const number = int(code);
  if (number < 1 || number > 0x7fff_ffff) throw new ValueError("code out of range");
  const key = tuple.of(module, name);
  const known = _extension_registry.get(key);
  if (known === number && eq(_inverted_registry.get(number), key)) return;
  if (_extension_registry.has(key))
    throw new ValueError(`key ${toStr(key)} is already registered with code ${toStr(known)}`);
  if (_inverted_registry.has(number)) {
    throw new ValueError(
      `code ${toStr(number)} is already in use for key ${toStr(_inverted_registry.get(number))}`,
    );
  }
  _extension_registry.set(key, number);
  _inverted_registry.set(number, key);
}

/** `remove_extension(module, name, code)`. */
export function remove_extension(module: unknown, name: unknown, code: unknown): void {
  const key = tuple.of(module, name);
  if (!eq(_extension_registry.get(key), code) || !eq(_inverted_registry.get(code), key))
    throw new ValueError(`key ${toStr(key)} is not registered with code ${toStr(code)}`);
  _extension_registry.delete(key);
  _inverted_registry.delete(code);
  _extension_cache.delete(code);
}

export function clear_extension_cache(): void {
  _extension_cache.clear();
}
