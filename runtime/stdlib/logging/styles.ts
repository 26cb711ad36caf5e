/** The three ways in which a format names the attributes of a record. */
import { instanceDict } from "../../core/attributes/instance-dict.ts";
import { propertyName } from "../../core/attributes/names.ts";
import { dict } from "../../core/containers/dict.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import { KeyError, ValueError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { mod } from "../../core/operators/modulo.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { or } from "../../core/operators/bitwise.ts";
import { patternKind } from "../../core/pattern-kind.ts";
import { repr } from "../../core/repr.ts";
import { toStr as str } from "../../core/str.ts";
import { formatMap } from "../../core/text/str-format.ts";
import { compilePattern } from "../re/compile.ts";
import { Template } from "../string/template.ts";
import { formatteriterator } from "../string/format-fields.ts";
import { LogRecord } from "./record.ts";

/** The keyword-only parameter of the styles. */
export interface StyleOptions {
  readonly defaults?: unknown;
}

/** `record.__dict__` for reading, with the defaults behind it. Only what is asked for is read. */
class RecordValues {
  static readonly __name__: string = "dict";
  readonly #record: LogRecord;
  readonly #defaults: unknown;

  constructor(record: LogRecord, defaults: unknown) {
    this.#record = record;
    this.#defaults = defaults;
  }

  get [patternKind](): "mapping" {
    return "mapping";
  }

  __getitem__(name: string): unknown {
    const property = propertyName(name);
    if (Object.hasOwn(this.#record, property)) {
      const value = (this.#record as unknown as { [name: string]: unknown })[property];
      if (value !== undefined) {
        const isFloat = typeof value === "number" && LogRecord.__floats__.includes(name);
        return isFloat ? toFloat(value) : value;
      }
    }
    if (this.#defaults !== null) return getItem(this.#defaults, name);
    throw new KeyError(name);
  }
}

function valuesOf(record: unknown, defaults: unknown): unknown {
  if (record instanceof LogRecord) return new RecordValues(record, defaults);
  const own = instanceDict(record as object) ?? new dict();
  return defaults === null ? own : or(defaults, own);
}

/** `%(name)s`. */
export class PercentStyle extends Extensible {
  static readonly __name__: string = "PercentStyle";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = { __init__: "self, fmt, *, defaults=" };
  static readonly default_format: string = "%(message)s";
  static readonly asctime_format: string = "%(asctime)s";
  static readonly asctime_search: string = "%(asctime)";
  _fmt: string;
  _defaults: unknown;

  constructor(fmt: string | null, { defaults = null }: StyleOptions = {}) {
    super();
    const { default_format: preset } = this.constructor as typeof PercentStyle;
    this._fmt = fmt === null || fmt === "" ? preset : fmt;
    this._defaults = defaults instanceof dict && defaults.size === 0 ? null : defaults;
  }

  usesTime(): boolean {
    return this._fmt.includes((this.constructor as typeof PercentStyle).asctime_search);
  }

  /** @throws ValueError for a format that names nothing */
  validate(): void {
    const field = /%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]/i;
    if (field.test(this._fmt)) return;
    const { default_format: preset } = this.constructor as typeof PercentStyle;
    throw new ValueError(`Invalid format '${this._fmt}' for '${preset[0]!}' style`);
  }

  _format(record: unknown): string {
    return mod(this._fmt, valuesOf(record, this._defaults));
  }

  format(record: unknown): string {
    try {
      return this._format(record);
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      throw new ValueError(`Formatting field not found in record: ${str(error)}`);
    }
  }
}

const fieldName = "^(\\d+|\\w+)(\\.\\w+|\\[[^]]+\\])*$";
const fieldSpec = "^(.?[<>=^])?[+ -]?#?0?(\\d+|{\\w+})?[,_]?(\\.(\\d+|{\\w+}))?[bcdefgnosx%]?$";

/** `{name}`. */
export class StrFormatStyle extends PercentStyle {
  static override readonly __name__: string = "StrFormatStyle";
  static override readonly default_format: string = "{message}";
  static override readonly asctime_format: string = "{asctime}";
  static override readonly asctime_search: string = "{asctime";

  override _format(record: unknown): string {
    return formatMap(this._fmt, valuesOf(record, this._defaults));
  }

  override validate(): void {
    let hasFields = false;
    try {
      for (const [, name, spec, conversion] of new formatteriterator(this._fmt)) {
        if (name) {
          if (compilePattern(fieldName, 0).match(name) === null) {
            throw new ValueError(`invalid field name/expression: ${repr(name)}`);
          }
          hasFields = true;
        }
        if (conversion && !"rsa".includes(conversion)) {
          throw new ValueError(`invalid conversion: ${repr(conversion)}`);
        }
        if (spec && compilePattern(fieldSpec, 2).match(spec) === null) {
          throw new ValueError(`bad specifier: ${repr(spec)}`);
        }
      }
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw new ValueError(`invalid format: ${str(error)}`);
    }
    if (!hasFields) throw new ValueError("invalid format: no fields");
  }
}

/** `$name` and `${name}`. */
export class StringTemplateStyle extends PercentStyle {
  static override readonly __name__: string = "StringTemplateStyle";
  static override readonly default_format: string = "${message}";
  static override readonly asctime_format: string = "${asctime}";
  static override readonly asctime_search: string = "${asctime}";

  override usesTime(): boolean {
    return this._fmt.includes("$asctime") || super.usesTime();
  }

  override validate(): void {
    let hasFields = false;
    for (const match of iterate(Template.pattern.finditer(this._fmt))) {
      if (match.group("named") !== null || match.group("braced") !== null) hasFields = true;
      else if (match.group(0) === "$") {
        throw new ValueError("invalid format: bare '$' not allowed");
      }
    }
    if (!hasFields) throw new ValueError("invalid format: no fields");
  }

  override _format(record: unknown): string {
    return new Template(this._fmt).substitute(valuesOf(record, this._defaults));
  }
}

export const BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s";

type Style = typeof PercentStyle;

/** The style of a mark, and the format that `basicConfig` takes in it. */
const stylesOfMarks: { readonly [mark: string]: readonly [style: Style, basic: string] } = {
  "%": [PercentStyle, BASIC_FORMAT],
  "{": [StrFormatStyle, "{levelname}:{name}:{message}"],
  $: [StringTemplateStyle, "${levelname}:${name}:${message}"],
};

/** @throws ValueError for a mark that no style has */
export function styleOf(mark: unknown): readonly [style: Style, basic: string] {
  if (typeof mark === "string" && Object.hasOwn(stylesOfMarks, mark)) return stylesOfMarks[mark]!;
  throw new ValueError(`Style must be one of: ${Object.keys(stylesOfMarks).join(",")}`);
}
