import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { UnionType } from "../../core/generics/union-type.ts";
import { NoneType } from "../../core/types/type.ts";
import { dict } from "../../core/containers/dict.ts";
import { _UnionGenericAlias } from "./aliases.ts";
import { typeCheck } from "./checks.ts";
import { distinct } from "./sets.ts";
import { Union } from "./special-forms.ts";

/** `Union[left, right]`. */
export function joinTypes(left: unknown, right: unknown): unknown {
  return Union.__getitem__(tuple.of(left, right));
}

/** What `Union[parameters]` gives. Source: CPython 3.13 Lib/typing.py (`Union`). */
export function unionOfTypes(parameters: unknown): unknown {
  const given = parameters instanceof tuple ? (parameters as readonly unknown[]) : [parameters];
  if (given.length === 0) throw new TypeError("Cannot take a Union of no types.");
  const message = "Union[arg, ...]: each arg must be a type.";
  const types = deduplicated(given.map((each) => typeCheck(each, message)).flatMap(flattened));
  if (types.length === 1) return types[0];
  const isOptional = types.length === 2 && types.includes(NoneType);
  const args = tuple.of(...types);
  return isOptional
    ? new _UnionGenericAlias(Union, args, { name: "Optional" })
    : new _UnionGenericAlias(Union, args);
}

function flattened(type: unknown): readonly unknown[] {
  return type instanceof _UnionGenericAlias || type instanceof UnionType ? type.__args__ : [type];
}

/** Each type once; by their hashes, where they have some. */
function deduplicated(types: readonly unknown[]): unknown[] {
  try {
    return [...new dict(types.map((each) => [each, null] as const)).keys()];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return distinct(types);
  }
}
