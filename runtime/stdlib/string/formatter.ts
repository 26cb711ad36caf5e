import { Extensible } from "../../core/classes/extensible.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { ValueError } from "../../core/exceptions/base.ts";
import { format } from "../../core/format.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { ascii, repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { isdigit } from "../../core/text/predicates.ts";
import { splitOptions } from "../internal/options.ts";
import { formatteriterator, splitFieldName, type FormatPart } from "./format-fields.ts";

type Keywords = { readonly [name: string]: unknown };

/** The number of the next field without one; `false` once a field has had one. */
type Numbering = number | false;

/** `string.Formatter`: `str.format`, each step of which a subclass may do in another way. Source: CPython Lib/string.py. */
export class Formatter extends Extensible {
  static readonly __name__: string = "Formatter";
  static readonly __module__: string = "string";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    format: "self, format_string, /, *args, **kwargs",
    vformat: "self, format_string, args, kwargs",
    get_value: "self, key, args, kwargs",
    check_unused_args: "self, used_args, args, kwargs",
    format_field: "self, value, format_spec",
    convert_field: "self, value, conversion",
    parse: "self, format_string",
    get_field: "self, field_name, args, kwargs",
  };

  /** `format(format_string, /, *args, **kwargs)`. */
  format(format_string: string, ...args: readonly unknown[]): string {
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    return this.vformat(format_string, tuple.of(...positional), new dict(Object.entries(keywords)));
  }

  vformat(format_string: string, args: unknown, kwargs: unknown): string {
    const used_args = new set<unknown>();
    const [result] = this._vformat(format_string, args, kwargs, used_args, 2);
    this.check_unused_args(used_args, args, kwargs);
    return result;
  }

  _vformat(
    format_string: string,
    args: unknown,
    kwargs: unknown,
    used_args: set<unknown>,
    recursion_depth: number,
    auto_arg_index: Numbering = 0,
  ): [text: string, next: Numbering] {
    if (recursion_depth < 0) throw new ValueError("Max string recursion exceeded");
    let result = "";
    let next = auto_arg_index;
    for (const part of iterate(this.parse(format_string)) as Iterable<FormatPart>) {
      const [literal, given, givenSpec, conversion] = part;
      if (literal !== "") result += literal;
      if (given === null) continue;
      let name: string;
      [name, next] = numbered(given, next);
      const [found, key] = iterate(this.get_field(name, args, kwargs)) as Iterable<unknown>;
      used_args.add(key);
      const value = this.convert_field(found, conversion);
      let spec: string;
      [spec, next] = this._vformat(
        givenSpec ?? "",
        args,
        kwargs,
        used_args,
        recursion_depth - 1,
        next,
      );
      result += this.format_field(value, spec) as string;
    }
    return [result, next];
  }

  get_value(key: unknown, args: unknown, kwargs: unknown): unknown {
    return getItem(isInt(key) ? args : kwargs, key);
  }

  check_unused_args(_used_args: unknown, _args: unknown, _kwargs: unknown): unknown {
    return null;
  }

  format_field(value: unknown, format_spec: string): unknown {
    return format(value, format_spec);
  }

  convert_field(value: unknown, conversion: string | null): unknown {
    switch (conversion) {
      case null:
        return value;
      case "s":
        return toStr(value);
      case "r":
        return repr(value);
      case "a":
        return ascii(value);
      default:
        throw new ValueError(`Unknown conversion specifier ${toStr(conversion)}`);
    }
  }

  parse(format_string: string): unknown {
    return new formatteriterator(format_string);
  }

  get_field(field_name: string, args: unknown, kwargs: unknown): tuple<[unknown, string | Int]> {
    const [first, rest] = splitFieldName(field_name);
    let value = this.get_value(first, args, kwargs);
    for (const [isAttribute, key] of rest) {
      value = isAttribute ? getattr(value, key as string) : getItem(value, key);
    }
    return tuple.of(value, first) as tuple<[unknown, string | Int]>;
  }
}

/** The name of a field, where it has none the next number. */
function numbered(name: string, next: Numbering): [name: string, next: Numbering] {
  if (name === "") {
    if (next === false) throw mixed();
    return [String(next), next + 1];
  }
  if (!isdigit(name)) return [name, next];
  if (next !== false && next > 0) throw mixed();
  return [name, false];
}

function mixed(): ValueError {
  return new ValueError(
    "cannot switch from manual field specification to automatic field numbering",
  );
}
