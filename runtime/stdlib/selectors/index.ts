/** `selectors`: what a program implements or inspects itself; there are no selectors of the system. Source: CPython 3.13 Lib/selectors.py. */
import { callMethod } from "../../core/attributes/getattr.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import {
  KeyError,
  NotImplementedError,
  RuntimeError,
  TypeError,
} from "../../core/exceptions/index.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { repr } from "../../core/repr.ts";
import { namedtuple, type NamedTupleClass } from "../collections/namedtuple.ts";

/** A file can be read from. */
export const EVENT_READ = 1;
/** A file can be written to. */
export const EVENT_WRITE = 2;

/** What a selector knows of a file. */
export const SelectorKey: NamedTupleClass = /* @__PURE__ */ namedtuple(
  "SelectorKey",
  "fileobj fd events data",
  { module: "selectors" },
);

/** What watches files for a loop. A program may have one of its own. */
export class BaseSelector extends Extensible {
  static readonly __name__: string = "BaseSelector";
  static readonly __module__: string = "selectors";
  static readonly __dict__: boolean = true;

  constructor() {
    super();
    if (this.constructor !== BaseSelector) return;
    const methods = "'get_map', 'register', 'select', 'unregister'";
    throw new TypeError(
      `Can't instantiate abstract class BaseSelector without an implementation for abstract methods ${methods}`,
    );
  }

  register(_fileobj: unknown, _events: unknown, _data: unknown = null): unknown {
    throw new NotImplementedError();
  }

  unregister(_fileobj: unknown): unknown {
    throw new NotImplementedError();
  }

  modify(fileobj: unknown, events: unknown, data: unknown = null): unknown {
    callMethod(this, "unregister", [fileobj]);
    return callMethod(this, "register", [fileobj, events, data]);
  }

  select(_timeout: unknown = null): unknown {
    throw new NotImplementedError();
  }

  close(): null {
    return null;
  }

  get_key(fileobj: unknown): unknown {
    const mapping = callMethod(this, "get_map");
    if (mapping === null) throw new RuntimeError("Selector is closed");
    try {
      return getItem(mapping as never, fileobj as never);
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      throw new KeyError(`${repr(fileobj)} is not registered`);
    }
  }

  get_map(): unknown {
    throw new NotImplementedError();
  }

  __enter__(): this {
    return this;
  }

  __exit__(..._details: readonly unknown[]): null {
    callMethod(this, "close");
    return null;
  }
}
