/** What subscribing to the special forms gives. Source: CPython 3.13 Lib/typing.py. */
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { isUnpackedTypeVarTuple } from "../../core/generics/parameters.ts";
import { repr } from "../../core/repr.ts";
import { Ellipsis } from "../../core/types/ellipsis.ts";
import { NoneType } from "../../core/types/type.ts";
import {
  _AnnotatedAlias,
  _ConcatenateGenericAlias,
  _GenericAlias,
  _LiteralGenericAlias,
} from "./aliases.ts";
import { typeCheck } from "./checks.ts";
import { ParamSpec } from "./param-spec.ts";
import { typedValues } from "./sets.ts";
import type { _SpecialForm } from "./special-form.ts";
import { joinTypes } from "./unions.ts";

function itemsOf(parameters: unknown): readonly unknown[] {
  return parameters instanceof tuple ? (parameters as readonly unknown[]) : [parameters];
}

export function notSubscriptable(form: _SpecialForm, _parameters: unknown): never {
  throw new TypeError(`${repr(form)} is not subscriptable`);
}

/** `ClassVar[int]`, `Final[int]`. */
export function classVariableOf(form: _SpecialForm, parameters: unknown): unknown {
  const message = `${repr(form)} accepts only single type.`;
  const type = typeCheck(parameters, message, { allowsSpecialForms: true });
  return new _GenericAlias(form, tuple.of(type));
}

/** `TypeGuard[int]`, `TypeIs[int]`. */
export function singleTypeOf(form: _SpecialForm, parameters: unknown): unknown {
  const type = typeCheck(parameters, `${repr(form)} accepts only single type.`);
  return new _GenericAlias(form, tuple.of(type));
}

/** `Required[int]`, `NotRequired[int]`, `ReadOnly[int]`. */
export function qualifiedOf(form: _SpecialForm, parameters: unknown): unknown {
  const type = typeCheck(parameters, `${form._name} accepts only a single type.`);
  return new _GenericAlias(form, tuple.of(type));
}

export function optionalOf(form: _SpecialForm, parameters: unknown): unknown {
  return joinTypes(typeCheck(parameters, `${repr(form)} requires a single type.`), NoneType);
}

export function literalOf(form: _SpecialForm, parameters: unknown): unknown {
  const values = itemsOf(parameters).flatMap((each) =>
    each instanceof _LiteralGenericAlias ? [...(each.__args__ as readonly unknown[])] : [each],
  );
  return new _LiteralGenericAlias(form, tuple.of(...distinctLiterals(values)));
}

/** Each value of each type once, as far as they can be hashed. */
function distinctLiterals(values: readonly unknown[]): readonly unknown[] {
  try {
    const keys = new dict(typedValues(values).map((each) => [each, null] as const)).keys();
    return [...keys].map((each) => (each as readonly unknown[])[0]);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return values;
  }
}

export function concatenateOf(form: _SpecialForm, parameters: unknown): unknown {
  const given = itemsOf(parameters);
  if (given.length === 0) throw new TypeError("Cannot take a Concatenate of no types.");
  const last = given[given.length - 1];
  if (last !== Ellipsis && !(last instanceof ParamSpec)) {
    throw new TypeError(
      "The last parameter to Concatenate should be a ParamSpec variable or ellipsis.",
    );
  }
  const message = "Concatenate[arg, ...]: each arg must be a type.";
  const types = given.slice(0, -1).map((each) => typeCheck(each, message));
  return new _ConcatenateGenericAlias(form, tuple.of(...types, last));
}

export function annotatedOf(_form: _SpecialForm, parameters: unknown): unknown {
  const [first, ...metadata] = itemsOf(parameters);
  if (metadata.length === 0) {
    throw new TypeError(
      "Annotated[...] should be used with at least two arguments (a type and an annotation).",
    );
  }
  if (isUnpackedTypeVarTuple(first))
    throw new TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple");
  const message = "Annotated[t, ...]: t must be a type.";
  return new _AnnotatedAlias(
    typeCheck(first, message, { allowsSpecialForms: true }),
    tuple.of(...metadata),
  );
}
