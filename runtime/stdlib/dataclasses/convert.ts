/** `fields`, `asdict`, `astuple`. Source: CPython 3.13 Lib/dataclasses.py. */
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AttributeError, TypeError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { isClass } from "../../core/names.ts";
import { setItem } from "../../core/operators/subscript.ts";
import { list } from "../../core/types/list.ts";
import { type } from "../../core/types/type.ts";
import { deepcopy } from "../copy/index.ts";
import type { Field } from "./field.ts";

/** `fields(class_or_instance)`: without class variables and parameters. */
export function fields(class_or_instance: unknown): tuple<readonly Field[]> {
  let all: dict<string, Field>;
  try {
    all = getattr(class_or_instance, "__dataclass_fields__") as dict<string, Field>;
  } catch (error) {
    if (!(error instanceof AttributeError)) throw error;
    const problem = new TypeError("must be called with a dataclass type or instance");
    problem.__cause__ = null;
    throw problem;
  }
  const real = [...all.entries()].map(([, each]) => each);
  return tuple.of(...real.filter((each) => each._field_type === "_FIELD"));
}

function isInstance(obj: unknown): boolean {
  return hasattr(type(obj), "__dataclass_fields__");
}

/** `is_dataclass(obj)`: of a class or an instance. */
export function is_dataclass(obj: unknown): boolean {
  return hasattr(isClass(obj) ? obj : type(obj), "__dataclass_fields__");
}

/** Values that are shared by copies. */
function isAtomic(value: unknown): boolean {
  return (typeof value !== "object" && typeof value !== "function") || value === null;
}

/** A container with its items converted, of the same class. */
function converted(obj: unknown, convert: (value: unknown) => unknown): unknown {
  const cls = type(obj);
  if (issubclass(cls, tuple) || issubclass(cls, list)) {
    const items = Array.from(iterate(obj), convert);
    if (hasattr(obj, "_fields") && issubclass(cls, tuple)) return call(cls, items);
    if ((cls as unknown) === tuple) return tuple.of(...items);
    return (cls as unknown) === list ? items : call(cls, [items]);
  }
  if (!issubclass(cls, dict)) return deepcopy(obj);
  const pairs = Array.from(
    iterate(call(getattr(obj, "items"))) as Iterable<readonly [unknown, unknown]>,
    ([key, value]) => tuple.of(convert(key), convert(value)),
  );
  if (!hasattr(cls, "default_factory")) return call(cls, [pairs]);
  const result = call(cls, [getattr(obj, "default_factory")]);
  for (const [key, value] of pairs) setItem(result, key, value);
  return result;
}

/** `asdict(obj, *, dict_factory=dict)`: also of what is inside of lists, tuples and dicts. */
export function asdict(
  obj: unknown,
  { dict_factory = dict }: { dict_factory?: unknown } = {},
): dict<string, unknown> {
  if (!isInstance(obj)) throw new TypeError("asdict() should be called on dataclass instances");
  const convert = (value: unknown): unknown => {
    if (isAtomic(value)) return value;
    if (!isInstance(value)) return converted(value, convert);
    const pairs = (fields(value) as readonly Field[]).map((each) =>
      tuple.of(each.name$, convert(getattr(value, each.name$))),
    );
    return call(dict_factory, [pairs]);
  };
  return convert(obj) as dict<string, unknown>;
}

/** `astuple(obj, *, tuple_factory=tuple)`. */
export function astuple(
  obj: unknown,
  { tuple_factory = tuple }: { tuple_factory?: unknown } = {},
): tuple {
  if (!isInstance(obj)) throw new TypeError("astuple() should be called on dataclass instances");
  const convert = (value: unknown): unknown => {
    if (isAtomic(value)) return value;
    if (!isInstance(value)) return converted(value, convert);
    const values = (fields(value) as readonly Field[]).map((each) =>
      convert(getattr(value, each.name$)),
    );
    return call(tuple_factory, [values]);
  };
  return convert(obj) as tuple;
}
