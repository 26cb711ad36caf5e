/** Fields and the markers around them. Source: CPython 3.13 Lib/dataclasses.py, PEP 557. */
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { mappingproxy } from "../../core/classes/mappingproxy.ts";
import { dict } from "../../core/containers/dict.ts";
import { AttributeError, ValueError } from "../../core/exceptions/base.ts";
import { className, isClass, type NamedClass } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";

/** `dataclasses.FrozenInstanceError`. */
export class FrozenInstanceError extends AttributeError {
  static override readonly __name__: string = "FrozenInstanceError";
  static readonly __module__: string = "dataclasses";
}

class MissingType {
  static readonly __name__: string = "_MISSING_TYPE";
  static readonly __module__: string = "dataclasses";
}

/** `dataclasses.MISSING`: no default. */
export const MISSING: unknown = /* @__PURE__ */ new MissingType();

class KeywordOnlyType {
  static readonly __name__: string = "_KW_ONLY_TYPE";
  static readonly __module__: string = "dataclasses";
}

/** `dataclasses.KW_ONLY`: the fields behind it are keyword-only parameters. */
export const KW_ONLY: unknown = /* @__PURE__ */ new KeywordOnlyType();

/** What a field is: an attribute, a class variable, or a parameter only. */
export type FieldKind = "_FIELD" | "_FIELD_CLASSVAR" | "_FIELD_INITVAR";

/** `dataclasses.InitVar`: a parameter of `__init__` that goes to `__post_init__`. */
export class InitVar {
  static readonly __name__: string = "InitVar";
  static readonly __module__: string = "dataclasses";
  static readonly __text_signature__: string = "self, type";
  type: unknown;

  constructor(type_: unknown) {
    this.type = type_;
  }

  static __class_getitem__(type_: unknown): InitVar {
    return new InitVar(type_);
  }

  __repr__(): string {
    const name = isClass(this.type)
      ? className(this.type as unknown as NamedClass)
      : repr(this.type);
    return `dataclasses.InitVar[${name}]`;
  }
}

let active: Field[] = [];

/** `dataclasses.Field`. */
export class Field {
  static readonly __name__: string = "Field";
  static readonly __module__: string = "dataclasses";
  static readonly __text_signature__: string =
    "self, default, default_factory, init, repr, hash, compare, metadata, kw_only";
  name$: string = null as unknown as string;
  type: unknown = null;
  default: unknown;
  default_factory: unknown;
  init: unknown;
  repr: unknown;
  hash: unknown;
  compare: unknown;
  metadata: unknown;
  kw_only: unknown;
  _field_type: FieldKind | null = null;

  constructor(
    default_: unknown,
    default_factory: unknown,
    init: unknown,
    repr_: unknown,
    hash: unknown,
    compare: unknown,
    metadata: unknown,
    kw_only: unknown,
  ) {
    this.default = default_;
    this.default_factory = default_factory;
    this.init = init;
    this.repr = repr_;
    this.hash = hash;
    this.compare = compare;
    this.metadata = new mappingproxy(metadata ?? new dict());
    this.kw_only = kw_only;
  }

  /** A descriptor as the default value is told its name. */
  __set_name__(owner: unknown, name: string): void {
    const method = getattr(type(this.default), "__set_name__", null);
    if (method !== null) call(method, [this.default, owner, name]);
  }

  __repr__(): string {
    if (active.includes(this)) return "...";
    active.push(this);
    try {
      const parts = [
        ["name", this.name$],
        ["type", this.type],
        ["default", this.default],
        ["default_factory", this.default_factory],
        ["init", this.init],
        ["repr", this.repr],
        ["hash", this.hash],
        ["compare", this.compare],
        ["metadata", this.metadata],
        ["kw_only", this.kw_only],
      ].map(([name, value]) => `${name as string}=${repr(value)}`);
      return `Field(${parts.join(",")},_field_type=${this._field_type ?? "None"})`;
    } finally {
      active = active.filter((each) => each !== this);
    }
  }
}

/** The keyword-only parameters of {@link field}. */
export interface FieldOptions {
  default?: unknown;
  default_factory?: unknown;
  init?: unknown;
  repr?: unknown;
  hash?: unknown;
  compare?: unknown;
  metadata?: unknown;
  kw_only?: unknown;
}

/** `field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING)`. */
export function field(options: FieldOptions = {}): unknown {
  const { default: value = MISSING, default_factory = MISSING } = options;
  if (value !== MISSING && default_factory !== MISSING)
    throw new ValueError("cannot specify both default and default_factory");
  const { init = true, repr: shows = true, hash = null, compare = true } = options;
  const { metadata = null, kw_only = MISSING } = options;
  return new Field(value, default_factory, init, shows, hash, compare, metadata, kw_only);
}

/** `__dataclass_params__`: the arguments of the decorator. */
export class DataclassParams {
  static readonly __name__: string = "_DataclassParams";
  static readonly __module__: string = "dataclasses";
  readonly init: unknown;
  readonly repr: unknown;
  readonly eq: unknown;
  readonly order: unknown;
  readonly unsafe_hash: unknown;
  readonly frozen: unknown;
  readonly match_args: unknown;
  readonly kw_only: unknown;
  readonly slots: unknown;
  readonly weakref_slot: unknown;

  constructor(options: DataclassOptions) {
    this.init = options.init ?? true;
    this.repr = options.repr ?? true;
    this.eq = options.eq ?? true;
    this.order = options.order ?? false;
    this.unsafe_hash = options.unsafe_hash ?? false;
    this.frozen = options.frozen ?? false;
    this.match_args = options.match_args ?? true;
    this.kw_only = options.kw_only ?? false;
    this.slots = options.slots ?? false;
    this.weakref_slot = options.weakref_slot ?? false;
  }

  __repr__(): string {
    const parts = Object.entries(this).map(([name, value]) => `${name}=${repr(value)}`);
    return `_DataclassParams(${parts.join(",")})`;
  }
}

/** The keyword-only parameters of `dataclass`. */
export interface DataclassOptions {
  init?: unknown;
  repr?: unknown;
  eq?: unknown;
  order?: unknown;
  unsafe_hash?: unknown;
  frozen?: unknown;
  match_args?: unknown;
  kw_only?: unknown;
  slots?: unknown;
  weakref_slot?: unknown;
}
