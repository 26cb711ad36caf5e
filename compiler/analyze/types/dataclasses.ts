/**
 * Dataclasses whose fields are known when they are compiled (PEP 557): their `__init__` can be a constructor. What is told here holds for every program
 * that runs; a decorator or a field that says anything else leaves the class to the runtime.
 */
import type * as ast from "../../ast/nodes.ts";
import type { ClassInfo, Member } from "./classes.ts";
import type { Parameter } from "./signature.ts";
import { unknown, type Type } from "./type.ts";

/** `name: annotation = value` in the body of a dataclass. */
export interface DataclassField {
  readonly name: string;
  readonly annotation: ast.Expr;
  /** The default, whether it stands alone or in `field(default=...)`. */
  readonly preset: ast.Expr | null;
  readonly factory: ast.Expr | null;
  /** `field(...)`, or `null`. */
  readonly call: ast.Call | null;
  /** Whether `__init__` takes it. */
  readonly isParameter: boolean;
  type: Type;
}

export interface Dataclass {
  readonly fields: readonly DataclassField[];
  /** The options of the decorator. */
  readonly options: ReadonlyMap<string, boolean>;
}

/** What names mean at the place of the class. */
export interface DataclassNames {
  /** `dataclasses.field`: the runtime's name that an expression stands for. */
  importedName(node: ast.Expr): string | null;
  typingName(node: ast.Expr): string | null;
  /** The class of the program that an expression names. */
  classNamed(node: ast.Expr): ClassInfo | null;
}

const knownOptions: ReadonlySet<string> = new Set([
  "repr",
  "eq",
  "order",
  "unsafe_hash",
  "frozen",
  "match_args",
]);

/** Keywords of `field` that say nothing of `__init__`. */
const plainKeywords: ReadonlySet<string> = new Set(["repr", "hash", "compare"]);

/** What the class says of itself as a dataclass; `null` where it is none, or one that is made at run time. */
export function readDataclass(node: ast.ClassDef, names: DataclassNames): Dataclass | null {
  const options = readOptions(node, names);
  if (options === null || node.type_params.length + node.keywords.length > 0) return null;
  const fields: DataclassField[] = [];
  for (const each of node.body) {
    if (each.kind === "Assign" && isFieldCall(each.value, names)) return null;
    if (each.kind === "FunctionDef" && each.name === "__init__") return null;
    if (each.kind === "AsyncFunctionDef" && each.name === "__post_init__") return null;
    if (each.kind !== "AnnAssign") continue;
    if (each.target.kind !== "Name" || each.simple === 0) return null;
    if (isClassVariable(each.annotation, names)) continue;
    const field = readField(each, each.target.id, names);
    if (field === null) return null;
    fields.push(field);
  }
  return isInOrder(fields) ? { fields, options } : null;
}

function readOptions(
  node: ast.ClassDef,
  names: DataclassNames,
): ReadonlyMap<string, boolean> | null {
  const [decorator] = node.decorator_list;
  if (decorator === undefined || node.decorator_list.length > 1) return null;
  const options = new Map<string, boolean>();
  if (decorator.kind !== "Call")
    return names.importedName(decorator) === "dataclasses.dataclass" ? options : null;
  if (names.importedName(decorator.func) !== "dataclasses.dataclass") return null;
  if (decorator.args.length > 0) return null;
  for (const { arg, value } of decorator.keywords) {
    if (arg === null || !knownOptions.has(arg) || !isBool(value)) return null;
    options.set(arg, value.value);
  }
  return options.get("order") === true && options.get("eq") === false ? null : options;
}

function isBool(node: ast.Expr): node is ast.BoolConstant {
  return node.kind === "Constant" && node.type === "bool";
}

function isFieldCall(node: ast.Expr | null, names: DataclassNames): node is ast.Call {
  return node?.kind === "Call" && names.importedName(node.func) === "dataclasses.field";
}

function isClassVariable(annotation: ast.Expr, names: DataclassNames): boolean {
  const plain = annotation.kind === "Subscript" ? annotation.value : annotation;
  return names.typingName(plain) === "ClassVar";
}

function readField(
  { annotation, value }: ast.AnnAssign,
  name: string,
  names: DataclassNames,
): DataclassField | null {
  const isPlainName = !name.startsWith("__");
  if (!isPlainName || !isPlainAnnotation(annotation, names)) return null;
  const field = { name, annotation, type: unknown };
  if (!isFieldCall(value, names)) {
    if (value !== null && !isPreset(value, names)) return null;
    return { ...field, preset: value, factory: null, call: null, isParameter: true };
  }
  let [preset, factory]: [ast.Expr | null, ast.Expr | null] = [null, null];
  let isParameter = true;
  if (value.args.length > 0) return null;
  for (const { arg, value: given } of value.keywords) {
    if (arg === "default" && isPreset(given, names)) preset = given;
    else if (arg === "default_factory" && isFactory(given)) factory = given;
    else if (arg === "init" && isBool(given)) isParameter = given.value;
    else if (arg === null || !plainKeywords.has(arg) || !isBool(given)) return null;
  }
  if (preset !== null && factory !== null) return null;
  return { ...field, preset, factory, call: value, isParameter };
}

/** Whether the annotation surely makes a plain field: texts may say anything. */
function isPlainAnnotation(annotation: ast.Expr, names: DataclassNames): boolean {
  if (annotation.kind === "Constant" && annotation.type === "str") return false;
  const plain = annotation.kind === "Subscript" ? annotation.value : annotation;
  const name = names.importedName(plain);
  return name !== "dataclasses.InitVar" && name !== "dataclasses.KW_ONLY";
}

/** A default that is no descriptor, and that nothing changes: constants, members of enumerations. */
function isPreset(node: ast.Expr, names: DataclassNames): boolean {
  switch (node.kind) {
    case "Constant":
      return true;
    case "UnaryOp":
      return node.op === "USub" && node.operand.kind === "Constant";
    case "Tuple":
      return node.elts.every((each) => isPreset(each, names));
    case "Attribute": {
      const bases = names.classNamed(node.value)?.node?.bases ?? [];
      return bases.some((each) => names.importedName(each)?.startsWith("enum.") === true);
    }
    default:
      return false;
  }
}

function isFactory(node: ast.Expr): boolean {
  if (node.kind === "Name") return true;
  return node.kind === "Lambda" && node.args.args.length + node.args.posonlyargs.length === 0;
}

/** Whether those without a default come first, as `__init__` needs it. */
function isInOrder(fields: readonly DataclassField[]): boolean {
  const parameters = fields.filter((each) => each.isParameter).map(hasDefault);
  const first = parameters.indexOf(true);
  return first === -1 || parameters.slice(first).every(Boolean);
}

export function hasDefault(field: DataclassField): boolean {
  return field.preset !== null || field.factory !== null;
}

/** Whether the constructor of the class can do what its `__init__` would. */
export function hasKnownBases(info: ClassInfo): boolean {
  const above = info.mro().slice(1);
  const isPlain = above.every((each) => {
    if (each.node === null) return each.qualifiedName === "builtins.object";
    if (each.isOpaque) return false;
    return each.dataclass === null
      ? !defines(each, "__init__") && !defines(each, "__post_init__")
      : !defines(each, "__post_init__") && isFrozen(each) === isFrozen(info);
  });
  if (!isPlain) return false;
  const own = new Set(info.dataclass!.fields.map((each) => each.name));
  const inherited = above.flatMap((each) => each.dataclass?.fields ?? []);
  return inherited.every((each) => !own.has(each.name)) && isInOrder(allFields(info));
}

function defines(info: ClassInfo, name: string): boolean {
  return info.node!.body.some(
    (each) =>
      (each.kind === "FunctionDef" || each.kind === "AsyncFunctionDef") && each.name === name,
  );
}

export function isFrozen(info: ClassInfo): boolean {
  return info.dataclass?.options.get("frozen") === true;
}

/** The fields of a class and of its bases, in the order of the parameters. */
export function allFields(info: ClassInfo): readonly DataclassField[] {
  return [...info.mro()].reverse().flatMap((each) => each.dataclass?.fields ?? []);
}

/** The attributes and methods that a dataclass has beside those of its body. */
export function declareDataclass(info: ClassInfo): void {
  const { options, fields } = info.dataclass!;
  for (const { name, type } of fields) {
    info.members.set(name, { kind: "attribute", type });
    info.stored.add(name);
  }
  const parameters = allFields(info)
    .filter((each) => each.isParameter)
    .map((each): Parameter => ({
      name: each.name,
      kind: "positionalOrKeyword",
      type: each.type,
      hasDefault: hasDefault(each),
    }));
  info.members.set("__init__", method(info, "__init__", parameters));
  const made = ["__repr__"];
  if (options.get("eq") !== false) made.push("__eq__");
  if (options.get("order") === true) made.push("__lt__", "__le__", "__gt__", "__ge__");
  for (const name of made)
    if (!info.members.has(name) && !defines(info, name))
      info.members.set(name, method(info, name, []));
}

function method(info: ClassInfo, name: string, parameters: readonly Parameter[]): Member {
  return {
    kind: "stubMethod",
    decorator: "none",
    function: {
      kind: "stubFunction",
      module: info.qualifiedName,
      name,
      signatures: [{ parameters, returns: unknown, isAsync: false }],
      self: null,
    },
  };
}
