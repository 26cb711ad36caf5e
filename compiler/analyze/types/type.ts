/**
 * The lattice of types that the analysis computes: what a value may be at run time, as far as the compiler can prove it.
 * `never` is the bottom (nothing flows here), `unknown` the honest top.
 */
import type { ClassInfo } from "./classes.ts";
import type { ProgramModule } from "./program-module.ts";
import type { FunctionInfo, Signature } from "./signature.ts";

export type Type =
  | { readonly kind: "unknown" }
  | { readonly kind: "never" }
  | { readonly kind: "none" }
  | { readonly kind: "bool" }
  | IntType
  | { readonly kind: "float" }
  | { readonly kind: "str" }
  | TupleType
  | InstanceType
  | ClassType
  | FunctionType
  | StubFunctionType
  | ModuleType
  | CoroutineType
  | UnionType
  | TypeParameter
  | Variable;

/** An int (never a bool) between two bounds, inclusive; infinite where nothing is known. */
export interface IntType {
  readonly kind: "int";
  readonly minimum: number;
  readonly maximum: number;
}
export interface TupleType {
  readonly kind: "tuple";
  readonly items: readonly Type[];
  /** `tuple[T, ...]`: `items` has one entry. */
  readonly isVariadic: boolean;
}
export interface InstanceType {
  readonly kind: "instance";
  readonly class: ClassInfo;
  readonly arguments: readonly Type[];
}
/** A class itself, as a value. */
export interface ClassType {
  readonly kind: "class";
  readonly class: ClassInfo;
}
/** A function of the program. */
export interface FunctionType {
  readonly kind: "function";
  readonly info: FunctionInfo;
  /** The receiver of a bound method. */
  readonly self: Type | null;
}
/** A function of the runtime, known by its stub. */
export interface StubFunctionType {
  readonly kind: "stubFunction";
  readonly module: string;
  readonly name: string;
  readonly signatures: readonly Signature[];
  readonly self: InstanceType | null;
}
export interface ModuleType {
  readonly kind: "module";
  readonly name: string;
  /** A module of the program, or `null` for one of the runtime. */
  readonly program: ProgramModule | null;
}
/** A coroutine object that nothing has awaited yet. */
export interface CoroutineType {
  readonly kind: "coroutine";
  readonly result: Type;
}
/** A type variable of a generic class or function, before it is bound at a call. */
export interface TypeParameter {
  readonly kind: "typeParameter";
  readonly name: string;
}
export interface UnionType {
  readonly kind: "union";
  readonly members: readonly Type[];
}
/**
 * The element type of a container that is made at one place of the program (`[]`, `asyncio.Queue()`): it grows with everything that is
 * put in, through whichever alias, and becomes unknown when an alias gets where the analysis cannot follow.
 */
export class Variable {
  readonly kind = "variable";
  bound: Type = never;
  forwardedTo: Variable | null = null;
}

export const unknown: Type = { kind: "unknown" };
export const never: Type = { kind: "never" };
export const none: Type = { kind: "none" };
export const bool: Type = { kind: "bool" };
export const anyInt: IntType = { kind: "int", minimum: -Infinity, maximum: Infinity };
export const float: Type = { kind: "float" };
export const str: Type = { kind: "str" };

/** A union wider than this says too little to be worth its cost. */
const maximumUnionSize = 8;

export function intBetween(minimum: number, maximum: number): IntType {
  const low = minimum < Number.MIN_SAFE_INTEGER ? -Infinity : minimum;
  const high = maximum > Number.MAX_SAFE_INTEGER ? Infinity : maximum;
  return low === -Infinity && high === Infinity
    ? anyInt
    : { kind: "int", minimum: low, maximum: high };
}

/** Whether every value of the type is a JavaScript `number` (no bigint, no box). */
export function isSmallInt(type: Type): type is IntType {
  return type.kind === "int" && type.minimum !== -Infinity && type.maximum !== Infinity;
}

/** The variable at the end of a chain of unified ones. */
export function representative(variable: Variable): Variable {
  let current = variable;
  while (current.forwardedTo !== null) current = current.forwardedTo;
  return current;
}

/** A type as the lowering wants it: variables replaced by what they hold, `never` (nothing known to flow in) by `unknown`. */
export function resolved(type: Type): Type {
  if (type.kind === "variable") return resolved(representative(type).bound);
  return type.kind === "never" ? unknown : type;
}

/** As `resolved`, but `never` stays. */
export function contents(type: Type): Type {
  return type.kind === "variable" ? contents(representative(type).bound) : type;
}

export function instance(classInfo: ClassInfo, ...args: Type[]): InstanceType {
  return { kind: "instance", class: classInfo, arguments: args };
}

export function isInstanceOf(type: Type, qualifiedName: string): type is InstanceType {
  return type.kind === "instance" && type.class.qualifiedName === qualifiedName;
}

/** The least type of the lattice that holds both. Variables of joined containers become one. */
export function join(left: Type, right: Type): Type {
  if (left === right || right.kind === "never") return left;
  if (left.kind === "never") return right;
  if (left.kind === "unknown" || right.kind === "unknown") {
    escape(left);
    escape(right);
    return unknown;
  }
  if (left.kind === "union" || right.kind === "union") {
    const members = left.kind === "union" ? left.members : [left];
    let result = members;
    for (const member of right.kind === "union" ? right.members : [right])
      result = addMember(result, member);
    return unionOf(result);
  }
  return joinSimple(left, right) ?? unionOf([left, right]);
}

function unionOf(members: readonly Type[]): Type {
  if (members.length === 1) return members[0]!;
  if (members.length <= maximumUnionSize) return { kind: "union", members };
  members.forEach(escape);
  return unknown;
}

function addMember(members: readonly Type[], added: Type): readonly Type[] {
  for (let index = 0; index < members.length; index++) {
    const joined = joinSimple(members[index]!, added);
    if (joined === null) continue;
    return joined === members[index] ? members : members.with(index, joined);
  }
  return [...members, added];
}

/** The join of two types of one kind, or `null` where only a union holds both. */
function joinSimple(left: Type, right: Type): Type | null {
  if (left === right) return left;
  if (left.kind === "variable" && right.kind === "variable") return unify(left, right);
  if (left.kind !== right.kind) return null;
  switch (left.kind) {
    case "int": {
      const other = right as IntType;
      if (other.minimum >= left.minimum && other.maximum <= left.maximum) return left;
      return intBetween(
        Math.min(left.minimum, other.minimum),
        Math.max(left.maximum, other.maximum),
      );
    }
    case "tuple":
      return joinTuples(left, right as TupleType);
    case "instance": {
      const other = right as InstanceType;
      if (other.class !== left.class) return null;
      return joinArguments(left, other);
    }
    case "coroutine":
      return { kind: "coroutine", result: join(left.result, (right as CoroutineType).result) };
    case "class":
      return (right as ClassType).class === left.class ? left : null;
    case "function":
      return (right as FunctionType).info === left.info &&
        (right as FunctionType).self === left.self
        ? left
        : null;
    case "stubFunction": {
      const other = right as StubFunctionType;
      return other.module === left.module && other.name === left.name && other.self === left.self
        ? left
        : null;
    }
    case "module":
      return (right as ModuleType).name === left.name ? left : null;
    case "typeParameter":
      return (right as TypeParameter).name === left.name ? left : null;
    default:
      return left;
  }
}

function joinTuples(left: TupleType, right: TupleType): Type {
  if (left.isVariadic || right.isVariadic || left.items.length !== right.items.length) {
    let item: Type = never;
    for (const each of [...left.items, ...right.items]) item = join(item, each);
    return { kind: "tuple", items: [item], isVariadic: true };
  }
  const items = left.items.map((item, index) => join(item, right.items[index]!));
  if (items.every((item, index) => sameType(item, left.items[index]!))) return left;
  return { kind: "tuple", items, isVariadic: false };
}

/** Arguments of mutable containers are invariant: they become one, or unknown. */
function joinArguments(left: InstanceType, right: InstanceType): Type {
  const meet = isReadOnly(left.class) ? join : unify;
  const args = left.arguments.map((argument, index) =>
    meet(argument, right.arguments[index] ?? unknown),
  );
  return args.every((argument, index) => argument === left.arguments[index])
    ? left
    : { kind: "instance", class: left.class, arguments: args };
}

/** Whether values of the class only give out what they hold: nothing of another type can be put in through an alias. */
function isReadOnly(info: ClassInfo): boolean {
  return (
    info.module === "typing" ||
    info.qualifiedName === "asyncio.Task" ||
    info.qualifiedName === "asyncio.Future" ||
    readOnlyClasses.has(info.name)
  );
}

const readOnlyClasses = new Set([
  "enumerate",
  "zip",
  "map",
  "filter",
  "reversed",
  "dict_keys",
  "dict_values",
  "dict_items",
  "range",
  "frozenset",
]);

/** Makes two element types one. */
export function unify(left: Type, right: Type): Type {
  if (left.kind === "variable" && right.kind === "variable") {
    const target = representative(left);
    const source = representative(right);
    if (target !== source) {
      source.forwardedTo = target;
      target.bound = join(target.bound, source.bound);
    }
    return left;
  }
  if (left.kind === "variable") return unifyConcrete(left, right);
  if (right.kind === "variable") return unifyConcrete(right, left);
  if (sameType(left, right)) return left;
  escape(left);
  escape(right);
  return unknown;
}

function unifyConcrete(variable: Variable, concrete: Type): Type {
  const target = representative(variable);
  target.bound = join(target.bound, concrete);
  if (!sameType(target.bound, concrete)) target.bound = unknown;
  return target;
}

/** Whether the variable's type is made of itself: a list that is put into itself, say. */
export function holdsItself(variable: Variable): boolean {
  const wanted = representative(variable);
  const seen = new Set<Variable>();
  const holds = (type: Type): boolean => {
    switch (type.kind) {
      case "variable": {
        const inner = representative(type);
        if (inner === wanted) return true;
        if (seen.has(inner)) return false;
        seen.add(inner);
        return holds(inner.bound);
      }
      case "instance":
        return type.arguments.some(holds);
      case "tuple":
        return type.items.some(holds);
      case "union":
        return type.members.some(holds);
      case "coroutine":
        return holds(type.result);
      case "function":
      case "stubFunction":
        return type.self !== null && holds(type.self);
      default:
        return false;
    }
  };
  return holds(wanted.bound);
}

/** Something is put into a container. */
export function widen(target: Type, value: Type): void {
  if (target.kind !== "variable") {
    if (target.kind === "unknown" || !isAssignable(value, target)) escape(value);
    return;
  }
  const variable = representative(target);
  if (!sameType(variable.bound, value)) variable.bound = join(variable.bound, value);
}

/** The value gets where the analysis cannot follow: whatever can be changed through it is unknown from now on. */
export function escape(type: Type): void {
  switch (type.kind) {
    case "variable": {
      const variable = representative(type);
      if (variable.bound.kind === "unknown") return;
      const held = variable.bound;
      variable.bound = unknown;
      escape(held);
      return;
    }
    case "instance":
      type.arguments.forEach(escape);
      return;
    case "tuple":
      type.items.forEach(escape);
      return;
    case "union":
      type.members.forEach(escape);
      return;
    case "coroutine":
      escape(type.result);
      return;
    case "function":
      type.info.escapes = true;
      if (type.self !== null) escape(type.self);
      return;
    case "class":
      type.class.escape();
      return;
    case "module":
      type.program?.escape();
      return;
    default:
      return;
  }
}

export function sameType(left: Type, right: Type): boolean {
  if (left === right) return true;
  if (left.kind === "variable" && right.kind === "variable") {
    return representative(left) === representative(right);
  }
  if (left.kind !== right.kind) return false;
  switch (left.kind) {
    case "int":
      return (
        left.minimum === (right as IntType).minimum && left.maximum === (right as IntType).maximum
      );
    case "tuple":
      return (
        left.isVariadic === (right as TupleType).isVariadic &&
        sameTypes(left.items, (right as TupleType).items)
      );
    case "instance":
      return (
        left.class === (right as InstanceType).class &&
        sameTypes(left.arguments, (right as InstanceType).arguments)
      );
    case "coroutine":
      return sameType(left.result, (right as CoroutineType).result);
    case "union": {
      const others = (right as UnionType).members;
      return (
        left.members.length === others.length &&
        left.members.every((member) => others.some((other) => sameType(member, other)))
      );
    }
    case "typeParameter":
      return left.name === (right as TypeParameter).name;
    case "variable":
      return false;
    case "class":
    case "function":
    case "stubFunction":
    case "module":
      return joinSimple(left, right) === left;
    default:
      return true;
  }
}

function sameTypes(left: readonly Type[], right: readonly Type[]): boolean {
  return left.length === right.length && left.every((type, index) => sameType(type, right[index]!));
}

/** Whether every value of `source` is one of `target`, as far as can be told without changing anything. */
export function isAssignable(source: Type, target: Type): boolean {
  const from = contents(source);
  const to = contents(target);
  if (to.kind === "unknown" || from.kind === "never") return true;
  if (from.kind === "union") return from.members.every((member) => isAssignable(member, to));
  if (to.kind === "union") return to.members.some((member) => isAssignable(from, member));
  if (from.kind === "int" && to.kind === "int") {
    return from.minimum >= to.minimum && from.maximum <= to.maximum;
  }
  if (from.kind === "instance" && to.kind === "instance") {
    return (
      from.class.mro().includes(to.class) &&
      (from.class !== to.class ||
        sameTypes(from.arguments.map(contents), to.arguments.map(contents)))
    );
  }
  return sameType(from, to);
}

/** Calls `visit` for the type, or for each member of a union. */
export function members(type: Type): readonly Type[] {
  const plain = contents(type);
  return plain.kind === "union" ? plain.members.map(contents) : [plain];
}

/** The union without the members that `isRemoved` names. */
export function filterMembers(type: Type, isKept: (member: Type) => boolean): Type {
  const plain = contents(type);
  if (plain.kind !== "union") return isKept(plain) ? type : never;
  return plain.members.filter(isKept).reduce<Type>(join, never);
}
