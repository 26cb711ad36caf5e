/** Inferred types as TypeScript writes them. */
import * as t from "@babel/types";
import { counterBound } from "../analyze/types/operators.ts";
import { isSmallInt, resolved, type IntType, type Type } from "../analyze/types/type.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import type { FunctionInfo, ProgramParameter } from "../analyze/types/signature.ts";
import { bindingName } from "./naming.ts";

export interface TypeNames {
  runtimeType(name: string): t.Identifier;
  /** The name under which a class can be referred to here, or `null`. */
  classReference(info: ClassInfo): t.TSEntityName | null;
}

/** Types nested deeper say nothing to a reader. */
const maximumDepth = 6;

export function toTsType(type: Type, names: TypeNames, depth = 0): t.TSType {
  const plain = resolved(type);
  if (depth > maximumDepth) return t.tsUnknownKeyword();
  const inner = (each: Type): t.TSType => toTsType(each, names, depth + 1);
  switch (plain.kind) {
    case "none":
      return t.tsNullKeyword();
    case "bool":
      return t.tsBooleanKeyword();
    case "int":
      return isNumber(plain) ? t.tsNumberKeyword() : t.tsTypeReference(names.runtimeType("Int"));
    case "float":
      return t.tsTypeReference(names.runtimeType("FloatLike"));
    case "str":
      return t.tsStringKeyword();
    case "tuple": {
      const elements = plain.isVariadic
        ? t.tsArrayType(parenthesized(inner(plain.items[0]!)))
        : t.tsTupleType(plain.items.map(inner));
      return reference(names.runtimeType("tuple"), [elements]);
    }
    case "coroutine":
      return reference(names.runtimeType("Coroutine"), [resultType(plain.result, names, inner)]);
    case "union":
      return union(plain.members, inner);
    case "instance":
      return instanceType(plain.class, plain.arguments, names, inner);
    case "function":
      return functionType(plain.info, plain.self !== null, inner);
    default:
      return t.tsUnknownKeyword();
  }
}

/**
 * What a coroutine gives, in a type argument. A function that ends without `return` is `Promise<void>`, one that is called through a value may be
 * `Promise<null>`: neither is assignable to the other.
 */
function resultType(type: Type, names: TypeNames, inner: (type: Type) => t.TSType): t.TSType {
  const plain = resolved(type);
  if (plain.kind === "none") return t.tsTypeReference(names.runtimeType("None"));
  if (plain.kind !== "union" || !plain.members.some((each) => resolved(each).kind === "none"))
    return inner(plain);
  const others = inner(plain);
  if (others.type !== "TSUnionType") return others;
  const rest = others.types.filter((each) => each.type !== "TSNullKeyword");
  return t.tsUnionType([...rest, t.tsTypeReference(names.runtimeType("None"))]);
}

/** Whether every value of the type is a `number`. */
export function isNumber(type: IntType): boolean {
  return (
    isSmallInt(type) &&
    Math.abs(type.minimum) <= 2 * counterBound &&
    Math.abs(type.maximum) <= 2 * counterBound
  );
}

function reference(name: t.TSEntityName, args: t.TSType[]): t.TSTypeReference {
  return t.tsTypeReference(name, args.length === 0 ? null : t.tsTypeParameterInstantiation(args));
}

function parenthesized(type: t.TSType): t.TSType {
  return type.type === "TSUnionType" || type.type === "TSFunctionType"
    ? t.tsParenthesizedType(type)
    : type;
}

function union(members: readonly Type[], inner: (type: Type) => t.TSType): t.TSType {
  const types: t.TSType[] = [];
  const nulls: t.TSType[] = [];
  for (const member of members) {
    const type = inner(member);
    if (type.type === "TSUnknownKeyword") return type;
    (type.type === "TSNullKeyword" ? nulls : types).push(type);
  }
  return t.tsUnionType(
    [...types, ...nulls].map((type) =>
      type.type === "TSFunctionType" ? t.tsParenthesizedType(type) : type,
    ),
  );
}

function instanceType(
  info: ClassInfo,
  args: readonly Type[],
  names: TypeNames,
  inner: (type: Type) => t.TSType,
): t.TSType {
  switch (info.qualifiedName) {
    case "builtins.list":
      return t.tsArrayType(parenthesized(inner(args[0]!)));
    case "typing.Generator":
      return reference(names.runtimeType("PythonGenerator"), args.slice(0, 1).map(inner));
    case "typing.AsyncGenerator":
      return reference(names.runtimeType("AsyncGenerator"), args.slice(0, 1).map(inner));
    case "typing.Iterator":
    case "typing.Iterable":
    case "typing.AsyncIterator":
    case "typing.AsyncIterable":
      return reference(t.identifier(info.name), args.slice(0, 1).map(inner));
    case "typing.Awaitable":
      return reference(
        t.identifier("PromiseLike"),
        args.slice(0, 1).map((each) => resultType(each, names, inner)),
      );
  }
  const name = info.module === "typing" ? null : names.classReference(info);
  // The type parameter of groups has a bound of its own.
  const isOpenGroup =
    info.module === "builtins" &&
    info.name.endsWith("ExceptionGroup") &&
    args.every((each) => resolved(each).kind === "unknown");
  if (name !== null && isOpenGroup) return t.tsTypeReference(name);
  return name === null
    ? t.tsUnknownKeyword()
    : reference(
        name,
        args
          .slice(0, info.typeParameters.length)
          .map((each) =>
            info.qualifiedName === "asyncio.Task" ? resultType(each, names, inner) : inner(each),
          ),
      );
}

function functionType(
  info: FunctionInfo,
  isBound: boolean,
  inner: (type: Type) => t.TSType,
): t.TSType {
  const own = isBound ? info.parameters.slice(1) : info.parameters;
  if (own.some((each) => each.kind === "keywordOnly" || each.kind === "keywords"))
    return t.tsUnknownKeyword();
  const parameters = own.map((parameter) => {
    if (parameter.kind === "variadic") return restOf(parameter, inner);
    const name = t.identifier(bindingName(parameter.name));
    name.typeAnnotation = t.tsTypeAnnotation(inner(parameter.binding.type));
    if (parameter.defaultValue !== null) name.optional = true;
    return name;
  });
  const result = info.isVoid ? t.tsVoidKeyword() : inner(info.result);
  const returned = info.isCoroutine ? reference(t.identifier("Promise"), [result]) : result;
  return t.tsFunctionType(null, parameters, t.tsTypeAnnotation(returned));
}

function restOf(parameter: ProgramParameter, inner: (type: Type) => t.TSType): t.RestElement {
  const type = resolved(parameter.binding.type);
  const item =
    type.kind === "tuple" && type.isVariadic ? inner(type.items[0]!) : t.tsUnknownKeyword();
  const rest = t.restElement(t.identifier(bindingName(parameter.name)));
  rest.typeAnnotation = t.tsTypeAnnotation(t.tsArrayType(parenthesized(item)));
  return rest;
}
