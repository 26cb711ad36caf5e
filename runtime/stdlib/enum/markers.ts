/** What may stand in the body of an enumeration: `auto()`, `member`, `nonmember`. Source: CPython 3.13 Lib/enum.py. */
import { repr } from "../../core/repr.ts";

/** The value of an `auto()` that has none yet. */
class AutoNull {
  static readonly __name__: string = "_auto_null";
  static readonly __module__: string = "enum";

  __repr__(): string {
    return "_auto_null";
  }
}

export const _auto_null: unknown = /* @__PURE__ */ new AutoNull();

/** `enum.auto()`: the next value. */
export class auto {
  static readonly __name__: string = "auto";
  static readonly __module__: string = "enum";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string = "self, value=";
  value: unknown;

  constructor(value: unknown = _auto_null) {
    this.value = value;
  }

  __repr__(): string {
    return `auto(${repr(this.value)})`;
  }
}

/** `enum.member(value)`: becomes a member, whatever it is. */
export class member {
  static readonly __name__: string = "member";
  static readonly __module__: string = "enum";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string = "self, value";
  value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** `enum.nonmember(value)`: stays an attribute. */
export class nonmember {
  static readonly __name__: string = "nonmember";
  static readonly __module__: string = "enum";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string = "self, value";
  value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}
