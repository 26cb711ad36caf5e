/** The type parameters of aliases and what is put in their place. Source: CPython 3.13 Objects/genericaliasobject.c. */
import { call } from "../calls/call.ts";
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { isClass } from "../names.ts";
import { eq } from "../operators/compare.ts";
import { getItem } from "../operators/subscript.ts";
import { truth } from "../operators/truth.ts";
import { Ellipsis } from "../types/ellipsis.ts";
import { repr } from "../repr.ts";
import { attributeOr } from "./attribute-or.ts";

function isIn(value: unknown, values: readonly unknown[]): boolean {
  return values.some((each) => each === value || eq(each, value));
}

/** `__parameters__` of something. */
function parametersOf(value: unknown): readonly unknown[] {
  const parameters = attributeOr(value, "__parameters__", undefined);
  return parameters instanceof tuple ? (parameters as readonly unknown[]) : [];
}

/** The type parameters in arguments, in the order in which they first appear. Source: `_Py_make_parameters`. */
export function collectParameters(args: readonly unknown[]): unknown[] {
  const parameters: unknown[] = [];
  const add = (parameter: unknown): void => {
    if (!isIn(parameter, parameters)) parameters.push(parameter);
  };
  for (const each of args) {
    if (isClass(each)) continue;
    if (attributeOr(each, "__typing_subst__", undefined) !== undefined) add(each);
    else for (const inner of parametersOf(each)) add(inner);
  }
  return parameters;
}

/** The items of a subscript, those of unpacked tuples in their place. Source: `_unpack_args`. */
export function unpackedItems(item: unknown): unknown[] {
  const items = item instanceof tuple ? (item as readonly unknown[]) : [item];
  return items.flatMap((each) => {
    if (isClass(each)) return [each];
    const inner = attributeOr(each, "__typing_unpacked_tuple_args__", null);
    if (!(inner instanceof tuple)) return [each];
    const args = inner as readonly unknown[];
    return args.length > 0 && args[args.length - 1] === Ellipsis ? [each] : [...args];
  });
}

/** True for `*Ts` and `Unpack[Ts]`, where `Ts` is a TypeVarTuple. */
export function isUnpackedTypeVarTuple(value: unknown): boolean {
  if (isClass(value)) return false;
  return truth(attributeOr(value, "__typing_is_unpacked_typevartuple__", false));
}

/**
 * The arguments of an alias with what `item` says in place of its type parameters.
 *
 * @throws TypeError where the alias has no parameters, or their number is another. Source: `_Py_subs_parameters`
 */
export function substitutedArguments(
  alias: unknown,
  args: readonly unknown[],
  parameters: readonly unknown[],
  item: unknown,
): unknown[] {
  if (parameters.length === 0) throw new TypeError(`${repr(alias)} is not a generic class`);
  let items: readonly unknown[] = unpackedItems(item);
  for (const parameter of parameters) {
    const prepare = attributeOr(parameter, "__typing_prepare_subst__", undefined);
    if (prepare === undefined) continue;
    const prepared = call(prepare, [alias, tuple.of(...items)]);
    items = (prepared instanceof tuple ? prepared : [prepared]) as readonly unknown[];
  }
  if (items.length !== parameters.length) {
    const isMany = items.length > parameters.length;
    throw new TypeError(
      `Too ${isMany ? "many" : "few"} arguments for ${repr(alias)}; actual ${items.length}, expected ${parameters.length}`,
    );
  }
  return substituted(args, parameters, items);
}

function substituted(
  args: readonly unknown[],
  parameters: readonly unknown[],
  items: readonly unknown[],
): unknown[] {
  return args.flatMap((each) => {
    if (isClass(each)) return [each];
    const substitute = attributeOr(each, "__typing_subst__", undefined);
    const result =
      substitute === undefined
        ? withSubstitutedParameters(each, parameters, items)
        : call(substitute, [itemFor(each, parameters, items)]);
    return isUnpackedTypeVarTuple(each) && result instanceof tuple
      ? [...(result as readonly unknown[])]
      : [result];
  });
}

function itemFor(
  parameter: unknown,
  parameters: readonly unknown[],
  items: readonly unknown[],
): unknown {
  return items[parameters.findIndex((each) => each === parameter || eq(each, parameter))];
}

/** What a generic argument, such as the `list[T]` of `dict[str, list[T]]`, becomes. Source: `subs_tvars`. */
function withSubstitutedParameters(
  value: unknown,
  parameters: readonly unknown[],
  items: readonly unknown[],
): unknown {
  const inner = parametersOf(value);
  if (inner.length === 0) return value;
  const chosen = inner.flatMap((each) => {
    const index = parameters.findIndex((known) => known === each || eq(known, each));
    if (index < 0) return [each];
    const item = items[index];
    // What stands for a TypeVarTuple is a tuple of types.
    return isTypeVarTuple(each) && item instanceof tuple
      ? [...(item as readonly unknown[])]
      : [item];
  });
  return getItem(value, tuple.of(...chosen));
}

function isTypeVarTuple(value: unknown): boolean {
  const cls = (value as { constructor?: { readonly __name__?: unknown } }).constructor;
  return cls?.__name__ === "TypeVarTuple";
}
