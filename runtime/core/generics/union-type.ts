/** `types.UnionType` (PEP 604). Source: CPython 3.13 Objects/unionobject.c. */
import { isinstance, issubclass } from "../builtins/isinstance.ts";
import { frozenset } from "../containers/set.ts";
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { hash } from "../hash.ts";
import { isClass } from "../names.ts";
import { eq } from "../operators/compare.ts";
import { or } from "../operators/bitwise.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { NoneType } from "../types/type.ts";
import { joinsUnions } from "../types/union.ts";
import { GenericAlias } from "./generic-alias.ts";
import { collectParameters, substitutedArguments } from "./parameters.ts";
import { typeText } from "./type-text.ts";

/** `int | str`. */
export class UnionType {
  static readonly __name__: string = "UnionType";
  static readonly __module__: string = "types";
  static readonly __tp_name__: string = "types.UnionType";
  readonly __args__: tuple;
  #parameters: tuple | undefined;

  /** @param args the types, neither unions nor equal to each other; `undefined` where a program calls the class */
  constructor(args?: unknown) {
    if (!(args instanceof Members))
      throw new TypeError("cannot create 'types.UnionType' instances");
    this.__args__ = tuple.of(...args.types);
  }

  /** Subscripts do not make it iterable. */
  get __iter__(): null {
    return null;
  }

  get [joinsUnions](): boolean {
    return true;
  }

  get __parameters__(): tuple {
    return (this.#parameters ??= tuple.of(...collectParameters(this.__args__)));
  }

  get __module__(): string {
    return UnionType.__module__;
  }

  __getitem__(item: unknown): unknown {
    const types = substitutedArguments(this, this.__args__, this.__parameters__, item);
    return types.reduce((left, right) => or(left, right));
  }

  __instancecheck__(value: unknown): boolean {
    return (this.__args__ as readonly unknown[]).some((each) => isinstance(value, each));
  }

  __subclasscheck__(cls: unknown): boolean {
    return (this.__args__ as readonly unknown[]).some((each) => issubclass(cls, each));
  }

  __or__(other: unknown): unknown {
    return makeUnion(this, other);
  }

  __ror__(other: unknown): unknown {
    return makeUnion(other, this);
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof UnionType)) return NotImplemented;
    return eq(new frozenset(this.__args__), new frozenset(other.__args__));
  }

  __hash__(): unknown {
    return hash(new frozenset(this.__args__));
  }

  __repr__(): string {
    return (this.__args__ as readonly unknown[])
      .map((each) => ((each as unknown) === NoneType ? "None" : typeText(each)))
      .join(" | ");
  }
}

/** The types of a union to be made; a program has no way to make one. */
class Members {
  readonly types: readonly unknown[];

  constructor(types: readonly unknown[]) {
    this.types = types;
  }
}

function isUnionable(value: unknown): boolean {
  return (
    value === null ||
    isClass(value) ||
    (typeof value === "object" && (value as { [joinsUnions]?: boolean })[joinsUnions] === true)
  );
}

/** `left | right` of types, `NotImplemented` where one of them is none. Source: `_Py_union_type_or`. */
export function makeUnion(left: unknown, right: unknown): unknown {
  if (!isUnionable(left) || !isUnionable(right)) return NotImplemented;
  const types: unknown[] = [];
  for (const each of [left, right].flatMap(members))
    if (!types.some((known) => isSameType(known, each))) types.push(each);
  return types.length === 1 ? types[0] : new UnionType(new Members(types));
}

function members(value: unknown): readonly unknown[] {
  if (value instanceof UnionType) return value.__args__;
  return [value ?? NoneType];
}

/** Classes are the same or not; aliases may be equal. */
function isSameType(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return left instanceof GenericAlias && right instanceof GenericAlias && eq(left, right);
}
