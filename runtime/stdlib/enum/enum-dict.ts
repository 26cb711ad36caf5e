/** The namespace in which the body of an enumeration runs. Source: CPython 3.13 Lib/enum.py. */
import { isinstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { staticmethod } from "../../core/classes/descriptors.ts";
import { dict } from "../../core/containers/dict.ts";
import { set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AttributeError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { eq } from "../../core/operators/compare.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { repr } from "../../core/repr.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { textOf } from "../../core/types/boxes.ts";
import { isOptions } from "../../core/options.ts";
import { isDescriptor, isDunder, isInternalClass, isPrivate, isSunder } from "./class-tools.ts";
import { _auto_null, auto, member, nonmember } from "./markers.ts";

/** Names with an underscore on both sides that a body may define. */
const sunderNames: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "_order_",
  "_generate_next_value_",
  "_numeric_repr_",
  "_missing_",
  "_ignore_",
  "_iter_member_",
  "_iter_member_by_value_",
  "_iter_member_by_def_",
  "_add_alias_",
  "_add_value_alias_",
]);

/** Words separated by white space or commas. */
export function words(text: string): string[] {
  return text
    .replaceAll(",", " ")
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** `enum.EnumDict`: notes which names will be members, and refuses to define one twice. */
export class EnumDict extends dict<string, unknown> {
  static override readonly __name__: string = "EnumDict";
  static readonly __module__: string = "enum";
  static readonly __dict__: boolean = true;
  readonly _member_names = new dict<string, null>();
  readonly _last_values: unknown[] = [];
  _ignore: unknown[] = [];
  _auto_called = false;
  _cls_name = "";
  _generate_next_value: unknown = null;

  constructor() {
    super();
  }

  override __setitem__(key: string, value: unknown): void {
    let name = key;
    let result = value;
    if (isPrivate(this._cls_name, name)) {
      // A normal attribute.
    } else if (isSunder(name)) result = this.#takeSunder(name, value);
    else if (isDunder(name)) {
      if (name === "__order__") name = "_order_";
    } else if (this._member_names.has(name)) throw this.#alreadyDefined(name);
    else if (this._ignore.some((each) => eq(each, name))) {
      // Goes away with the others.
    } else if (value instanceof nonmember) result = value.value;
    else if (!isDescriptor(value) && !isInternalClass(this._cls_name, value))
      result = this.#takeMember(name, value);
    super.__setitem__(name, result);
  }

  #alreadyDefined(name: string): TypeError {
    return new TypeError(`${repr(name)} already defined as ${repr(this.get(name))}`);
  }

  #takeSunder(name: string, value: unknown): unknown {
    if (!sunderNames.has(name) && !name.startsWith("_repr_")) {
      throw new ValueError(
        `_sunder_ names, such as ${repr(name)}, are reserved for future Enum use`,
      );
    }
    if (name === "_generate_next_value_") {
      if (this._auto_called)
        throw new TypeError("_generate_next_value_ must be defined before members");
      this._generate_next_value = value instanceof staticmethod ? value.__func__ : value;
    } else if (name === "_ignore_") {
      const text = textOf(value);
      this._ignore = text === undefined ? [...iterate(value)] : words(text);
      const already = new set(
        this._ignore.filter((each) => this._member_names.has(each as string)),
      );
      if (already.size > 0)
        throw new ValueError(`_ignore_ cannot specify already set names: ${repr(already)}`);
      return this._ignore;
    }
    return value;
  }

  #takeMember(name: string, given: unknown): unknown {
    if (this.has(name)) throw this.#alreadyDefined(name);
    const value = given instanceof member ? given.value : given;
    const isAutomatic =
      value instanceof auto ||
      (value instanceof tuple && value.some((each) => each instanceof auto));
    const result = isAutomatic ? this.#withAutomatic(name, value) : value;
    this._member_names.set(name, null);
    if (!isAutomatic) this._last_values.push(result);
    return result;
  }

  /** The value, or the tuple, with the next value in place of `auto()`. */
  #withAutomatic(name: string, value: unknown): unknown {
    const items = value instanceof auto ? [value] : [...(value as unknown as unknown[])];
    const values = items.map((item) => {
      if (!(item instanceof auto)) return item;
      if (item.value === _auto_null) {
        const count = this._member_names.size;
        item.value = call(this._generate_next_value, [name, 1, count, [...this._last_values]]);
        this._auto_called = true;
      }
      this._last_values.push(item.value);
      return item.value;
    });
    if (value instanceof auto) return values[0];
    const cls = (value as object).constructor;
    if ((cls as unknown) === tuple) return tuple.of(...values);
    try {
      return call(cls, [values]);
    } catch (error) {
      if (!isinstance(error, TypeError)) throw error;
      return call(cls, values);
    }
  }

  get member_names(): string[] {
    return [...iterate(this._member_names)];
  }

  override update(members: unknown = [], more: unknown = {}): void {
    const keywords = isOptions(members) ? members : more;
    if (!isOptions(members)) {
      let keys: unknown;
      try {
        keys = call(getattr(members, "keys"));
      } catch (error) {
        if (!(error instanceof AttributeError)) throw error;
      }
      if (keys === undefined) {
        for (const pair of iterate(members)) {
          const [name, value] = [...iterate(pair)] as [string, unknown];
          this.__setitem__(name, value);
        }
      } else
        for (const name of iterate(keys)) this.__setitem__(name as string, getItem(members, name));
    }
    for (const [name, value] of Object.entries(keywords as object)) this.__setitem__(name, value);
  }
}
