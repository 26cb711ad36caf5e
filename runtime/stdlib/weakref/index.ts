/**
 * Python's `weakref`, on JavaScript's `WeakRef` and `FinalizationRegistry`: an object is gone when the engine has collected it, not when its last name goes.
 * Source: CPython 3.13 Lib/weakref.py.
 */
import { tuple } from "../../core/containers/tuple.ts";
import { CallableProxyType, ProxyType } from "./proxy.ts";

export { finalize } from "./finalize.ts";
export { WeakKeyDictionary, WeakValueDictionary } from "./mappings.ts";
export { WeakMethod } from "./method.ts";
export { CallableProxyType, proxy, ProxyType } from "./proxy.ts";
export { getweakrefcount, getweakrefs, KeyedRef, ref, ReferenceType } from "./reference.ts";
export { WeakSet } from "./weak-set.ts";

/** The classes of what {@link proxy} makes. */
export const ProxyTypes: tuple = /* @__PURE__ */ tuple.of(ProxyType, CallableProxyType);
