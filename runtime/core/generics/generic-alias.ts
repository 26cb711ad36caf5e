/** `types.GenericAlias` (PEP 585). Source: CPython 3.13 Objects/genericaliasobject.c. */
import { namesOf } from "../attributes/dir.ts";
import { getattr } from "../attributes/getattr.ts";
import { genericAttribute, missingAttribute } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { setattr } from "../attributes/setattr.ts";
import { call } from "../calls/call.ts";
import { Extensible } from "../classes/extensible.ts";
import { tuple } from "../containers/tuple.ts";
import { AttributeError, TypeError } from "../exceptions/base.ts";
import { hash } from "../hash.ts";
import { iter } from "../iteration/iter.ts";
import { optionsOf } from "../options.ts";
import { eq } from "../operators/compare.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { isList } from "../types/list.ts";
import { joinsUnions, unionOf } from "../types/union.ts";
import { collectParameters, substitutedArguments } from "./parameters.ts";
import { typeText } from "./type-text.ts";

/** What an alias has of its own; everything else it takes from the class that it is an alias of. */
const ownAttributes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__class__",
  "__origin__",
  "__args__",
  "__unpacked__",
  "__parameters__",
  "__typing_unpacked_tuple_args__",
  "__mro_entries__",
  "__reduce_ex__",
  "__reduce__",
  "__copy__",
  "__deepcopy__",
]);

/** Attributes that an alias has neither of its own nor from its class. */
const hiddenAttributes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__bases__",
  "__copy__",
  "__deepcopy__",
]);

/** `list[int]`: a class with arguments for its type parameters. */
export class GenericAlias extends Extensible {
  static readonly __name__: string = "GenericAlias";
  static readonly __module__: string = "types";
  static readonly __tp_name__: string = "types.GenericAlias";
  readonly __origin__: unknown;
  readonly __args__: tuple;
  readonly __unpacked__: boolean = false;
  #parameters: tuple | undefined;

  constructor(...given: readonly unknown[]) {
    super();
    if (optionsOf(given) !== undefined)
      throw new TypeError("GenericAlias() takes no keyword arguments");
    if (given.length !== 2)
      throw new TypeError(`GenericAlias expected 2 arguments, got ${given.length}`);
    const [origin, args] = given;
    this.__origin__ = origin;
    this.__args__ = args instanceof tuple ? args : tuple.of(args);
  }

  /** The alias as `*tuple[int, str]` has it. */
  #unpack(): GenericAlias {
    const alias = new GenericAlias(this.__origin__, this.__args__);
    (alias as { __unpacked__: boolean }).__unpacked__ = true;
    return alias;
  }

  get [joinsUnions](): boolean {
    return true;
  }

  get __parameters__(): tuple {
    return (this.#parameters ??= tuple.of(...collectParameters(this.__args__)));
  }

  get __typing_unpacked_tuple_args__(): tuple | null {
    return this.__unpacked__ && (this.__origin__ as unknown) === tuple ? this.__args__ : null;
  }

  __getattribute__(name: string): unknown {
    if (hiddenAttributes.has(name) || ownAttributes.has(name)) {
      const own = genericAttribute(this, name);
      if (own !== missing) return own;
      if (hiddenAttributes.has(name)) throw missingAttribute(this, name);
    }
    return getattr(this.__origin__, name);
  }

  __call__(...args: unknown[]): unknown {
    const keywords = optionsOf<{ [name: string]: unknown }>(args);
    const positional = keywords === undefined ? args : args.slice(0, -1);
    const made = call(this.__origin__, positional, keywords);
    try {
      setattr(made, "__orig_class__", this);
    } catch (error) {
      if (!(error instanceof AttributeError) && !(error instanceof TypeError)) throw error;
    }
    return made;
  }

  __getitem__(item: unknown): unknown {
    const args = substitutedArguments(this, this.__args__, this.__parameters__, item);
    const alias = new GenericAlias(this.__origin__, tuple.of(...args));
    return this.__unpacked__ ? alias.#unpack() : alias;
  }

  __mro_entries__(_bases: unknown): tuple {
    return tuple.of(this.__origin__);
  }

  __instancecheck__(_value: unknown): boolean {
    throw new TypeError("isinstance() argument 2 cannot be a parameterized generic");
  }

  __subclasscheck__(_cls: unknown): boolean {
    throw new TypeError("issubclass() argument 2 cannot be a parameterized generic");
  }

  __iter__(): unknown {
    return iter([this.#unpack()]);
  }

  __or__(other: unknown): unknown {
    return unionOf(this, other);
  }

  __ror__(other: unknown): unknown {
    return unionOf(other, this);
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof GenericAlias)) return NotImplemented;
    return (
      this.__unpacked__ === other.__unpacked__ &&
      eq(this.__origin__, other.__origin__) &&
      eq(this.__args__, other.__args__)
    );
  }

  __hash__(): number {
    return (Number(hash(this.__origin__)) ^ Number(hash(this.__args__))) >>> 0;
  }

  __reduce__(): tuple {
    return tuple.of(this.constructor, tuple.of(this.__origin__, this.__args__));
  }

  __dir__(): string[] {
    const names = namesOf(this.__origin__).filter((name) => !hiddenAttributes.has(name));
    return [...new Set([...names, ...ownAttributes])];
  }

  __repr__(): string {
    const args = (this.__args__ as readonly unknown[]).map(argumentText);
    const list = args.length === 0 ? "()" : args.join(", ");
    return `${this.__unpacked__ ? "*" : ""}${typeText(this.__origin__)}[${list}]`;
  }
}

/** A list of types, as `Callable` takes one, shows its items as types. */
function argumentText(value: unknown): string {
  return isList(value) ? `[${value.map(typeText).join(", ")}]` : typeText(value);
}
