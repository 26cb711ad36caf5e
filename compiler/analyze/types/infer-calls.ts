/** The types of calls: arguments flow into parameters, results flow out. */
import type * as ast from "../../ast/nodes.ts";
import type { ClassInfo } from "./classes.ts";
import { builtinResult, dictView, enumerated, rangeType } from "./builtin-results.ts";
import { allFields, type DataclassField } from "./dataclasses.ts";
import { inferExpression } from "./infer-expressions.ts";
import {
  replacesStreams,
  settableNames,
  storesByName,
  storesInModules,
} from "./infer-attributes.ts";
import type { Inference } from "./inference.ts";
import { awaitedType, itemType } from "./iteration.ts";
import { substitute, substitutionFor, type Substitution } from "./library.ts";
import type { FunctionInfo, Parameter, Signature } from "./signature.ts";
import {
  bool,
  contents,
  escape,
  instance,
  isAssignable,
  join,
  members,
  never,
  resolved,
  unknown,
  type ClassType,
  type InstanceType,
  type StubFunctionType,
  type Type,
} from "./type.ts";

export function inferCall(node: ast.Call, inference: Inference): Type {
  const listing = inference.bindings.listings.get(node);
  if (listing !== undefined) {
    if (listing.kind === "module") inference.modules.own.escape();
    if (listing.kind === "function")
      for (const each of listing.names) escape(inferExpression(each, inference));
    return unknown;
  }
  const callee = contents(inferExpression(node.func, inference));
  const args = node.args.map((each) => inferExpression(each, inference));
  const keywords = node.keywords.map((each) => inferExpression(each.value, inference));
  inference.callSites.set(node, { caller: inference.currentFunction, callee });
  switch (callee.kind) {
    case "never":
      return never;
    case "function":
      if (!inference.discarded.has(node) && !callee.info.isCoroutine)
        callee.info.resultIsUsed = true;
      return inferProgramCall(node, callee.info, callee.self, args, keywords, inference);
    case "stubFunction":
      return inferStubCall(node, callee, args, keywords, inference);
    case "class":
      return inferConstruction(node, callee, args, keywords, inference);
    default:
      escape(callee);
      args.forEach(escape);
      keywords.forEach(escape);
      return unknown;
  }
}

// ---------------------------------------------------------------- functions of the program

function inferProgramCall(
  node: ast.Call,
  info: FunctionInfo,
  self: Type | null,
  args: readonly Type[],
  keywords: readonly Type[],
  inference: Inference,
): Type {
  takeArguments(node, info, self, args, keywords, inference);
  return callResult(info, inference);
}

/** Gives a function the arguments of a call, and every method that may run in its place. */
function takeArguments(
  node: ast.Call,
  info: FunctionInfo,
  self: Type | null,
  args: readonly Type[],
  keywords: readonly Type[],
  inference: Inference,
): void {
  if (!isOfSuper(node.func))
    for (const each of info.overrides) takeArguments(node, each, self, args, keywords, inference);
  if (!info.isCalled) {
    info.isCalled = true;
    inference.changed();
  }
  const isPlain =
    node.args.every((each) => each.kind !== "Starred") &&
    node.keywords.every((each) => each.arg !== null);
  if (!isPlain) {
    if (!info.hasUnmatchedCalls) inference.changed();
    info.hasUnmatchedCalls = true;
    args.forEach(escape);
    keywords.forEach(escape);
  } else flowArguments(node, info, self, args, keywords, inference);
}

/** `super().method`, which no override stands in for. */
function isOfSuper(callee: ast.Expr): boolean {
  if (callee.kind !== "Attribute" || callee.value.kind !== "Call") return false;
  const { func } = callee.value;
  return func.kind === "Name" && func.id === "super";
}

/** What calling (not awaiting) a function of the program gives. */
export function callResult(info: FunctionInfo, inference: Inference): Type {
  if (info.isGenerator) {
    const name =
      info.node.kind === "AsyncFunctionDef" ? "typing.AsyncGenerator" : "typing.Generator";
    return info.declaredReturn ?? instance(inference.library.class(name), info.yielded);
  }
  return info.isCoroutine ? { kind: "coroutine", result: info.result } : info.result;
}

function flowArguments(
  node: ast.Call,
  info: FunctionInfo,
  self: Type | null,
  args: readonly Type[],
  keywords: readonly Type[],
  inference: Inference,
): void {
  const parameters = self === null ? info.parameters : info.parameters.slice(1);
  const positional = parameters.filter(
    (each) => each.kind === "positionalOnly" || each.kind === "positionalOrKeyword",
  );
  const variadic = parameters.find((each) => each.kind === "variadic");
  if (!fits(node, parameters)) info.hasUnmatchedCalls = true;
  args.forEach((type, index) => {
    const parameter = positional[index];
    if (parameter !== undefined) flowToParameter(parameter, type, inference);
    else if (variadic !== undefined && variadic.annotation === null) {
      inference.flowToBinding(variadic.binding, { kind: "tuple", items: [type], isVariadic: true });
    } else escape(type);
  });
  keywords.forEach((type, index) => {
    const name = node.keywords[index]!.arg!;
    const parameter = parameters.find(
      (each) =>
        each.name === name && (each.kind === "positionalOrKeyword" || each.kind === "keywordOnly"),
    );
    if (parameter !== undefined) flowToParameter(parameter, type, inference);
    else escape(type);
  });
}

/** Whether the call gives every required parameter, and nothing that has no place. */
function fits(node: ast.Call, parameters: FunctionInfo["parameters"]): boolean {
  const positional = parameters.filter(
    (each) => each.kind === "positionalOnly" || each.kind === "positionalOrKeyword",
  );
  const hasRest = parameters.some((each) => each.kind === "variadic");
  if (node.args.length > positional.length && !hasRest) return false;
  const given = new Set(positional.slice(0, node.args.length).map((each) => each.name));
  for (const { arg } of node.keywords) {
    const isKnown = parameters.some(
      (each) =>
        each.kind === "keywords" ||
        (each.name === arg && (each.kind === "positionalOrKeyword" || each.kind === "keywordOnly")),
    );
    if (!isKnown || given.has(arg!)) return false;
    given.add(arg!);
  }
  return parameters.every(
    (each) =>
      each.kind === "variadic" ||
      each.kind === "keywords" ||
      each.defaultValue !== null ||
      given.has(each.name),
  );
}

function flowToParameter(
  parameter: FunctionInfo["parameters"][number],
  type: Type,
  inference: Inference,
): void {
  if (parameter.annotation === null) inference.flowToBinding(parameter.binding, type);
  else {
    inference.flow(parameter.annotation, type);
    if (isDerived(type, parameter.annotation, inference))
      inference.flowToBinding(parameter.binding, type);
  }
}

/** Whether the value is one of a class derived from `int`, `float` or `str` where that is declared: `True`, a member of an IntEnum. */
function isDerived(type: Type, declared: Type, inference: Inference): boolean {
  const { kind } = declared;
  if (kind !== "int" && kind !== "float" && kind !== "str") return false;
  const held = contents(type);
  switch (held.kind) {
    case "bool":
      return kind === "int";
    case "instance":
      return held.class.isSubclassOf(`builtins.${kind}`);
    case "unknown":
      return inference.loose.derived.has(kind);
    default:
      return false;
  }
}

// ---------------------------------------------------------------- functions of the runtime

function inferStubCall(
  node: ast.Call,
  callee: StubFunctionType,
  args: readonly Type[],
  keywords: readonly Type[],
  inference: Inference,
): Type {
  passModules(node, callee, [...args, ...keywords], inference);
  if (callee.module === "builtins" && (callee.name === "setattr" || callee.name === "delattr")) {
    const [, second] = node.args;
    const isText = second?.kind === "Constant" && second.type === "str";
    const name = isText ? second.value : null;
    storesByName(callee.name, args[0] ?? unknown, name, args[2] ?? unknown, inference);
  }
  const special = inferSpecialForm(node, callee, args, inference);
  if (special !== null) return special;
  const signature = chooseSignature(callee.signatures, node, args);
  if (signature === null) {
    args.forEach(escape);
    keywords.forEach(escape);
    return unknown;
  }
  const substitution =
    callee.self === null
      ? new Map<string, Type>()
      : receiverSubstitution(callee.self, callee.module);
  const ownParameters = callee.self?.class.typeParameters ?? [];
  flowToSignature(node, signature, args, keywords, substitution, new Set(ownParameters), inference);
  const result = substitute(signature.returns, substitution);
  return signature.isAsync ? { kind: "coroutine", result } : result;
}

function receiverSubstitution(self: InstanceType, ownerName: string): Substitution {
  const owner = self.class.mro().find((each) => each.qualifiedName === ownerName) ?? self.class;
  return substitutionFor(self, owner);
}

/** Calls whose result the stub language cannot say. */
function inferSpecialForm(
  node: ast.Call,
  callee: StubFunctionType,
  args: readonly Type[],
  inference: Inference,
): Type | null {
  if (callee.self !== null) return dictView(callee, inference);
  if (
    callee.module === "builtins" &&
    (callee.name === "isinstance" || callee.name === "issubclass" || callee.name === "callable")
  )
    return bool;
  if (callee.module === "asyncio" && callee.name === "gather") {
    let results = args.map(awaitedType).reduce(join, never);
    if (node.keywords.some((each) => each.arg === "return_exceptions")) {
      results = join(results, instance(inference.library.class("builtins.BaseException")));
    }
    const list = instance(inference.library.class("builtins.list"), results);
    return instance(inference.library.class("asyncio.Future"), list);
  }
  return callee.module === "builtins" ? builtinResult(callee.name, args) : null;
}

/** The first overload that takes as many arguments, of types that fit. */
export function chooseSignature(
  signatures: readonly Signature[],
  node: ast.Call,
  args: readonly Type[],
): Signature | null {
  if (signatures.length === 1) return signatures[0]!;
  const names = node.keywords.map((each) => each.arg);
  return signatures.find((each) => accepts(each, args, names)) ?? null;
}

function accepts(
  signature: Signature,
  args: readonly Type[],
  names: readonly (string | null)[],
): boolean {
  const positional = signature.parameters.filter(
    (each) => each.kind === "positionalOnly" || each.kind === "positionalOrKeyword",
  );
  const variadic = signature.parameters.find((each) => each.kind === "variadic");
  if (args.length > positional.length && variadic === undefined) return false;
  if (
    positional.some(
      (each, index) => index >= args.length && !each.hasDefault && !names.includes(each.name),
    )
  )
    return false;
  if (
    names.some(
      (name) =>
        !signature.parameters.some((each) => each.name === name || each.kind === "keywords"),
    )
  )
    return false;
  return args.every((type, index) => {
    const target = (positional[index] ?? variadic)!.type;
    return isGeneric(target) || isAssignable(resolved(type), target);
  });
}

function isGeneric(type: Type): boolean {
  switch (type.kind) {
    case "typeParameter":
      return true;
    case "instance":
      return type.class.module === "typing" || type.arguments.some(isGeneric);
    case "union":
      return type.members.some(isGeneric);
    case "tuple":
      return type.items.some(isGeneric);
    case "coroutine":
      return true;
    default:
      return false;
  }
}

function flowToSignature(
  node: ast.Call,
  signature: Signature,
  args: readonly Type[],
  keywords: readonly Type[],
  substitution: Substitution,
  classParameters: ReadonlySet<string>,
  inference: Inference,
): void {
  const { parameters } = signature;
  const positional = parameters.filter(
    (each) => each.kind === "positionalOnly" || each.kind === "positionalOrKeyword",
  );
  const variadic = parameters.find((each) => each.kind === "variadic");
  const everything = [...args, ...keywords];
  // What a function of the program gets to see through the runtime is beyond the analysis.
  if (everything.some(holdsFunction)) everything.forEach(escape);
  const take = (parameter: Parameter | undefined, type: Type): void => {
    if (parameter === undefined) escape(type);
    else bindParameter(parameter.type, type, substitution, classParameters, inference);
  };
  args.forEach((type, index) => {
    if (node.args[index]!.kind === "Starred")
      bindStarred(parameters, type, substitution, classParameters, inference);
    else take(positional[index] ?? variadic, type);
  });
  keywords.forEach((type, index) => {
    const name = node.keywords[index]!.arg;
    take(
      parameters.find((each) => each.name === name),
      type,
    );
  });
}

function bindStarred(
  parameters: readonly Parameter[],
  type: Type,
  substitution: Substitution,
  classParameters: ReadonlySet<string>,
  inference: Inference,
): void {
  for (const parameter of parameters)
    bindParameter(parameter.type, type, substitution, classParameters, inference);
}

/** Builtins that do nothing to a module that they are given. */
const lookingBuiltins: ReadonlySet<string> = new Set([
  "callable",
  "dir",
  "hasattr",
  "hash",
  "id",
  "isinstance",
  "print",
  "repr",
  "str",
  "type",
]);

/** A module that the runtime gets may be read and changed under any name, unless the call says what it does. */
function passModules(
  node: ast.Call,
  callee: StubFunctionType,
  args: readonly Type[],
  inference: Inference,
): void {
  if (!args.some((type) => members(type).some((each) => each.kind === "module"))) return;
  if (callee.module === "builtins" && lookingBuiltins.has(callee.name)) return;
  const [first, second] = node.args;
  const isAccess =
    callee.module === "builtins" &&
    (callee.name === "getattr" || callee.name === "setattr" || callee.name === "delattr");
  if (isAccess && first !== undefined && second?.kind === "Constant" && second.type === "str") {
    if (callee.name === "getattr") return;
    const value = callee.name === "setattr" ? (args[2] ?? unknown) : undefined;
    storesInModules(args[0]!, second.value, value, inference);
    return;
  }
  args.forEach(escape);
  for (const each of args.flatMap(members))
    if (each.kind === "module" && each.program === null)
      replacesStreams(each.name, settableNames(each.name), inference);
}

function holdsFunction(type: Type): boolean {
  return members(type).some(
    (member) =>
      member.kind === "function" || (member.kind === "class" && member.class.node !== null),
  );
}

/**
 * An argument meets a parameter's type. Type parameters of the receiver's class are places (the container's elements), those of the function
 * are bound by the call. What a runtime function merely reads (`object`) it neither keeps nor changes.
 */
function bindParameter(
  target: Type,
  type: Type,
  substitution: Substitution,
  classParameters: ReadonlySet<string>,
  inference: Inference,
): void {
  switch (target.kind) {
    case "typeParameter": {
      const bound = substitution.get(target.name);
      if (classParameters.has(target.name)) inference.flow(bound ?? unknown, type);
      else
        substitution.set(
          target.name,
          bound === undefined ? contents(type) : join(bound, contents(type)),
        );
      return;
    }
    case "union":
      bindUnion(target.members, type, substitution, classParameters, inference);
      return;
    case "coroutine":
      bindParameter(target.result, awaitedType(type), substitution, classParameters, inference);
      return;
    case "instance":
      if (target.arguments.length > 0)
        bindArguments(target, type, substitution, classParameters, inference);
      return;
    default:
      return;
  }
}

function bindUnion(
  targets: readonly Type[],
  type: Type,
  substitution: Substitution,
  classParameters: ReadonlySet<string>,
  inference: Inference,
): void {
  for (const member of members(type)) {
    const fitting =
      targets.find((each) => !isGeneric(each) && isAssignable(member, each)) ??
      targets.find(isGeneric);
    if (fitting !== undefined)
      bindParameter(fitting, member, substitution, classParameters, inference);
  }
}

function bindArguments(
  target: InstanceType,
  type: Type,
  substitution: Substitution,
  classParameters: ReadonlySet<string>,
  inference: Inference,
): void {
  const first = target.arguments[0]!;
  switch (target.class.qualifiedName) {
    case "typing.Awaitable":
      return bindParameter(first, awaitedType(type), substitution, classParameters, inference);
    case "typing.Iterable":
    case "typing.Iterator":
    case "typing.Sequence":
    case "typing.Collection":
      return bindParameter(first, itemType(type), substitution, classParameters, inference);
    case "typing.AsyncIterable":
    case "typing.AsyncIterator":
      return bindParameter(first, itemType(type, true), substitution, classParameters, inference);
  }
  for (const member of members(type)) {
    if (member.kind !== "instance" || member.class !== target.class) continue;
    target.arguments.forEach((argument, index) => {
      bindParameter(
        argument,
        member.arguments[index] ?? unknown,
        substitution,
        classParameters,
        inference,
      );
    });
  }
}

// ---------------------------------------------------------------- construction

function inferConstruction(
  node: ast.Call,
  callee: ClassType,
  args: readonly Type[],
  keywords: readonly Type[],
  inference: Inference,
): Type {
  const parent = superType(node, callee.class, inference);
  if (parent !== null) return parent;
  const simple = builtinConversion(callee.class) ?? rangeType(node, callee.class, args);
  if (simple !== null) return simple;
  const numbered = enumerated(callee.class, args);
  if (numbered !== null) return numbered;
  const self = newInstance(node, callee.class, inference);
  const found = callee.class.lookup("__init__");
  if (found === null || callee.class.isOpaque) {
    args.forEach(escape);
    keywords.forEach(escape);
  } else if (found.member.kind === "method") {
    inferProgramCall(node, found.member.function, self, args, keywords, inference);
  } else if (found.member.kind === "stubMethod") {
    fillFields(node, found.owner, args, keywords, inference);
    const method = found.member.function;
    const signature = chooseSignature(method.signatures, node, args);
    if (signature !== null) {
      const substitution = substitutionFor(self, found.owner);
      flowToSignature(
        node,
        signature,
        args,
        keywords,
        substitution,
        new Set(callee.class.typeParameters),
        inference,
      );
    }
  }
  return callee.class.isOpaque ? unknown : self;
}

/** What a dataclass is made of goes to its fields: a value of a derived class makes the field's type wider than its annotation. */
function fillFields(
  node: ast.Call,
  owner: ClassInfo,
  args: readonly Type[],
  keywords: readonly Type[],
  inference: Inference,
): void {
  if (owner.dataclass === null) return;
  const parameters = allFields(owner).filter((each) => each.isParameter);
  const fill = (field: DataclassField | undefined, type: Type): void => {
    if (field !== undefined && isDerived(type, field.type, inference))
      inference.flowToAttribute(owner, field.name, type);
  };
  args.forEach((type, index) => fill(parameters[index], type));
  keywords.forEach((type, index) => {
    const { arg } = node.keywords[index]!;
    fill(
      parameters.find((each) => each.name === arg),
      type,
    );
  });
}

function newInstance(node: ast.Call, info: ClassInfo, inference: Inference): InstanceType {
  return instance(info, ...info.typeParameters.map((_, index) => inference.variable(node, index)));
}

/** `super()` in a method of a class with one base. */
function superType(node: ast.Call, info: ClassInfo, inference: Inference): Type | null {
  const owner = inference.currentFunction?.owner ?? null;
  if (info.qualifiedName !== "builtins.super" || node.args.length > 0 || owner === null)
    return null;
  return owner.isOpaque || owner.bases.length !== 1 ? null : owner.bases[0]!;
}

/** What the constructors of the simple types give, whatever they are given. */
function builtinConversion(info: ClassInfo): Type | null {
  if (info.module !== "builtins") return null;
  switch (info.name) {
    case "str":
      return { kind: "str" };
    case "bool":
      return bool;
    case "int":
      return { kind: "int", minimum: -Infinity, maximum: Infinity };
    case "float":
      return { kind: "float" };
    case "type":
    case "object":
    case "super":
      return unknown;
    default:
      return null;
  }
}
