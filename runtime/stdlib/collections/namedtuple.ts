import { bindArguments } from "../../core/calls/bind-arguments.ts";
import { parametersOf, signature } from "../../core/calls/signature.ts";
import { propertyName } from "../../core/attributes/names.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { className } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { iskeyword } from "../keyword/index.ts";
import { showContainer } from "../internal/show.ts";

/** A named tuple: a tuple whose items are attributes too. */
export type NamedTuple = tuple & {
  readonly [field: string]: unknown;
  /** A dict of the fields. */
  _asdict(): dict<string, unknown>;
  /** A copy with other values for some fields. */
  _replace(changes?: { readonly [field: string]: unknown }): NamedTuple;
};

/** What {@link namedtuple} returns. */
export interface NamedTupleClass {
  readonly __name__: string;
  readonly prototype: NamedTuple;
  readonly _fields: tuple<readonly string[]>;
  readonly _field_defaults: dict<string, unknown>;
  readonly __match_args__: tuple<readonly string[]>;
  new (...values: readonly unknown[]): NamedTuple;
  /** A named tuple of the items of an iterable. */
  _make(iterable: AnyIterable<unknown>): NamedTuple;
}

/** The keyword-only parameters of {@link namedtuple}. */
export interface NamedTupleOptions {
  rename?: unknown;
  defaults?: AnyIterable<unknown> | null;
  module?: string | null;
}

/** `str.isidentifier`: a letter or underscore, then letters, digits and underscores, by Unicode's XID properties. */
const identifier = /^[_\p{XID_Start}]\p{XID_Continue}*$/u;

/** `namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)`. Source: CPython Lib/collections/__init__.py. */
export function namedtuple(
  typename: string,
  field_names: string | AnyIterable<string>,
  options: NamedTupleOptions = {},
): NamedTupleClass {
  const names =
    typeof field_names === "string"
      ? field_names
          .replaceAll(",", " ")
          .split(/\s+/)
          .filter((each) => each !== "")
      : Array.from(iterate(field_names), (each) => toStr(each));
  const fields = truth(options.rename ?? false) ? renamed(names) : names;
  checkNames(typename, fields, truth(options.rename ?? false));
  const defaults =
    options.defaults === undefined || options.defaults === null
      ? []
      : [...iterate(options.defaults)];
  if (defaults.length > fields.length)
    throw new TypeError("Got more default values than field names");
  return makeClass(typename, fields, defaults, options.module ?? "__main__");
}

/** Names that cannot be used become `_0`, `_1`, ... */
function renamed(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, index) => {
    const isUsable =
      identifier.test(name) && !iskeyword(name) && !name.startsWith("_") && !seen.has(name);
    seen.add(name);
    return isUsable ? name : `_${index}`;
  });
}

function checkNames(typename: string, fields: readonly string[], isRenamed: boolean): void {
  for (const name of [typename, ...fields]) {
    if (!identifier.test(name)) {
      throw new ValueError(`Type names and field names must be valid identifiers: ${repr(name)}`);
    }
    if (iskeyword(name)) {
      throw new ValueError(`Type names and field names cannot be a keyword: ${repr(name)}`);
    }
  }
  const seen = new Set<string>();
  for (const name of fields) {
    if (name.startsWith("_") && !isRenamed) {
      throw new ValueError(`Field names cannot start with an underscore: ${repr(name)}`);
    }
    if (seen.has(name)) throw new ValueError(`Encountered duplicate field name: ${repr(name)}`);
    seen.add(name);
  }
}

const TupleBase = tuple as unknown as new () => unknown[];

/** Makes the class; long because it is one class whose methods all know the fields. */
function makeClass(
  typename: string,
  fields: readonly string[],
  defaults: readonly unknown[],
  module: string,
): NamedTupleClass {
  const firstDefault = fields.length - defaults.length;
  const preset = (index: number): unknown => defaults[index - firstDefault];

  class Named extends TupleBase {
    constructor(...values: readonly unknown[]) {
      super();
      const isComplete = values.length === fields.length && !values.includes(undefined);
      const placed = isComplete ? values : bind(values);
      for (let index = 0; index < fields.length; index++) {
        const value = placed[index];
        this.push(value === undefined ? preset(index) : value);
      }
    }

    static _make(iterable: AnyIterable<unknown>): unknown {
      const values = [...iterate(iterable)];
      if (values.length !== fields.length) {
        throw new TypeError(`Expected ${fields.length} arguments, got ${values.length}`);
      }
      return new this(...values);
    }

    _asdict(): dict<string, unknown> {
      return new dict(fields.map((name, index) => [name, this[index]] as const));
    }

    _replace(changes: { readonly [field: string]: unknown } = {}): unknown {
      const unknown = Object.keys(changes).filter((name) => !fields.includes(name));
      if (unknown.length > 0) {
        throw new TypeError(`Got unexpected field names: ${repr(unknown)}`);
      }
      const values = fields.map((name, index) =>
        Object.hasOwn(changes, name) ? changes[name] : this[index],
      );
      return new (this.constructor as typeof Named)(...values);
    }

    __replace__(changes: { readonly [field: string]: unknown } = {}): unknown {
      return this._replace(changes);
    }

    __getnewargs__(): tuple {
      return tuple.of(...this);
    }

    __repr__(): string {
      const name = className(this.constructor);
      const items = fields.map((field, index) => [field, this[index]] as const);
      return showContainer(
        this,
        items,
        `${name}(...)`,
        (shown) => `${name}(${shown})`,
        ([field, value]) => `${field}=${repr(value)}`,
      );
    }
  }

  const cls = Named as unknown as NamedTupleClass;
  const parameters = fields.map((name, index) => (index >= firstDefault ? `${name}=` : name));
  signature(cls, ["_cls", ...parameters].join(", "), `${typename}.__new__`);
  const bind = (values: readonly unknown[]): unknown[] =>
    bindArguments(parametersOf(cls)!, trimmed(values), undefined, 1);
  const names = tuple.of(...fields);
  const fieldDefaults = new dict(
    fields.slice(firstDefault).map((name, index) => [name, defaults[index]] as const),
  );
  Object.defineProperties(cls, {
    __name__: { value: typename },
    __qualname__: { value: typename },
    __module__: { value: module, configurable: true },
    __mutable__: { value: true },
    _fields: { value: names },
    _field_defaults: { value: fieldDefaults },
    __match_args__: { value: names },
  });
  for (const name of ["_replace", "__replace__"] as const) {
    signature(Named.prototype[name], "self, /, **kwargs", `${typename}.${name}`);
  }
  fields.forEach((name, index) => {
    const descriptor = {
      get(this: readonly unknown[]): unknown {
        return this[index];
      },
      configurable: true,
    };
    Object.defineProperty(cls.prototype, propertyName(name), descriptor);
  });
  Object.defineProperty(cls.prototype, "_fields", { value: names });
  return cls;
}

/** Without the gaps at the end, which stand for arguments that were left out. */
function trimmed(values: readonly unknown[]): unknown[] {
  let length = values.length;
  while (length > 0 && values[length - 1] === undefined) length--;
  return values.slice(0, length);
}
