/**
 * What subscribing to the forms and classes of `typing` gives. One file, since each class here extends another while their methods lead to all the rest of the module: classes are evaluated in
 * the order in which they stand. Source: CPython 3.13 Lib/typing.py.
 */
import { namesOf } from "../../core/attributes/dir.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { defineAttribute } from "../../core/attributes/instance-dict.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { isSubtype } from "../../core/classes/mro.ts";
import { frozenset } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AssertionError, AttributeError, TypeError } from "../../core/exceptions/base.ts";
import { BaseException } from "../../core/exceptions/base.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { GenericAlias } from "../../core/generics/generic-alias.ts";
import { isUnpackedTypeVarTuple, unpackedItems } from "../../core/generics/parameters.ts";
import { UnionType } from "../../core/generics/union-type.ts";
import { hash } from "../../core/hash.ts";
import { iter } from "../../core/iteration/iter.ts";
import { isClass, type NamedClass } from "../../core/names.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { Ellipsis } from "../../core/types/ellipsis.ts";
import { isList } from "../../core/types/list.ts";
import { NoneType, type } from "../../core/types/type.ts";
import { Callable as AbstractCallable } from "../collections/abc/one-method.ts";
import { cachedBy } from "./cache.ts";
import { typeCheck, typeConvert } from "./checks.ts";
import { Generic, isGenericForm, isProtocolForm } from "./generic.ts";
import { collectTypeParameters } from "./parameters.ts";
import { _SpecialForm } from "./special-form.ts";
import { Annotated, Union } from "./special-forms.ts";
import { typeRepr } from "./type-repr.ts";
import { isParameterExpression } from "./param-spec.ts";
import { TypeVarTuple } from "./type-var-tuple.ts";
import { isSameSet, typedValues } from "./sets.ts";
import { unpacked } from "./unpack.ts";
import { joinTypes, unionOfTypes } from "./unions.ts";

/** Says that instances are not iterable, which `__getitem__` would make them: `__iter__ = None`. */
function withoutIterator<C extends abstract new (...args: never[]) => object>(cls: C): C {
  Object.defineProperty(cls.prototype, "__iter__", { value: null, configurable: true });
  return cls;
}

export function isDunder(name: string): boolean {
  return name.startsWith("__") && name.endsWith("__");
}

/** Attributes that an alias keeps; all others it stores in its origin. */
const ownNames: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "_name",
  "_inst",
  "_nparams",
  "_defaults",
]);

export interface AliasOptions {
  readonly inst?: boolean;
  readonly name?: string | null;
  /** What was subscripted, where that is not the origin: `List` of `List[int]`. */
  readonly source?: object;
}

/** What all aliases have in common. */
export abstract class _BaseGenericAlias {
  static readonly __name__: string = "_BaseGenericAlias";
  static readonly __module__: string = "typing";
  static readonly __signatures__: { readonly [method: string]: string } = {
    __init__: "self, origin, *, inst=, name=",
  };
  readonly _inst: boolean;
  readonly _name: string | null;
  readonly __origin__: unknown;
  readonly __slots__: null = null;

  constructor(origin: unknown, { inst = true, name = null }: AliasOptions = {}) {
    this._inst = inst;
    this._name = name;
    this.__origin__ = origin;
  }

  static __init_subclass__(): never {
    throw new TypeError("Cannot subclass special typing classes");
  }

  __call__(...args: unknown[]): unknown {
    if (!this._inst) {
      const name = String(getattr(this.__origin__, "__name__"));
      throw new TypeError(
        `Type ${String(this._name)} cannot be instantiated; use ${name}() instead`,
      );
    }
    const keywords = optionsOf<{ [name: string]: unknown }>(args);
    const made = call(this.__origin__, keywords === undefined ? args : args.slice(0, -1), keywords);
    try {
      setattr(made, "__orig_class__", this);
    } catch (error) {
      // Whatever it raises: the object does not take the attribute.
      if (!(error instanceof BaseException)) throw error;
    }
    return made;
  }

  /** What the alias of a class stands for among bases: the class, and `Generic` unless something behind it brings that. */
  __mro_entries__(bases: tuple): tuple {
    const given = bases as readonly unknown[];
    const entries = given.includes(this.__origin__) ? [] : [this.__origin__];
    const index = given.findIndex((each) => each === this || eq(each, this));
    if (!given.slice(index + 1).some((each) => bringsGeneric(each, bases))) entries.push(Generic);
    return tuple.of(...entries);
  }

  __getattr__(name: string): unknown {
    if (name === "__name__" || name === "__qualname__")
      return this._name ?? getattr(this.__origin__, "__name__");
    if (!isDunder(name)) return getattr(this.__origin__, name);
    throw new AttributeError(name);
  }

  __setattr__(name: string, value: unknown): void {
    if (isDunder(name) || ownNames.has(name)) defineAttribute(this, name, value);
    else setattr(this.__origin__, name, value);
  }

  __instancecheck__(value: unknown): unknown {
    return this.__subclasscheck__(type(value));
  }

  __subclasscheck__(_cls: unknown): unknown {
    throw new TypeError("Subscripted generics cannot be used with class and instance checks");
  }

  __dir__(): string[] {
    const inherited = namesOf(this.__origin__).filter((name) => !isDunder(name));
    return [...new Set([...Object.keys(this), ...namesOf(this.constructor), ...inherited])];
  }
}

function bringsGeneric(base: unknown, bases: tuple): boolean {
  if (base instanceof _BaseGenericAlias) return true;
  if (isClass(base)) return isSubtype(base, Generic);
  const method = attributeOr(base, "__mro_entries__", undefined);
  const entries = method === undefined ? null : call(method, [bases]);
  if (!(entries instanceof tuple)) return false;
  return (entries as readonly unknown[]).some((each) => isClass(each) && isSubtype(each, Generic));
}

/** `List[int]`, `Box[int]`, `ClassVar[int]`: something with arguments for its type parameters. */
export class _GenericAlias extends _BaseGenericAlias {
  static override readonly __name__: string = "_GenericAlias";
  static override readonly __signatures__: { readonly [method: string]: string } = {
    __init__: "self, origin, args, *, inst=, name=",
  };
  readonly __args__: tuple;
  readonly __parameters__: tuple;
  readonly #source: object | undefined;

  constructor(origin: unknown, args: unknown, options: AliasOptions = {}) {
    super(origin, options);
    this.#source = options.source;
    this.__args__ = args instanceof tuple ? args : tuple.of(args);
    this.__parameters__ = collectTypeParameters(
      this.__args__,
      isGenericForm(origin) || isProtocolForm(origin),
    );
    const name = options.name ?? null;
    if (name === null) defineAttribute(this, "__module__", getattr(origin, "__module__"));
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof _GenericAlias)) return NotImplemented;
    return eq(this.__origin__, other.__origin__) && eq(this.__args__, other.__args__);
  }

  __hash__(): unknown {
    return hash(tuple.of(this.__origin__, this.__args__));
  }

  __or__(right: unknown): unknown {
    return joinTypes(this, right);
  }

  __ror__(left: unknown): unknown {
    return joinTypes(left, this);
  }

  __getitem__(item: unknown): unknown {
    return cachedBy(this.constructor, tuple.of(this, item), () => {
      if (isGenericForm(this.__origin__) || isProtocolForm(this.__origin__))
        throw new TypeError(`Cannot subscript already-subscripted ${repr(this)}`);
      if ((this.__parameters__ as readonly unknown[]).length === 0)
        throw new TypeError(`${repr(this)} is not a generic class`);
      const given = item instanceof tuple ? (item as readonly unknown[]) : [item];
      const items = unpackedItems(tuple.of(...given.map((each) => typeConvert(each))));
      return this.copy_with(tuple.of(...this.#newArguments(items)));
    });
  }

  #newArguments(given: readonly unknown[]): unknown[] {
    const parameters = this.__parameters__ as readonly unknown[];
    let items = given;
    for (const parameter of parameters) {
      const prepare = attributeOr(parameter, "__typing_prepare_subst__", undefined);
      if (prepare !== undefined) items = call(prepare, [this, tuple.of(...items)]) as unknown[];
    }
    if (items.length !== parameters.length) {
      const amount = items.length > parameters.length ? "many" : "few";
      throw new TypeError(
        `Too ${amount} arguments for ${repr(this)}; actual ${items.length}, expected ${parameters.length}`,
      );
    }
    return this.#substituted(this.__args__, (parameter) => items[indexOf(parameters, parameter)]);
  }

  #substituted(args: readonly unknown[], itemFor: (parameter: unknown) => unknown): unknown[] {
    return args.flatMap((each) => {
      if (isClass(each)) return [each];
      const replaced = substitutedIn(each, itemFor);
      const isFlattened =
        ((this.__origin__ as unknown) === AbstractCallable && replaced instanceof tuple) ||
        isUnpackedTypeVarTuple(each);
      if (isFlattened) return [...(replaced as readonly unknown[])];
      if (each instanceof tuple)
        return [tuple.of(...this.#substituted(each as readonly unknown[], itemFor))];
      return [replaced];
    });
  }

  copy_with(args: unknown): unknown {
    const cls = this.constructor as new (...args: unknown[]) => _GenericAlias;
    const options = { name: this._name, inst: this._inst, source: this.#source };
    return new cls(this.__origin__, args, options);
  }

  __repr__(): string {
    const name = this._name === null ? typeRepr(this.__origin__) : `typing.${this._name}`;
    const args = (this.__args__ as readonly unknown[]).map(typeRepr);
    return `${name}[${args.length === 0 ? "()" : args.join(", ")}]`;
  }

  __reduce__(): unknown {
    return tuple.of(getItem, reduction(this, this.#source ?? this.__origin__));
  }

  override __mro_entries__(bases: tuple): tuple {
    if (this.__origin__ instanceof _SpecialForm)
      throw new TypeError(`Cannot subclass ${repr(this)}`);
    if (this._name !== null) return super.__mro_entries__(bases);
    if (!isGenericForm(this.__origin__)) return tuple.of(this.__origin__);
    const given = bases as readonly unknown[];
    if (given.some(isProtocolForm)) return tuple.of();
    const index = given.findIndex((each) => each === this || eq(each, this));
    const isBroughtLater = given
      .slice(index + 1)
      .some((each) => each instanceof _BaseGenericAlias && each !== this);
    return isBroughtLater ? tuple.of() : tuple.of(this.__origin__);
  }

  __iter__(): unknown {
    return iter([unpacked(this)]);
  }
}

/** What was subscripted, and by what. */
function reduction(alias: _GenericAlias, origin: unknown): tuple {
  const args = alias.__args__ as readonly unknown[];
  if (alias instanceof _AnnotatedAlias) {
    const metadata = alias.__metadata__ as readonly unknown[];
    return tuple.of(Annotated, tuple.of(alias.__origin__, ...metadata));
  }
  if (alias instanceof _UnionGenericAlias) return tuple.of(Union, alias.__args__);
  const isFlattened = !(args.length === 2 && isParameterExpression(args[0]));
  if (alias instanceof _CallableGenericAlias && isFlattened)
    return tuple.of(origin, tuple.of(args.slice(0, -1), args[args.length - 1]));
  const isSingle = args.length === 1 && !(args[0] instanceof tuple);
  return tuple.of(origin, isSingle ? args[0] : alias.__args__);
}

function indexOf(parameters: readonly unknown[], parameter: unknown): number {
  return parameters.findIndex((each) => each === parameter || eq(each, parameter));
}

function substitutedIn(value: unknown, itemFor: (parameter: unknown) => unknown): unknown {
  const substitute = attributeOr(value, "__typing_subst__", undefined);
  if (substitute !== undefined) return call(substitute, [itemFor(value)]);
  const inner = attributeOr(value, "__parameters__", undefined);
  if (!(inner instanceof tuple) || (inner as readonly unknown[]).length === 0) return value;
  const items = (inner as readonly unknown[]).flatMap((each) => {
    const item = itemFor(each);
    return each instanceof TypeVarTuple ? [...(item as readonly unknown[])] : [item];
  });
  return getItem(value, tuple.of(...items));
}

/** `List`, `Iterable`: a class as `typing` has it, without arguments. */
export class _SpecialGenericAlias extends _BaseGenericAlias {
  static override readonly __name__: string = "_SpecialGenericAlias";
  static override readonly __signatures__: { readonly [method: string]: string } = {
    __init__: "self, origin, nparams, *, inst=, name=, defaults=",
  };
  readonly _nparams: number;
  readonly _defaults: tuple;
  readonly __doc__: string;

  constructor(
    origin: NamedClass | object,
    nparams: number,
    { defaults = [], ...options }: AliasOptions & { readonly defaults?: readonly unknown[] } = {},
  ) {
    super(origin, { ...options, name: options.name ?? String(getattr(origin, "__name__")) });
    this._nparams = nparams;
    this._defaults = tuple.of(...defaults);
    const module = getattr(origin, "__module__") as string;
    const owner = module === "builtins" ? "" : `${module}.`;
    this.__doc__ = `A generic version of ${owner}${String(getattr(origin, "__qualname__"))}.`;
  }

  __getitem__(item: unknown): unknown {
    return cachedBy(this, item, () => this.subscribed(item));
  }

  /** The alias with arguments. */
  protected subscribed(item: unknown): unknown {
    const given = item instanceof tuple ? (item as readonly unknown[]) : [item];
    const message = "Parameters to generic types must be types.";
    const args = given.map((each) => typeCheck(each, message));
    const defaults = this._defaults as readonly unknown[];
    const missing = this._nparams - args.length;
    if (missing > 0 && missing <= defaults.length)
      args.push(...defaults.slice(defaults.length - missing));
    if (args.length !== this._nparams) throw this.#wrongNumber(args.length);
    return this.copy_with(tuple.of(...args));
  }

  #wrongNumber(actual: number): TypeError {
    if (this._nparams === 0) return new TypeError(`${repr(this)} is not a generic class`);
    const optional = (this._defaults as readonly unknown[]).length;
    const expected = optional > 0 ? `at least ${this._nparams - optional}` : String(this._nparams);
    const amount = actual > this._nparams ? "many" : "few";
    return new TypeError(
      `Too ${amount} arguments for ${repr(this)}; actual ${actual}, expected ${expected}`,
    );
  }

  copy_with(args: tuple): unknown {
    const options = { name: this._name, inst: this._inst, source: this };
    return new _GenericAlias(this.__origin__, args, options);
  }

  __repr__(): string {
    return `typing.${String(this._name)}`;
  }

  override __subclasscheck__(cls: unknown): unknown {
    if (cls instanceof _SpecialGenericAlias) return issubclass(cls.__origin__, this.__origin__);
    if (!(cls instanceof _GenericAlias)) return issubclass(cls, this.__origin__);
    return super.__subclasscheck__(cls);
  }

  __reduce__(): string {
    return String(this._name);
  }

  __or__(right: unknown): unknown {
    return joinTypes(this, right);
  }

  __ror__(left: unknown): unknown {
    return joinTypes(left, this);
  }
}

/** `Callable[[int], str]`. */
export const _CallableGenericAlias = /* @__PURE__ */ withoutIterator(
  class _CallableGenericAlias extends _GenericAlias {
    static override readonly __name__: string = "_CallableGenericAlias";

    override __repr__(): string {
      const args = this.__args__ as readonly unknown[];
      if (args.length === 2 && isParameterExpression(args[0])) return super.__repr__();
      const taken = args.slice(0, -1).map(typeRepr).join(", ");
      return `typing.Callable[[${taken}], ${typeRepr(args[args.length - 1])}]`;
    }
  },
);
export type _CallableGenericAlias = InstanceType<typeof _CallableGenericAlias>;

/** `Callable`. */
export class _CallableType extends _SpecialGenericAlias {
  static override readonly __name__: string = "_CallableType";

  override copy_with(args: tuple): unknown {
    return new _CallableGenericAlias(this.__origin__, args, {
      name: this._name,
      inst: this._inst,
      source: this,
    });
  }

  override __getitem__(item: unknown): unknown {
    const given = item instanceof tuple ? (item as readonly unknown[]) : [];
    if (given.length !== 2)
      throw new TypeError("Callable must be used as Callable[[arg, ...], result].");
    const taken = isList(given[0]) ? tuple.of(...given[0]) : given[0];
    return super.__getitem__(tuple.of(taken, given[1]));
  }

  protected override subscribed(item: unknown): unknown {
    const [given, returned] = item as readonly [unknown, unknown];
    const result = typeCheck(returned, "Callable[args, result]: result must be a type.");
    if (given === Ellipsis) return this.copy_with(tuple.of(Ellipsis, result));
    const args = given instanceof tuple ? (given as readonly unknown[]) : [given];
    return this.copy_with(tuple.of(...args.map((each) => typeConvert(each)), result));
  }
}

/** `Tuple`. */
export class _TupleType extends _SpecialGenericAlias {
  static override readonly __name__: string = "_TupleType";

  protected override subscribed(item: unknown): unknown {
    const given = item instanceof tuple ? (item as readonly unknown[]) : [item];
    const isVariadic = given.length >= 2 && given[given.length - 1] === Ellipsis;
    const message = isVariadic
      ? "Tuple[t, ...]: t must be a type."
      : "Tuple[t0, t1, ...]: each t must be a type.";
    const types = isVariadic ? given.slice(0, -1) : given;
    const args = types.map((each) => typeCheck(each, message));
    if (isVariadic) args.push(Ellipsis);
    return this.copy_with(tuple.of(...args));
  }
}

/** `Union[int, str]` and `Optional[int]`. */
export const _UnionGenericAlias = /* @__PURE__ */ withoutIterator(
  class _UnionGenericAlias extends _GenericAlias {
    static override readonly __name__: string = "_UnionGenericAlias";

    override copy_with(args: unknown): unknown {
      return unionOfTypes(args);
    }

    override __eq__(other: unknown): unknown {
      if (!(other instanceof _UnionGenericAlias) && !(other instanceof UnionType))
        return NotImplemented;
      return isSameSet(this.__args__, other.__args__);
    }

    override __hash__(): unknown {
      return hash(new frozenset(this.__args__));
    }

    override __repr__(): string {
      const args = this.__args__ as readonly unknown[];
      const none = args.indexOf(NoneType);
      if (args.length === 2 && none >= 0) return `typing.Optional[${typeRepr(args[1 - none])}]`;
      return super.__repr__();
    }

    override __subclasscheck__(cls: unknown): unknown {
      for (const each of this.__args__ as readonly unknown[])
        if (issubclass(cls, each)) return true;
      return null;
    }
  },
);
export type _UnionGenericAlias = InstanceType<typeof _UnionGenericAlias>;

/** `Literal["a", 1]`. */
export class _LiteralGenericAlias extends _GenericAlias {
  static override readonly __name__: string = "_LiteralGenericAlias";

  override __eq__(other: unknown): unknown {
    if (!(other instanceof _LiteralGenericAlias)) return NotImplemented;
    return isSameSet(typedValues(this.__args__), typedValues(other.__args__));
  }

  override __hash__(): unknown {
    return hash(new frozenset(typedValues(this.__args__)));
  }
}

/** `Concatenate[int, P]`. */
export class _ConcatenateGenericAlias extends _GenericAlias {
  static override readonly __name__: string = "_ConcatenateGenericAlias";

  override copy_with(args: unknown): unknown {
    const given = args as readonly unknown[];
    const last = given[given.length - 1];
    const before = given.slice(0, -1);
    if (isList(last) || last instanceof tuple)
      return tuple.of(...before, ...(last as readonly unknown[]));
    return super.copy_with(
      last instanceof _ConcatenateGenericAlias
        ? tuple.of(...before, ...(last.__args__ as readonly unknown[]))
        : args,
    );
  }
}

/** `Unpack[Ts]`, `Unpack[tuple[int, str]]`, `Unpack[Movie]`. */
export class _UnpackGenericAlias extends _GenericAlias {
  static override readonly __name__: string = "_UnpackGenericAlias";

  get #argument(): unknown {
    const args = this.__args__ as readonly unknown[];
    if (args.length !== 1) throw new AssertionError();
    return args[0];
  }

  override __repr__(): string {
    return `typing.Unpack[${typeRepr((this.__args__ as readonly unknown[])[0])}]`;
  }

  override __getitem__(item: unknown): unknown {
    return this.__typing_is_unpacked_typevartuple__ ? item : super.__getitem__(item);
  }

  get __typing_unpacked_tuple_args__(): tuple | null {
    const argument = this.#argument;
    if (!(argument instanceof _GenericAlias) && !(argument instanceof GenericAlias)) return null;
    if ((argument.__origin__ as unknown) !== tuple)
      throw new TypeError("Unpack[...] must be used with a tuple type");
    return argument.__args__;
  }

  get __typing_is_unpacked_typevartuple__(): boolean {
    return this.#argument instanceof TypeVarTuple;
  }
}

/** `Annotated[int, "metadata"]`. */
export const _AnnotatedAlias = /* @__PURE__ */ withoutIterator(
  class _AnnotatedAlias extends _GenericAlias {
    static override readonly __name__: string = "_AnnotatedAlias";
    static override readonly __signatures__: { readonly [method: string]: string } = {
      __init__: "self, origin, metadata",
    };
    readonly __metadata__: tuple;

    constructor(origin: unknown, metadata: tuple) {
      const inner = origin instanceof _AnnotatedAlias ? origin : null;
      const annotated = inner === null ? origin : inner.__origin__;
      super(annotated, annotated, { name: "Annotated" });
      this.__metadata__ =
        inner === null
          ? metadata
          : tuple.of(
              ...(inner.__metadata__ as readonly unknown[]),
              ...(metadata as readonly unknown[]),
            );
    }

    override copy_with(args: unknown): unknown {
      return new _AnnotatedAlias((args as readonly unknown[])[0], this.__metadata__);
    }

    override __repr__(): string {
      const metadata = (this.__metadata__ as readonly unknown[]).map(repr).join(", ");
      return `typing.Annotated[${typeRepr(this.__origin__)}, ${metadata}]`;
    }

    override __eq__(other: unknown): unknown {
      if (!(other instanceof _AnnotatedAlias)) return NotImplemented;
      return eq(this.__origin__, other.__origin__) && eq(this.__metadata__, other.__metadata__);
    }

    override __hash__(): unknown {
      return hash(tuple.of(this.__origin__, this.__metadata__));
    }

    override __getattr__(name: string): unknown {
      if (name === "__name__" || name === "__qualname__") return "Annotated";
      return super.__getattr__(name);
    }

    override __mro_entries__(_bases: tuple): tuple {
      return tuple.of(this.__origin__);
    }
  },
);
export type _AnnotatedAlias = InstanceType<typeof _AnnotatedAlias>;
