import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import type { Class } from "../../core/classes/mro.ts";
import { AttributeError } from "../../core/exceptions/base.ts";
import { className } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { DynamicClassAttribute } from "../types/dynamic-class-attribute.ts";
import { find, memberMap, type Member } from "./class-tools.ts";

/**
 * `enum.property`: on a member a property; on the class the member of that name, if there is one. So an enumeration may have members called `name` and `value`.
 * Source: CPython 3.13 Lib/enum.py.
 */
class EnumProperty extends DynamicClassAttribute {
  static override readonly __name__: string = "property";
  static override readonly __module__: string = "enum";
  member: Member | null = null;
  _attr_type: string | null = null;
  _cls_type: Class | null = null;
  name$ = "";
  clsname = "";

  override __get__(instance: unknown, ownerclass: unknown = null): unknown {
    const absent = (): AttributeError =>
      new AttributeError(`${repr(ownerclass)} has no attribute ${repr(this.name$)}`);
    if (instance === null || instance === undefined) {
      if (this.member !== null) return this.member;
      throw absent();
    }
    if (this.fget !== null) return call(this.fget, [instance]);
    if (this._attr_type === "attr") return getattr(this._cls_type, this.name$);
    if (this._attr_type === "desc") return getattr((instance as Member)._value_, this.name$);
    const found = find(memberMap(ownerclass as Class), this.name$);
    if (found === undefined) throw absent();
    return found;
  }

  override __set__(instance: unknown, value: unknown): unknown {
    if (this.fset !== null) return call(this.fset, [instance, value]);
    throw new AttributeError(
      `<enum ${repr(this.clsname)}> cannot set attribute ${repr(this.name$)}`,
    );
  }

  override __delete__(instance: unknown): unknown {
    if (this.fdel !== null) return call(this.fdel, [instance]);
    throw new AttributeError(
      `<enum ${repr(this.clsname)}> cannot delete attribute ${repr(this.name$)}`,
    );
  }

  __set_name__(ownerclass: Class, name: string): void {
    this.name$ = name;
    this.clsname = className(ownerclass);
  }
}
export { EnumProperty as property };
