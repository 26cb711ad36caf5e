/** Types with the forward references in them evaluated. Source: CPython 3.13 Lib/typing.py (`_eval_type`, `ForwardRef._evaluate`). */
import { getattr } from "../../core/attributes/getattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { NameError } from "../../core/exceptions/base.ts";
import { GenericAlias } from "../../core/generics/generic-alias.ts";
import { orTypes } from "../../core/generics/type-operators.ts";
import { UnionType } from "../../core/generics/union-type.ts";
import { eq } from "../../core/operators/compare.ts";
import { contains } from "../../core/operators/contains.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { getTypeItem } from "../../core/generics/type-operators.ts";
import { textOf } from "../../core/types/boxes.ts";
import { _GenericAlias } from "./aliases.ts";
import { builtinNamed } from "./builtin-names.ts";
import { typeCheck } from "./checks.ts";
import { evaluate, type Names } from "./evaluate.ts";
import { ForwardRef, setEvaluator } from "./forward-ref.ts";
import { isFlattenedCallable } from "./introspection.ts";
import { moduleNames } from "./namespaces.ts";
import { Unpack } from "./special-forms.ts";

/** From here on, forward references can be evaluated. */
export function enableEvaluation(): void {
  setEvaluator(evaluateReference);
}

interface Scope {
  readonly globals: unknown;
  readonly locals: unknown;
  readonly parameters: readonly unknown[];
  /** The references that are being evaluated: a type may refer to itself. */
  readonly guard: ReadonlySet<string>;
}

/** A type with what its forward references mean. */
export function evaluateType(
  type: unknown,
  globals: unknown,
  locals: unknown,
  parameters: readonly unknown[],
  guard: ReadonlySet<string> = new Set(),
): unknown {
  return evaluated(type, { globals, locals, parameters, guard });
}

function evaluated(type: unknown, scope: Scope): unknown {
  if (type instanceof ForwardRef)
    return evaluateReference(type, scope.globals, scope.locals, scope.parameters, scope.guard);
  const alias = type instanceof GenericAlias ? withReferences(type) : type;
  const isAlias =
    alias instanceof _GenericAlias || alias instanceof GenericAlias || alias instanceof UnionType;
  if (!isAlias) return alias;
  const before = alias.__args__ as readonly unknown[];
  const args = tuple.of(...before.map((each) => evaluated(each, scope)));
  if (eq(args, alias.__args__)) return alias;
  if (alias instanceof GenericAlias) return new GenericAlias(alias.__origin__, args);
  if (alias instanceof UnionType)
    return (args as readonly unknown[]).reduce((left, right) => orTypes(left, right));
  return alias.copy_with(args);
}

/** `list["Node"]` keeps the string, which stands for a reference. */
function withReferences(alias: GenericAlias): unknown {
  const args = (alias.__args__ as readonly unknown[]).map((each) => {
    const text = textOf(each);
    return text === undefined ? each : new ForwardRef(text);
  });
  const key = isFlattenedCallable(alias.__origin__, args)
    ? tuple.of(tuple.of(...args.slice(0, -1)), args[args.length - 1])
    : tuple.of(...args);
  const result = getTypeItem(alias.__origin__, key);
  return alias.__unpacked__ ? Unpack.__getitem__(result) : result;
}

function evaluateReference(
  reference: ForwardRef,
  globals: unknown,
  locals: unknown,
  parameters: readonly unknown[],
  guard: ReadonlySet<string>,
): unknown {
  const text = reference.__forward_arg__;
  if (guard.has(text)) return reference;
  if (reference.__forward_evaluated__ && locals === globals) return reference.__forward_value__;
  const scope = scopeOf(reference, globals, locals, parameters);
  const type = typeCheck(
    evaluate(ForwardRef.codeOf(reference), namesOf(scope)),
    "Forward references must evaluate to types.",
    {
      isArgument: reference.__forward_is_argument__,
      allowsSpecialForms: reference.__forward_is_class__,
    },
  );
  reference.__forward_value__ = evaluated(type, {
    ...scope,
    parameters,
    guard: new Set([...guard, text]),
  });
  reference.__forward_evaluated__ = true;
  return reference.__forward_value__;
}

/** The names of a reference: those that are given, of the module that it names, and the type parameters around it. */
function scopeOf(
  reference: ForwardRef,
  globals: unknown,
  locals: unknown,
  parameters: readonly unknown[],
): { readonly globals: unknown; readonly locals: unknown } {
  let outer = globals ?? locals ?? new dict();
  let inner = locals ?? globals ?? outer;
  if (reference.__forward_module__ !== null)
    outer = moduleNames(reference.__forward_module__) ?? outer;
  if (parameters.length === 0) return { globals: outer, locals: inner };
  const [outerNames, innerNames] = [copied(outer), copied(inner)];
  for (const parameter of parameters) {
    const name = getattr(parameter, "__name__") as string;
    if (reference.__forward_is_class__ && outerNames.has(name)) continue;
    outerNames.set(name, parameter);
    innerNames.delete(name);
  }
  [outer, inner] = [outerNames, innerNames];
  return { globals: outer, locals: inner };
}

function copied(names: unknown): dict<string, unknown> {
  return new dict(names as dict<string, unknown>) as dict<string, unknown>;
}

function namesOf({ globals, locals }: Pick<Scope, "globals" | "locals">): Names {
  return (name) => {
    for (const each of [locals, globals])
      if (contains(each, name)) return getItem(each, name) as unknown;
    const builtin = builtinNamed(name);
    if (builtin !== undefined) return builtin;
    const error = new NameError(`name '${name}' is not defined`);
    error.name$ = name;
    throw error;
  };
}
