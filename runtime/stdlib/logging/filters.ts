import { callMethod, hasattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import { eq } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { codePointLength } from "../../core/text/code-points.ts";
import { LogRecord } from "./record.ts";

/** `logging.Filter`: lets the records of a logger and those below it through. */
export class Filter extends Extensible {
  static readonly __name__: string = "Filter";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = { __init__: "self, name=", filter: "self, record" };
  name$: string;
  nlen: number;

  constructor(name = "") {
    super();
    this.name$ = name;
    this.nlen = codePointLength(name);
  }

  filter(record: LogRecord): unknown {
    const name = record.name$ as string;
    return this.name$ === "" || name === this.name$ || name.startsWith(`${this.name$}.`);
  }
}

/** `logging.Filterer`: base of what has filters. */
export class Filterer extends Extensible {
  static readonly __name__: string = "Filterer";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  filters: unknown[] = [];

  addFilter(filter: unknown): void {
    if (!includes(this.filters, filter)) this.filters.push(filter);
  }

  removeFilter(filter: unknown): void {
    removeFrom(this.filters, filter);
  }

  /** What the filters make of a record: false, or the record to go on with. */
  filter(record: LogRecord): unknown {
    let current = record;
    for (const filter of this.filters) {
      const result = hasattr(filter, "filter")
        ? callMethod(filter, "filter", [current])
        : call(filter, [current]);
      if (!truth(result)) return false;
      if (result instanceof LogRecord) current = result;
    }
    return current;
  }
}

/** `item in list`. */
export function includes(list: readonly unknown[], item: unknown): boolean {
  return list.some((each) => each === item || eq(each, item));
}

/** `list.remove(item)`, if it is there. */
export function removeFrom(list: unknown[], item: unknown): void {
  const index = list.findIndex((each) => each === item || eq(each, item));
  if (index >= 0) list.splice(index, 1);
}
