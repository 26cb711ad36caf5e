import { getattr, callMethod } from "../../core/attributes/getattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { call } from "../../core/calls/call.ts";
import { lookupInOrder } from "../../core/classes/dictionary.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import type { Class } from "../../core/classes/mro.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { mod } from "../../core/operators/modulo.ts";
import { truth } from "../../core/operators/truth.ts";
import { gmtime, localtime } from "../time/calendar.ts";
import { strftime } from "../time/strftime.ts";
import { format_exception } from "../traceback/index.ts";
import type { LogRecord } from "./record.ts";
import { styleOf, type PercentStyle, type StyleOptions } from "./styles.ts";

/** `logging.Formatter`: a record as text. Source: CPython Lib/logging/__init__.py. */
export class Formatter extends Extensible {
  static readonly __name__: string = "Formatter";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, fmt=, datefmt=, style=, validate=, *, defaults=",
    format: "self, record",
    formatTime: "self, record, datefmt=",
    formatException: "self, ei",
    formatMessage: "self, record",
    formatStack: "self, stack_info",
    usesTime: "self",
  };
  /** What makes a moment of seconds. */
  static converter: unknown = localtime;
  static default_time_format: unknown = "%Y-%m-%d %H:%M:%S";
  static default_msec_format: unknown = "%s,%03d";
  _style: PercentStyle;
  _fmt: string;
  datefmt: string | null;

  constructor(
    fmt: string | null = null,
    datefmt: string | null = null,
    style = "%",
    validate: unknown = true,
    options: StyleOptions = {},
  ) {
    super();
    const [Style] = styleOf(style);
    this._style = new Style(fmt, options);
    if (truth(validate)) this._style.validate();
    this._fmt = this._style._fmt;
    this.datefmt = datefmt;
  }

  /** When the record was made: `2024-03-07 11:52:25,500`, or as `datefmt` says. */
  formatTime(record: LogRecord, datefmt: string | null = null): string {
    const created = getattr(record, "created");
    const moment = call(this.#converter(), [created]);
    if (truth(datefmt)) return strftime(datefmt, moment);
    const text = strftime(getattr(this, "default_time_format"), moment);
    const format = getattr(this, "default_msec_format");
    if (!truth(format)) return text;
    return mod(format, tuple.of(text, toFloat(record.msecs))) as string;
  }

  /** A function of `time` that is an attribute of the class is no method of the formatter. */
  #converter(): unknown {
    if (!Object.hasOwn(this, "converter")) {
      const stored = lookupInOrder(this.constructor as unknown as Class, "converter");
      if (stored === localtime || stored === gmtime || stored === missing) return stored;
    }
    return getattr(this, "converter");
  }

  formatException(ei: unknown): string {
    const [cls, value, traceback] = iterate(ei) as Iterable<unknown>;
    return format_exception(cls, value, traceback).join("").replace(/\n$/, "");
  }

  usesTime(): boolean {
    return this._style.usesTime();
  }

  formatMessage(record: LogRecord): string {
    return this._style.format(record);
  }

  formatStack(stack_info: string): string {
    return stack_info;
  }

  format(record: LogRecord): string {
    const target = record as LogRecord & { message$: unknown; asctime: unknown };
    target.message$ = callMethod(record, "getMessage");
    if (this.usesTime()) target.asctime = this.formatTime(record, this.datefmt);
    let text = this.formatMessage(record);
    if (truth(record.exc_info) && !truth(record.exc_text)) {
      record.exc_text = this.formatException(record.exc_info);
    }
    if (truth(record.exc_text)) text = withLine(text, record.exc_text as string);
    if (truth(record.stack_info)) {
      text = withLine(text, this.formatStack(record.stack_info as string));
    }
    return text;
  }
}

function withLine(text: string, more: string): string {
  return text.endsWith("\n") ? text + more : `${text}\n${more}`;
}

/** See runtime/testing.ts. @internal */
export function _forget_formats(): void {
  Formatter.converter = localtime;
  Formatter.default_time_format = "%Y-%m-%d %H:%M:%S";
  Formatter.default_msec_format = "%s,%03d";
}

let plainFormatter: Formatter | undefined;

/** The formatter of what has none. */
export function defaultFormatter(): Formatter {
  return (plainFormatter ??= new Formatter());
}

/** `logging.BufferingFormatter`: several records as one text. */
export class BufferingFormatter extends Extensible {
  static readonly __name__: string = "BufferingFormatter";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, linefmt=",
    format: "self, records",
    formatHeader: "self, records",
    formatFooter: "self, records",
  };
  linefmt: unknown;

  constructor(linefmt: unknown = null) {
    super();
    this.linefmt = truth(linefmt) ? linefmt : defaultFormatter();
  }

  formatHeader(_records: unknown): string {
    return "";
  }

  formatFooter(_records: unknown): string {
    return "";
  }

  format(records: unknown): string {
    const lines = [...(iterate(records) as Iterable<unknown>)];
    if (lines.length === 0) return "";
    const body = lines.map((record) => callMethod(this.linefmt, "format", [record]) as string);
    return this.formatHeader(records) + body.join("") + this.formatFooter(records);
  }
}
