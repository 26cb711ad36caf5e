import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { AttributeError } from "../../core/exceptions/base.ts";
import { truth } from "../../core/operators/truth.ts";

/**
 * `types.DynamicClassAttribute(fget=None, fset=None, fdel=None, doc=None)`: a property that is not there where it is read from the class, so that a metaclass's `__getattr__` answers.
 * Source: CPython 3.13 Lib/types.py.
 */
export class DynamicClassAttribute {
  static readonly __name__: string = "DynamicClassAttribute";
  static readonly __module__: string = "types";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string = "self, fget=, fset=, fdel=, doc=";
  fget: unknown;
  fset: unknown;
  fdel: unknown;
  __doc__: unknown;
  overwrite_doc: boolean;
  __isabstractmethod__: boolean;

  constructor(
    fget: unknown = null,
    fset: unknown = null,
    fdel: unknown = null,
    doc: unknown = null,
  ) {
    this.fget = fget;
    this.fset = fset;
    this.fdel = fdel;
    this.__doc__ = doc ?? (fget === null ? null : getattr(fget, "__doc__", null));
    this.overwrite_doc = doc === null;
    this.__isabstractmethod__ = truth(
      fget === null ? false : getattr(fget, "__isabstractmethod__", false),
    );
  }

  __get__(instance: unknown, _ownerclass?: unknown): unknown {
    if (instance === null || instance === undefined) {
      if (this.__isabstractmethod__) return this;
      throw new AttributeError();
    }
    if (this.fget === null) throw new AttributeError("unreadable attribute");
    return call(this.fget, [instance]);
  }

  __set__(instance: unknown, value: unknown): unknown {
    if (this.fset === null) throw new AttributeError("can't set attribute");
    return call(this.fset, [instance, value]);
  }

  __delete__(instance: unknown): unknown {
    if (this.fdel === null) throw new AttributeError("can't delete attribute");
    return call(this.fdel, [instance]);
  }

  #with(fget: unknown, fset: unknown, fdel: unknown, doc: unknown): DynamicClassAttribute {
    const cls = this.constructor as typeof DynamicClassAttribute;
    return call(cls, [fget, fset, fdel, doc]) as DynamicClassAttribute;
  }

  getter(fget: unknown): DynamicClassAttribute {
    const fdoc = this.overwrite_doc ? getattr(fget, "__doc__", null) : null;
    const result = this.#with(fget, this.fset, this.fdel, fdoc ?? this.__doc__);
    result.overwrite_doc = this.overwrite_doc;
    return result;
  }

  setter(fset: unknown): DynamicClassAttribute {
    const result = this.#with(this.fget, fset, this.fdel, this.__doc__);
    result.overwrite_doc = this.overwrite_doc;
    return result;
  }

  deleter(fdel: unknown): DynamicClassAttribute {
    const result = this.#with(this.fget, this.fset, fdel, this.__doc__);
    result.overwrite_doc = this.overwrite_doc;
    return result;
  }
}
