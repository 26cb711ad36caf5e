/** `typing.Any`. Source: CPython 3.13 Lib/typing.py. */
import { isInstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { buildClass } from "../../core/classes/build.ts";
import { MetaType } from "../../core/classes/metatype.ts";
import type { Class } from "../../core/classes/mro.ts";
import { superAttribute } from "../../core/classes/super.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { fullClassName, type NamedClass } from "../../core/names.ts";
import type { PythonClass } from "../../core/types/type.ts";

class _AnyMeta extends MetaType {
  static readonly __name__: string = "_AnyMeta";
  static readonly __module__: string = "typing";

  __instancecheck__(instance: unknown): boolean {
    if ((this as unknown) === Any)
      throw new TypeError("typing.Any cannot be used with isinstance()");
    return isInstance(instance, this as unknown as Class);
  }

  __repr__(): string {
    if ((this as unknown) === Any) return "typing.Any";
    return `<class '${fullClassName(this as unknown as NamedClass)}'>`;
  }
}

function create(cls: Class): unknown {
  if ((cls as unknown) === Any) throw new TypeError("Any cannot be instantiated");
  return call(superAttribute(Any as unknown as Class, cls, "__new__"), [cls]);
}

/** A class that stands for any type; others may extend it. */
export const Any: PythonClass = /* @__PURE__ */ buildClass(
  "Any",
  [],
  (body) => {
    body["__new__"] = signature(create, "cls, *args, **kwargs", "Any.__new__");
  },
  { module: "typing", keywords: { metaclass: _AnyMeta } },
);
