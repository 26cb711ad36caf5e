/** The runtime as its stubs describe it, turned into types where the analysis asks for them. */
import type {
  StubClass,
  StubEntry,
  StubProgram,
  StubSignature,
  StubType,
} from "../../stubs/data.ts";
import { ClassInfo, type Member } from "./classes.ts";
import type { Signature } from "./signature.ts";
import {
  anyInt,
  bool,
  contents,
  float,
  join,
  never,
  none,
  str,
  unknown,
  type InstanceType,
  type StubFunctionType,
  type Type,
} from "./type.ts";

export class Library {
  readonly #program: StubProgram;
  readonly #classes = new Map<string, ClassInfo>();
  readonly #entries = new Map<string, Type>();

  constructor(program: StubProgram) {
    this.#program = program;
  }

  hasModule(name: string): boolean {
    return Object.hasOwn(this.#program, name);
  }

  /** The names of a module. */
  namesOf(module: string): readonly string[] {
    return Object.hasOwn(this.#program, module) ? Object.keys(this.#program[module]!) : [];
  }

  /** Whether the runtime exports the name from the module. */
  has(module: string, name: string): boolean {
    return this.#entry(module, name) !== null;
  }

  /** The module and name under which something is defined, after aliases (`asyncio.TimeoutError` is `builtins.TimeoutError`). */
  origin(module: string, name: string): { readonly module: string; readonly name: string } {
    const entry = this.#entry(module, name);
    return entry?.kind === "alias" ? this.origin(entry.module, entry.name) : { module, name };
  }

  /** The type of a module's attribute, or `null` where the runtime has none of that name. */
  attribute(module: string, name: string): Type | null {
    const key = `${module}.${name}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry = this.#entry(module, name);
    if (entry === null) return null;
    const type = this.#typeOfEntry(module, name, entry);
    this.#entries.set(key, type);
    return type;
  }

  /** A class by its dotted name; a class that no stub declares (`typing.Awaitable`) is made without members. */
  class(qualifiedName: string): ClassInfo {
    const known = this.#classes.get(qualifiedName);
    if (known !== undefined) return known;
    const dot = qualifiedName.lastIndexOf(".");
    const module = qualifiedName.slice(0, dot);
    const name = qualifiedName.slice(dot + 1);
    const entry = this.#entry(module, name);
    if (entry?.kind === "alias") return this.class(`${entry.module}.${entry.name}`);
    const stub = entry?.kind === "class" ? entry : null;
    const info = new ClassInfo(name, module, stub?.typeParameters ?? [], null);
    this.#classes.set(qualifiedName, info);
    if (stub !== null) this.#fill(info, stub);
    return info;
  }

  #entry(module: string, name: string): StubEntry | null {
    const names = Object.hasOwn(this.#program, module) ? this.#program[module]! : null;
    return names !== null && Object.hasOwn(names, name) ? names[name]! : null;
  }

  #typeOfEntry(module: string, name: string, entry: StubEntry): Type {
    switch (entry.kind) {
      case "class":
        return { kind: "class", class: this.class(`${module}.${name}`) };
      case "function":
        return {
          kind: "stubFunction",
          module,
          name,
          signatures: entry.signatures.map((each) => this.#signature(each)),
          self: null,
        };
      case "variable":
        return this.#type(entry.type);
      case "alias":
        return this.attribute(entry.module, entry.name) ?? unknown;
      case "module":
        return { kind: "module", name: entry.module, program: null };
    }
  }

  #fill(info: ClassInfo, stub: StubClass): void {
    const bases: InstanceType[] = [];
    for (const base of stub.bases) {
      const type = this.#type(base);
      if (type.kind === "instance") bases.push(type);
    }
    info.bases = bases;
    info.isOpaque = stub.hasMetaclass === true;
    for (const [name, member] of Object.entries(stub.members))
      info.members.set(name, this.#member(info, name, member));
  }

  #member(info: ClassInfo, name: string, member: StubClass["members"][string]): Member {
    if (member.kind === "attribute") return { kind: "attribute", type: this.#type(member.type) };
    const signatures = member.signatures.map((each) => this.#signature(each));
    const method: StubFunctionType = {
      kind: "stubFunction",
      module: info.qualifiedName,
      name,
      signatures,
      self: null,
    };
    return { kind: "stubMethod", function: method, decorator: member.decorator };
  }

  #signature(stub: StubSignature): Signature {
    return {
      parameters: stub.parameters.map((each) => ({ ...each, type: this.#type(each.type) })),
      returns: this.#type(stub.returns),
      isAsync: stub.isAsync,
    };
  }

  #type(stub: StubType): Type {
    if (typeof stub === "string") return simpleType(stub);
    switch (stub[0]) {
      case "class": {
        const [, name, ...args] = stub as readonly ["class", string, ...StubType[]];
        if (name === "typing.Coroutine")
          return { kind: "coroutine", result: this.#type(args[0] ?? "unknown") };
        if (name === "builtins.object") return unknown;
        const info = this.class(name);
        // `list` without arguments is a list of anything.
        const missing = info.typeParameters.slice(args.length).map(() => unknown);
        const given = args.map((each) => this.#type(each));
        return { kind: "instance", class: info, arguments: [...given, ...missing] };
      }
      case "type":
        return { kind: "class", class: this.class(stub[1] as string) };
      case "parameter":
        return { kind: "typeParameter", name: stub[1] as string };
      case "tuple":
        return {
          kind: "tuple",
          items: (stub.slice(1) as StubType[]).map((each) => this.#type(each)),
          isVariadic: false,
        };
      case "variadicTuple":
        return { kind: "tuple", items: [this.#type(stub[1] as StubType)], isVariadic: true };
      case "union":
        return (stub.slice(1) as StubType[]).map((each) => this.#type(each)).reduce(join, never);
    }
  }
}

function simpleType(stub: Extract<StubType, string>): Type {
  switch (stub) {
    case "none":
      return none;
    case "bool":
      return bool;
    case "int":
      return anyInt;
    case "float":
      return float;
    case "str":
      return str;
    case "never":
      return never;
    case "self":
      return { kind: "typeParameter", name: "Self" };
    case "unknown":
      return unknown;
  }
}

/** What the type parameters of a generic class or function stand for at one use. */
export type Substitution = Map<string, Type>;

export function substitute(type: Type, substitution: Substitution): Type {
  switch (type.kind) {
    case "typeParameter":
      return contents(substitution.get(type.name) ?? unknown);
    case "instance":
      if (type.arguments.length === 0) return type;
      return { ...type, arguments: type.arguments.map((each) => substitute(each, substitution)) };
    case "tuple":
      return { ...type, items: type.items.map((each) => substitute(each, substitution)) };
    case "coroutine":
      return { kind: "coroutine", result: substitute(type.result, substitution) };
    case "union":
      return type.members.map((each) => substitute(each, substitution)).reduce(join, never);
    default:
      return type;
  }
}

/** The substitution that an instance's class arguments make for the members of its class or of one of its bases. */
export function substitutionFor(self: InstanceType, owner: ClassInfo): Substitution {
  const own: Substitution = new Map();
  self.class.typeParameters.forEach((name, index) =>
    own.set(name, self.arguments[index] ?? unknown),
  );
  own.set("Self", self);
  if (owner === self.class) return own;
  for (const base of self.class.bases) {
    if (base.class.mro().includes(owner)) {
      const substituted = substitute(base, own) as InstanceType;
      const inherited = substitutionFor(substituted, owner);
      inherited.set("Self", self);
      return inherited;
    }
  }
  return own;
}
