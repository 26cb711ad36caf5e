/** `typing.NewType`. Source: CPython 3.13 Lib/typing.py. */
import { buildClass } from "../../core/classes/build.ts";
import { signature } from "../../core/calls/signature.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { className, type NamedClass } from "../../core/names.ts";
import { joinTypes } from "./unions.ts";

/** `UserId = NewType("UserId", int)`: another name for a type, whose values it hands through. */
export class NewType {
  static readonly __name__: string = "NewType";
  static readonly __module__: string = "typing";
  static readonly __signatures__: { readonly [method: string]: string } = {
    __init__: "self, name, tp",
  };
  static readonly __dict__: boolean = true;
  readonly __qualname__: string;
  readonly __name__: string;
  readonly __supertype__: unknown;
  readonly __module__: string = "__main__";

  constructor(name: string, tp: unknown) {
    this.__qualname__ = name;
    this.__name__ = name.slice(name.lastIndexOf(".") + 1);
    this.__supertype__ = tp;
  }

  __call__(value: unknown): unknown {
    return value;
  }

  /** A class that extends it is told what to write instead. */
  __mro_entries__(_bases: unknown): tuple {
    const supertype = this.__name__;
    const refuse = (cls: NamedClass): never => {
      const name = className(cls);
      throw new TypeError(
        `Cannot subclass an instance of NewType. Perhaps you were looking for: \`${name} = NewType('${name}', ${supertype})\``,
      );
    };
    const dummy = buildClass(
      "Dummy",
      [],
      (body) => {
        body["__init_subclass__"] = signature(refuse, "cls", "__init_subclass__");
      },
      { module: "typing" },
    );
    return tuple.of(dummy);
  }

  __or__(other: unknown): unknown {
    return joinTypes(this, other);
  }

  __ror__(other: unknown): unknown {
    return joinTypes(other, this);
  }

  __reduce__(): string {
    return this.__qualname__;
  }

  __repr__(): string {
    return `${this.__module__}.${this.__qualname__}`;
  }
}
