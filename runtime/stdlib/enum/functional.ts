/** `Enum("Color", "RED GREEN BLUE")`. Source: CPython 3.13 Lib/enum.py (EnumType._create_). */
import { isinstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import type { Keywords } from "../../core/calls/bind-arguments.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { unpack } from "../../core/iteration/unpack.ts";
import { setItem, getItem } from "../../core/operators/subscript.ts";
import { textOf } from "../../core/types/boxes.ts";
import { type as typeOf } from "../../core/types/type.ts";
import { str } from "../../core/types/str.ts";
import { callerFrames } from "../internal/frames.ts";
import { moduleOfFrame } from "../internal/modules.ts";
import { getattr, type Class } from "./class-tools.ts";
import { words } from "./enum-dict.ts";

/** The keyword-only parameters of the functional API. */
export interface FunctionalOptions {
  module?: unknown;
  qualname?: unknown;
  type?: unknown;
  start?: unknown;
  boundary?: unknown;
}

export function createByNames(
  cls: Class,
  name: string,
  names: unknown,
  options: FunctionalOptions = {},
): unknown {
  const { qualname = null, type = null, start = 1, boundary = null } = options;
  const metacls = typeOf(cls);
  const bases = type === null ? tuple.of(cls) : tuple.of(type, cls);
  const [, firstEnum] = call(getattr(cls, "_get_mixins_"), [name, bases]) as [unknown, unknown];
  const namespace = call(getattr(metacls, "__prepare__"), [name, bases]);
  for (const [member, value] of pairs(names, firstEnum, start)) setItem(namespace, member, value);
  setItem(namespace, "__module__", options.module ?? callerModule());
  if (qualname !== null) setItem(namespace, "__qualname__", qualname);
  const keywords: Keywords = { boundary };
  return call(getattr(metacls, "__new__"), [metacls, name, bases, namespace], keywords);
}

function callerModule(): string {
  const [frame] = callerFrames(createByNames);
  return frame === undefined ? "__main__" : moduleOfFrame(frame);
}

/** Names and values: from a text, from names, from pairs or from a mapping. */
function* pairs(
  names: unknown,
  firstEnum: unknown,
  start: unknown,
): Generator<readonly [name: string, value: unknown]> {
  const text = textOf(names);
  let given: unknown = text === undefined ? (names ?? []) : words(text);
  if (Array.isArray(given) && given.length > 0 && textOf(given[0]) !== undefined)
    given = numbered(given, firstEnum, start);
  for (const item of iterate(given)) {
    if (isinstance(item, str)) yield [str(item), getItem(given, item)];
    else {
      const [name, value] = unpack(item, 2) as unknown as [string, unknown];
      yield [name, value];
    }
  }
}

function numbered(names: readonly unknown[], firstEnum: unknown, start: unknown): unknown[] {
  const values: unknown[] = [];
  return names.map((name, index) => {
    const generate = getattr(firstEnum, "_generate_next_value_");
    const value = call(generate, [name, start, index, [...values]]);
    values.push(value);
    return tuple.of(name, value);
  });
}
