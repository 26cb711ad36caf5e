/** `typing.Protocol` (PEP 544). Source: CPython 3.13 Lib/typing.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { isForeign } from "../../core/attributes/foreign.ts";
import { missing } from "../../core/attributes/missing.ts";
import { propertyName } from "../../core/attributes/names.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { isInstance, isSubclass, issubclass } from "../../core/builtins/isinstance.ts";
import { call, callable } from "../../core/calls/call.ts";
import { signature } from "../../core/calls/signature.ts";
import { buildClass } from "../../core/classes/build.ts";
import { classmethod } from "../../core/classes/descriptors.ts";
import { lookupInOrder, ownAttribute, ownNames } from "../../core/classes/dictionary.ts";
import { isSubtype, methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { objectDictionary } from "../../core/classes/object-dictionary.ts";
import { recordOf } from "../../core/classes/record.ts";
import { abstractNames } from "../../core/classes/runtime-class.ts";
import { superAttribute } from "../../core/classes/super.ts";
import { dict } from "../../core/containers/dict.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { BaseException, TypeError } from "../../core/exceptions/base.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { className, classModule, isClass } from "../../core/names.ts";
import { contains } from "../../core/operators/contains.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { object } from "../../core/types/object.ts";
import { type, type PythonClass } from "../../core/types/type.ts";
import { ABCMeta, takeRecklessCheck } from "../abc/metaclass.ts";
import { Generic, isProtocolForm, setProtocolForm } from "./generic.ts";

/** Attributes that say nothing of what a protocol asks for. */
const excludedNames: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__parameters__",
  "__orig_bases__",
  "__orig_class__",
  "_is_protocol",
  "_is_runtime_protocol",
  "__protocol_attrs__",
  "__non_callable_proto_members__",
  "__type_params__",
  "__abstractmethods__",
  "__annotations__",
  "__dict__",
  "__doc__",
  "__init__",
  "__module__",
  "__new__",
  "__slots__",
  "__subclasshook__",
  "__weakref__",
  "__class_getitem__",
  "__match_args__",
  "__static_attributes__",
  "__firstlineno__",
  "_MutableMapping__marker",
]);

/** Classes of CPython that a protocol may have as a base without being protocols. */
const allowedBases: { readonly [module: string]: readonly string[] } = {
  "collections.abc": [
    "Callable",
    "Awaitable",
    "Iterable",
    "Iterator",
    "AsyncIterable",
    "Hashable",
    "Sized",
    "Container",
    "Collection",
    "Reversible",
    "Buffer",
  ],
  contextlib: ["AbstractContextManager", "AbstractAsyncContextManager"],
};

function isProtocolClass(cls: unknown): boolean {
  return truth(attributeOr(cls, "_is_protocol", false));
}

/** Names of the attributes that a protocol and the protocols above it ask for. */
function protocolNames(cls: Class): set<string> {
  const names = new set<string>();
  for (const base of methodResolutionOrder(cls).slice(0, -1)) {
    if (className(base) === "Protocol" || className(base) === "Generic") continue;
    const annotations = attributeOr(base, "__annotations__", null);
    const abstract = Object.hasOwn(base, abstractNames)
      ? (base as unknown as { [abstractNames]: readonly string[] })[abstractNames]
      : [];
    const annotated = annotations === null ? [] : ([...iterate(annotations)] as string[]);
    for (const name of [...ownNames(base), ...abstract, ...annotated])
      if (!name.startsWith("_abc_") && !excludedNames.has(name)) names.add(name);
  }
  return names;
}

function membersOf(cls: Class): readonly string[] {
  return [...iterate(getattr(cls, "__protocol_attrs__"))] as string[];
}

function dataMembersOf(cls: Class): readonly string[] {
  return [...iterate(getattr(cls, "__non_callable_proto_members__"))] as string[];
}

/** The metaclass of protocols. */
class _ProtocolMeta extends ABCMeta {
  static override readonly __name__: string = "_ProtocolMeta";
  static override readonly __module__: string = "typing";

  static override __new__(metatype: Class, ...args: unknown[]): unknown {
    const [, given] = args;
    const bases = given as readonly unknown[];
    if (bases.some(isProtocolForm)) for (const base of bases) checkBase(base);
    return ABCMeta.__new__(metatype, ...args);
  }

  __init__(..._args: unknown[]): null {
    const cls = this as unknown as Class;
    if (isProtocolClass(cls)) setattr(cls, "__protocol_attrs__", protocolNames(cls));
    return null;
  }

  override __subclasscheck__(other: unknown): boolean {
    const isReckless = takeRecklessCheck();
    const cls = this as unknown as Class;
    if (isProtocolForm(cls)) return isSubclass(other, cls);
    if (isProtocolClass(cls) && !isReckless) checkSubclassOperand(cls, other);
    return super.__subclasscheck__(other);
  }

  override __instancecheck__(instance: unknown): boolean {
    const cls = this as unknown as Class;
    if (isProtocolForm(cls)) return isInstance(instance, cls);
    if (!isProtocolClass(cls)) return super.__instancecheck__(instance);
    if (!truth(attributeOr(cls, "_is_runtime_protocol", false))) throw notCheckable();
    if (super.__instancecheck__(instance)) return true;
    const data = dataMembersOf(cls);
    return membersOf(cls).every((name) => {
      const value = staticAttribute(instance, name);
      return value !== missing && (value !== null || data.includes(name));
    });
  }
}

function notCheckable(): TypeError {
  return new TypeError(
    "Instance and class checks can only be used with @runtime_checkable protocols",
  );
}

function checkSubclassOperand(cls: Class, other: unknown): void {
  const checkIsClass = (): void => {
    if (!isClass(other)) throw new TypeError("issubclass() arg 1 must be a class");
  };
  if (!truth(attributeOr(cls, "_is_runtime_protocol", false))) {
    checkIsClass();
    throw notCheckable();
  }
  const data = dataMembersOf(cls);
  if (data.length === 0 || recordOf(cls)?.dictionary.get("__subclasshook__") !== hook()) return;
  checkIsClass();
  const names = [...data].sort().map(repr).join(", ");
  throw new TypeError(
    `Protocols with non-method members don't support issubclass(). Non-method members: ${names}.`,
  );
}

function checkBase(base: unknown): void {
  if (base === object || base === Generic || !isClass(base)) return;
  if (allowedBases[classModule(base)]?.includes(className(base)) === true) return;
  if (isSubtype(base, Generic) && isProtocolClass(base)) return;
  throw new TypeError(`Protocols can only inherit from other protocols, got ${repr(base)}`);
}

/** The value of an attribute as it is stored, without asking descriptors; {@link missing} where there is none. Source: CPython Lib/inspect.py (getattr_static). */
function staticAttribute(value: unknown, name: string): unknown {
  if (isClass(value)) {
    const own = lookupInOrder(value as unknown as Class, name);
    if (own !== missing) return own;
  } else if (typeof value === "object" && value !== null) {
    const property = propertyName(name);
    const isOwn = Object.hasOwn(value, property) && !isForeign(value, property);
    if (isOwn) return (value as { [name: string]: unknown })[property];
  }
  return lookupInOrder(type(value) as unknown as Class, name);
}

/** `__subclasshook__` of protocols: whether some class in the order has each member. */
function subclassHook(cls: Class, other: unknown): unknown {
  const isProtocol = recordOf(cls)?.dictionary.get("_is_protocol") ?? false;
  if (!truth(isProtocol) || !isClass(other)) return NotImplemented;
  const order = methodResolutionOrder(other);
  for (const name of membersOf(cls)) {
    const answer = hasMember(order, other as unknown as Class, name);
    if (!answer) return NotImplemented;
  }
  return true;
}

function hasMember(order: readonly Class[], other: Class, name: string): boolean {
  for (const base of order) {
    const value = ownAttribute(base, name);
    if (value !== missing) return value !== null;
    const annotations = ownAttribute(base, "__annotations__");
    const isAnnotated =
      annotations instanceof dict &&
      contains(annotations, name) &&
      isSubtype(other, Generic) &&
      isProtocolClass(other);
    if (isAnnotated) return true;
  }
  return false;
}

let hookMethod: classmethod | undefined;

function hook(): classmethod {
  return (hookMethod ??= new classmethod(signature(subclassHook, "cls, other", "_proto_hook")));
}

/** `__init__` of protocols; a class below one gets that of the class after it at the first call. */
const refuseOrReplace = /* @__PURE__ */ signature(
  function _no_init_or_replace_init(self: unknown, ...rest: unknown[]): null {
    const cls = type(self) as unknown as Class;
    if (isProtocolClass(cls)) throw new TypeError("Protocols cannot be instantiated");
    if (lookupInOrder(cls, "__init__") !== refuseOrReplace) return null;
    const found = methodResolutionOrder(cls)
      .map((base) => ownAttribute(base, "__init__"))
      .find((value) => value !== missing && value !== refuseOrReplace);
    setattr(cls, "__init__", found ?? objectDictionary().get("__init__"));
    const keywords = optionsOf<{ [name: string]: unknown }>(rest);
    const args = keywords === undefined ? rest : rest.slice(0, -1);
    call(getattr(cls, "__init__"), [self, ...args], keywords);
    return null;
  },
  "self, *args, **kwargs",
  "_no_init_or_replace_init",
);

function initializeSubclass(cls: Class, ...rest: unknown[]): null {
  const keywords = optionsOf<{ [name: string]: unknown }>(rest);
  const args = keywords === undefined ? rest : rest.slice(0, -1);
  const inherited = superAttribute(Protocol as unknown as Class, cls, "__init_subclass__");
  call(inherited, args, keywords);
  const record = recordOf(cls)!;
  if (!truth(record.dictionary.get("_is_protocol") ?? false))
    setattr(cls, "_is_protocol", record.bases.some(isProtocolForm));
  if (!record.dictionary.has("__subclasshook__")) setattr(cls, "__subclasshook__", hook());
  const initializer = lookupInOrder(cls, "__init__");
  const isInherited = initializer === lookupInOrder(Protocol as unknown as Class, "__init__");
  if (isProtocolClass(cls) && isInherited) setattr(cls, "__init__", refuseOrReplace);
  return null;
}

/** `class Closable(Protocol)`. */
export const Protocol: PythonClass = /* @__PURE__ */ makeProtocol();

function makeProtocol(): PythonClass {
  const cls = buildClass(
    "Protocol",
    [Generic],
    (body) => {
      body["__slots__"] = tuple.of();
      body["_is_protocol"] = true;
      body["_is_runtime_protocol"] = false;
      body["__init_subclass__"] = signature(
        initializeSubclass,
        "cls, /, *args, **kwargs",
        "Protocol.__init_subclass__",
      );
    },
    { module: "typing", keywords: { metaclass: _ProtocolMeta } },
  );
  setProtocolForm(cls);
  return cls;
}

/** `@runtime_checkable`: `isinstance` and `issubclass` go by the members of the protocol. */
export function runtime_checkable<T>(cls: T): T {
  if (!issubclass(cls, Generic) || !isProtocolClass(cls)) {
    throw new TypeError(
      `@runtime_checkable can be only applied to protocol classes, got ${repr(cls)}`,
    );
  }
  setattr(cls, "_is_runtime_protocol", true);
  const data = new set<string>();
  for (const name of membersOf(cls as unknown as Class))
    if (!isCallableMember(cls, name)) data.add(name);
  setattr(cls, "__non_callable_proto_members__", data);
  return cls;
}

function isCallableMember(cls: unknown, name: string): boolean {
  try {
    return callable(getattr(cls, name, null));
  } catch (error) {
    if (!(error instanceof BaseException)) throw error;
    const failure = new TypeError(
      `Failed to determine whether protocol member ${repr(name)} is a method member`,
    );
    failure.__cause__ = error;
    failure.__suppress_context__ = true;
    throw failure;
  }
}

/** `is_protocol(tp)`. */
export function is_protocol(tp: unknown): boolean {
  return isClass(tp) && isProtocolClass(tp) && (tp as unknown) !== Protocol;
}

/** `get_protocol_members(tp)`: the names that a protocol asks for. */
export function get_protocol_members(tp: unknown): frozenset<string> {
  if (!is_protocol(tp)) throw new TypeError(`${repr(tp)} is not a Protocol`);
  return new frozenset(membersOf(tp as Class)) as frozenset<string>;
}
