/** The types of attributes, read and written. */
import type * as ast from "../../ast/nodes.ts";
import type { ClassInfo, Member } from "./classes.ts";
import type { FunctionInfo } from "./signature.ts";
import { inferExpression } from "./infer-expressions.ts";
import type { Inference } from "./inference.ts";
import { substitute, substitutionFor } from "./library.ts";
import {
  contents,
  escape,
  join,
  members,
  never,
  resolved,
  unknown,
  type InstanceType,
  type ModuleType,
  type Type,
} from "./type.ts";

export function inferAttribute(node: ast.Attribute, inference: Inference): Type {
  const receiver = inferExpression(node.value, inference);
  return members(receiver)
    .map((member) => attributeOf(member, inference.attributeName(node), inference))
    .reduce(join, never);
}

function attributeOf(type: Type, name: string, inference: Inference): Type {
  switch (type.kind) {
    case "never":
      return never;
    case "module":
      return moduleAttribute(type, name, inference);
    case "instance":
      return instanceAttribute(type, name, inference);
    case "class": {
      const found = type.class.lookup(name);
      if (found?.member.kind === "method") escapeFunction(found.member.function, inference);
      return found === null ? unknown : memberOfClass(found.member, type);
    }
    case "str":
      return instanceAttribute(
        { kind: "instance", class: inference.library.class("builtins.str"), arguments: [] },
        name,
        inference,
      );
    case "int":
    case "bool":
    case "float":
    case "none":
      return builtinAttribute(type, name, inference);
    case "coroutine":
    case "tuple":
    case "stubFunction":
      return unknown;
    case "function":
      // What a function is asked (its name, its parameters) the runtime must know.
      escape(type);
      return unknown;
    default:
      inference.looseReads.add(name);
      return unknown;
  }
}

/** A method that is read from its class is a function whose object is an argument. */
function escapeFunction(info: FunctionInfo, inference: Inference): void {
  if (info.escapes) return;
  info.escapes = true;
  inference.changed();
}

/** A name of the module, or one of its submodules. */
const standardStreams: ReadonlySet<string> = new Set(["stdin", "stdout", "stderr"]);
const nothing: ReadonlySet<string> = new Set();

/** The names of a module of the runtime that programs may assign. */
export function settableNames(module: string): ReadonlySet<string> {
  return module === "sys" ? standardStreams : nothing;
}

/** A program that assigns such names may give them anything. */
export function replacesStreams(
  module: string,
  names: Iterable<string>,
  inference: Inference,
): void {
  const settable = settableNames(module);
  for (const name of names) {
    if (!settable.has(name) || inference.looseWrites.has(name)) continue;
    inference.looseWrites.add(name);
    inference.changed();
  }
}

function moduleAttribute(type: ModuleType, name: string, inference: Inference): Type {
  if (type.program === null) {
    if (settableNames(type.name).has(name) && inference.looseWrites.has(name)) return unknown;
    const own = inference.library.attribute(type.name, name);
    if (own !== null) return own;
  } else {
    const binding = type.program.bindingOf(name);
    if (binding !== null) return type.program.typeOf(binding);
  }
  const inner = `${type.name}.${name}`;
  if (inference.library.hasModule(inner)) return { kind: "module", name: inner, program: null };
  const program = inference.modules.submodule(inner);
  return program === null ? unknown : { kind: "module", name: inner, program };
}

function builtinAttribute(type: Type, name: string, inference: Inference): Type {
  const self: InstanceType = {
    kind: "instance",
    class: inference.library.class(`builtins.${type.kind}`),
    arguments: [],
  };
  return instanceAttribute(self, name, inference);
}

function instanceAttribute(self: InstanceType, name: string, inference: Inference): Type {
  const found = self.class.lookup(name);
  if (found === null || inference.mayBeWritten(name)) {
    // A class of the program may get the attribute in a subclass.
    if (self.class.node !== null) inference.looseReads.add(name);
    return unknown;
  }
  const { member, owner } = found;
  switch (member.kind) {
    case "attribute":
      return substitute(member.type, substitutionFor(self, owner));
    case "stubMethod":
      if (member.decorator === "property")
        return substitute(member.function.signatures[0]!.returns, substitutionFor(self, owner));
      // What a class has as a static method its instances do not have in JavaScript.
      if (member.decorator !== "none") return unknown;
      return { ...member.function, self };
    case "method":
      if (member.decorator === "property") return member.function.result;
      if (member.decorator === "other") return unknown;
      if (member.decorator === "static")
        return { kind: "function", info: member.function, self: null };
      return { kind: "function", info: member.function, self };
  }
}

function memberOfClass(member: Member, self: Extract<Type, { kind: "class" }>): Type {
  switch (member.kind) {
    case "attribute":
      return member.type;
    case "stubMethod":
      return member.decorator === "static" || member.decorator === "class"
        ? member.function
        : unknown;
    case "method":
      if (member.decorator === "static")
        return { kind: "function", info: member.function, self: null };
      if (member.decorator === "class") return { kind: "function", info: member.function, self };
      return unknown;
  }
}

/** `module.name = value`, also where the receiver may be one of several things. */
export function storesInModules(
  receiver: Type,
  name: string,
  value: Type | undefined,
  inference: Inference,
): boolean {
  const possible = members(receiver);
  for (const each of possible) {
    if (each.kind !== "module") continue;
    each.program?.assignFromOutside(name, value, inference);
    if (each.program === null) replacesStreams(each.name, [name], inference);
  }
  return possible.every((each) => each.kind === "module" && each.program !== null);
}

/** `receiver.name = value`. */
export function inferAttributeStore(node: ast.Attribute, value: Type, inference: Inference): void {
  const receiver = contents(inferExpression(node.value, inference));
  const name = inference.attributeName(node);
  if (receiver.kind === "never") return;
  if (storesInModules(receiver, name, value, inference)) return;
  if (receiver.kind === "instance" && receiver.class.node !== null) {
    receiver.class.stored.add(name);
    inference.flowToAttribute(receiver.class, name, value);
    return;
  }
  if (receiver.kind === "class" && receiver.class.node !== null) {
    inference.flowToAttribute(receiver.class, name, value);
    return;
  }
  escape(value);
  if (receiver.kind === "function") escape(receiver);
  if (resolved(receiver).kind === "unknown" || receiver.kind === "union")
    inference.looseWrites.add(name);
}

/** `setattr(object, name, value)`, `delattr(object, name)`: a write that the names of attributes do not show. */
export function storesByName(
  action: "setattr" | "delattr",
  receiver: Type,
  name: string | null,
  value: Type,
  inference: Inference,
): void {
  const { loose } = inference;
  if (action === "delattr") {
    if (name === null) loose.deletesAny = true;
    else loose.deletes.add(name);
    return;
  }
  const target = contents(receiver);
  if (target.kind === "never") return;
  if (target.kind !== "instance" && target.kind !== "class") {
    if (name === null) loose.writesAny = true;
    else loose.writes.add(name);
    return;
  }
  if (target.class.node === null) return;
  const names = name === null ? attributeNames(target.class) : [name];
  for (const each of names) inference.flowToAttribute(target.class, each, value);
}

function attributeNames(info: ClassInfo): string[] {
  return info
    .mro()
    .flatMap((each) => [...each.members])
    .flatMap(([name, member]) => (member.kind === "attribute" ? [name] : []));
}
