/** `make_dataclass`. Source: CPython 3.13 Lib/dataclasses.py. */
import { setattr } from "../../core/attributes/setattr.ts";
import type { Class } from "../../core/classes/mro.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { callMethod } from "../../core/attributes/getattr.ts";
import { len } from "../../core/operators/len.ts";
import { setItem } from "../../core/operators/subscript.ts";
import { repr } from "../../core/repr.ts";
import { textOf } from "../../core/types/boxes.ts";
import { callerFrames } from "../internal/frames.ts";
import { moduleOfFrame } from "../internal/modules.ts";
import { iskeyword } from "../keyword/index.ts";
import { new_class } from "../types/new-class.ts";
import type { DataclassOptions } from "./field.ts";
import { processClass } from "./process.ts";

/** The keyword-only parameters of {@link make_dataclass}. */
export interface MakeOptions extends DataclassOptions {
  bases?: unknown;
  namespace?: unknown;
  module?: unknown;
}

const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Names, types and defaults of what `fields` lists. */
function specified(fields: unknown): {
  readonly annotations: dict<string, unknown>;
  readonly defaults: dict<string, unknown>;
} {
  const annotations = new dict<string, unknown>();
  const defaults = new dict<string, unknown>();
  for (const item of iterate(fields)) {
    const text = textOf(item);
    const parts = text === undefined ? itemsOf(item) : [text, "typing.Any"];
    const name = textOf(parts[0]);
    if (name === undefined || !identifier.test(name))
      throw new TypeError(`Field names must be valid identifiers: ${repr(parts[0])}`);
    if (iskeyword(name)) throw new TypeError(`Field names must not be keywords: ${repr(name)}`);
    if (annotations.has(name)) throw new TypeError(`Field name duplicated: ${repr(name)}`);
    annotations.set(name, parts[1]);
    if (parts.length === 3) defaults.set(name, parts[2]);
  }
  return { annotations, defaults };
}

function itemsOf(item: unknown): unknown[] {
  const length = len(item);
  if (length !== 2 && length !== 3) throw new TypeError(`Invalid field: ${repr(item)}`);
  return [...iterate(item)];
}

/** `make_dataclass(cls_name, fields, *, bases=(), namespace=None, ..., module=None)`. */
export function make_dataclass(
  cls_name: string,
  fields: unknown,
  options: MakeOptions = {},
): unknown {
  const { bases = tuple.of(), namespace = null, module = null, ...rest } = options;
  const { annotations, defaults } = specified(fields);
  const fill = (names: unknown): null => {
    if (namespace !== null) callMethod(names, "update", [namespace]);
    callMethod(names, "update", [defaults]);
    setItem(names, "__annotations__", annotations);
    return null;
  };
  const cls = new_class(cls_name, bases, new dict(), fill);
  const [frame] = callerFrames(make_dataclass);
  setattr(cls, "__module__", module ?? (frame === undefined ? "__main__" : moduleOfFrame(frame)));
  return processClass(cls as Class, rest);
}
