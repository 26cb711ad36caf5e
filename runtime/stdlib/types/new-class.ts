/** Classes made by name: `types.new_class` and its parts. Source: CPython 3.13 Lib/types.py, PEP 3115, PEP 560. */
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { winningMetaclass } from "../../core/classes/metaclass.ts";
import type { Class } from "../../core/classes/mro.ts";
import { ownAttribute } from "../../core/classes/dictionary.ts";
import { missing } from "../../core/attributes/missing.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { isClass, typeName } from "../../core/names.ts";
import { setItem } from "../../core/operators/subscript.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";

type Keywords = { [name: string]: unknown };

function keywordsOf(kwds: unknown): Keywords {
  if (kwds === null) return {};
  return Object.fromEntries((kwds as dict<string, unknown>).entries());
}

/** `resolve_bases(bases)`: what `__mro_entries__` of the bases says. */
export function resolve_bases(bases: unknown): unknown {
  let isUpdated = false;
  const result: unknown[] = [];
  for (const base of iterate(bases)) {
    if (isClass(base) || !hasattr(base, "__mro_entries__")) {
      result.push(base);
      continue;
    }
    const entries = call(getattr(base, "__mro_entries__"), [bases]);
    if (!(entries instanceof tuple)) throw new TypeError("__mro_entries__ must return a tuple");
    isUpdated = true;
    result.push(...(entries as unknown as unknown[]));
  }
  return isUpdated ? tuple.of(...result) : bases;
}

/** `prepare_class(name, bases=(), kwds=None)`: `(metaclass, namespace, kwds)`. */
export function prepare_class(
  name: string,
  bases: unknown = tuple.of(),
  kwds: unknown = null,
): tuple {
  const { metaclass, ...keywords } = keywordsOf(kwds);
  const list = [...iterate(bases)];
  let meta: unknown = metaclass ?? (list.length > 0 ? type(list[0]) : type);
  if (isClass(meta))
    meta = winningMetaclass(meta as unknown as Class, list.filter(isClass) as unknown as Class[]);
  const namespace = hasattr(meta, "__prepare__")
    ? call(getattr(meta, "__prepare__"), [name, bases], keywords)
    : new dict();
  return tuple.of(meta, namespace, new dict(Object.entries(keywords)));
}

/** `new_class(name, bases=(), kwds=None, exec_body=None)`. */
export function new_class(
  name: string,
  bases: unknown = tuple.of(),
  kwds: unknown = null,
  exec_body: unknown = null,
): unknown {
  const resolved = resolve_bases(bases);
  const [meta, namespace, keywords] = prepare_class(name, resolved, kwds) as unknown as [
    unknown,
    unknown,
    unknown,
  ];
  if (exec_body !== null) call(exec_body, [namespace]);
  if (resolved !== bases) setItem(namespace, "__orig_bases__", bases);
  return call(meta, [name, resolved, namespace], keywordsOf(keywords));
}

/** `get_original_bases(cls)`: the bases as the class statement has them. */
export function get_original_bases(cls: unknown): unknown {
  if (!isClass(cls))
    throw new TypeError(`Expected an instance of type, not ${repr(typeName(cls))}`);
  const original = ownAttribute(cls as unknown as Class, "__orig_bases__");
  return original === missing ? getattr(cls, "__bases__") : original;
}
