/** The builtins that forward references may name: classes and exceptions. */
import { classmethod, property, staticmethod } from "../../core/classes/descriptors.ts";
import { super$ } from "../../core/classes/super.ts";
import { bytearray } from "../../core/containers/bytearray.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { dict } from "../../core/containers/dict.ts";
import { memoryview } from "../../core/containers/memoryview.ts";
import { range } from "../../core/containers/range.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { slice } from "../../core/containers/slice.ts";
import { tuple } from "../../core/containers/tuple.ts";
import * as exceptions from "../../core/exceptions/index.ts";
import { enumerate, filter, map, reversed, zip } from "../../core/iteration/tools.ts";
import { isClass } from "../../core/names.ts";
import { complex } from "../../core/numbers/complex.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { str } from "../../core/types/str.ts";
import { bool } from "../../core/types/bool.ts";
import { Ellipsis } from "../../core/types/ellipsis.ts";
import { float } from "../../core/types/float.ts";
import { int } from "../../core/types/int.ts";
import { list } from "../../core/types/list.ts";
import { object } from "../../core/types/object.ts";
import { type } from "../../core/types/type.ts";

const names = (): { readonly [name: string]: unknown } => ({
  bool,
  bytearray,
  bytes,
  classmethod,
  complex,
  dict,
  enumerate,
  filter,
  float,
  frozenset,
  int,
  list,
  map,
  memoryview,
  object,
  property,
  range,
  reversed,
  set,
  slice,
  staticmethod,
  str,
  super: super$,
  tuple,
  type,
  zip,
  Ellipsis,
  NotImplemented,
});

let table: { readonly [name: string]: unknown } | undefined;

/** A builtin by its name; `undefined` where there is none that a type could be made of. */
export function builtinNamed(name: string): unknown {
  table ??= names();
  if (Object.hasOwn(table, name)) return table[name];
  const exception: unknown = (exceptions as { readonly [name: string]: unknown })[name];
  return isClass(exception) && exception.prototype instanceof exceptions.BaseException
    ? exception
    : name === "BaseException"
      ? exceptions.BaseException
      : undefined;
}
