import { getattr } from "../../core/attributes/getattr.ts";
import { lookup } from "../../core/attributes/lookup.ts";
import { missing } from "../../core/attributes/missing.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { lookupInOrder, ownNames } from "../../core/classes/dictionary.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import { MetaType } from "../../core/classes/metatype.ts";
import { isSubtype, methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { recordOf, subclassesOf } from "../../core/classes/record.ts";
import { abstractNames, isMixin, metaclass } from "../../core/classes/runtime-class.ts";
import { newClass } from "../../core/classes/type-new.ts";
import { dict } from "../../core/containers/dict.ts";
import { frozenset } from "../../core/containers/set.ts";
import { RuntimeError, TypeError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { isClass, typeName } from "../../core/names.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { type } from "../../core/types/type.ts";

/** What is known of an abstract base class. */
interface Registrations {
  /** The classes that were registered as virtual subclasses. */
  readonly registered: Set<Class>;
  accepted: WeakSet<object>;
  refused: WeakSet<object>;
  /** The count of registrations that `refused` was filled at. */
  version: number;
}

const registrations = /* @__PURE__ */ new WeakMap<object, Registrations>();
let version = 0;

function registrationsOf(cls: object): Registrations {
  let result = registrations.get(cls);
  if (result === undefined) {
    result = { registered: new Set(), accepted: new WeakSet(), refused: new WeakSet(), version };
    registrations.set(cls, result);
  }
  return result;
}

/** `abc.get_cache_token()`: changes with every registration. */
export function get_cache_token(): number {
  return version;
}

function isAbstract(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === "number") return false;
  return truth(getattr(value, "__isabstractmethod__", false));
}

/** The names that a base leaves to its subclasses. */
function abstractOf(base: Class): readonly string[] {
  const record = recordOf(base);
  if (record !== undefined) {
    const names = record.dictionary.get("__abstractmethods__");
    return names === undefined ? [] : ([...iterate(names)] as string[]);
  }
  return declaredAbstract(base);
}

/** Of a class of the runtime: what it and its bases name, as far as nothing in its order defines it. */
function declaredAbstract(base: Class): readonly string[] {
  const named = methodResolutionOrder(base).flatMap((each) =>
    Object.hasOwn(each, abstractNames)
      ? (each as unknown as { [abstractNames]: readonly string[] })[abstractNames]
      : [],
  );
  const unique = [...new Set(named)];
  const marked = ownNames(base).filter((name) => isAbstract(lookupInOrder(base, name)));
  return [...unique.filter((name) => lookupInOrder(base, name) === missing), ...marked];
}

function computeAbstract(cls: Class): string[] {
  const names = new Set<string>();
  for (const [name, value] of recordOf(cls)!.dictionary) if (isAbstract(value)) names.add(name);
  for (const base of recordOf(cls)!.bases) {
    for (const name of abstractOf(base)) {
      const value = lookup(cls, name);
      if (value === missing || isAbstract(value)) names.add(name);
    }
  }
  return [...names];
}

/** `abc.update_abstractmethods(cls)`. */
export function update_abstractmethods(cls: unknown): unknown {
  if (!isClass(cls) || recordOf(cls)?.dictionary.has("__abstractmethods__") !== true) return cls;
  recordOf(cls)!.dictionary.set(
    "__abstractmethods__",
    new frozenset(computeAbstract(cls as unknown as Class)),
  );
  return cls;
}

/** `abc.ABCMeta`. */
export class ABCMeta extends MetaType {
  static readonly __name__: string = "ABCMeta";
  static readonly __module__: string = "abc";

  static __new__(metatype: Class, ...args: unknown[]): unknown {
    const options = args.length > 3 ? (args[3] as { [name: string]: unknown }) : {};
    const [name, bases, namespace] = args;
    if (!(namespace instanceof dict))
      throw new TypeError(`type.__new__() argument 3 must be dict, not ${typeName(namespace)}`);
    const cls = newClass(
      metatype,
      name as string,
      bases as unknown[],
      namespace as dict<string, unknown>,
      options,
    );
    if (isClass(cls) && recordOf(cls) !== undefined) {
      const names = new frozenset(computeAbstract(cls as unknown as Class));
      recordOf(cls)!.dictionary.set("__abstractmethods__", names);
    }
    return cls;
  }

  /** `cls.register(subclass)`: makes a class a virtual subclass; returns it. */
  register(subclass: unknown): unknown {
    const cls = this as unknown as Class;
    if (!isClass(subclass)) throw new TypeError("Can only register classes");
    if (issubclass(subclass, cls)) return subclass;
    if (issubclass(cls, subclass))
      throw new RuntimeError("Refusing to create an inheritance cycle");
    registrationsOf(cls).registered.add(subclass as unknown as Class);
    version++;
    return subclass;
  }

  __instancecheck__(instance: unknown): boolean {
    const subclass: unknown = lookup(instance, "__class__");
    const real = type(instance);
    if (callCheck(this, subclass)) return true;
    return real !== subclass && callCheck(this, real);
  }

  __subclasscheck__(subclass: unknown): boolean {
    if (!isClass(subclass)) throw new TypeError("issubclass() arg 1 must be a class");
    return checkSubclass(this as unknown as Class, subclass as unknown as Class);
  }
}

function callCheck(cls: object, subclass: unknown): boolean {
  return recklessly(() => truth(call(lookup(cls, "__subclasscheck__"), [subclass])));
}

function checkSubclass(cls: Class, subclass: Class): boolean {
  const known = registrationsOf(cls);
  if (known.accepted.has(subclass)) return true;
  if (known.version < version) {
    known.refused = new WeakSet();
    known.version = version;
  } else if (known.refused.has(subclass)) return false;
  const answer = decideSubclass(cls, subclass, known);
  (answer ? known.accepted : known.refused).add(subclass);
  return answer;
}

function decideSubclass(cls: Class, subclass: Class, known: Registrations): boolean {
  const hooked = call(lookup(cls, "__subclasshook__"), [subclass]);
  if (hooked !== NotImplemented) return truth(hooked);
  if (isSubtype(subclass, cls)) return true;
  return [...known.registered, ...subclassesOf(cls)].some((each) =>
    recklessly(() => issubclass(subclass, each)),
  );
}

let isRecklessCheck = false;

function recklessly(check: () => boolean): boolean {
  isRecklessCheck = true;
  try {
    return check();
  } finally {
    isRecklessCheck = false;
  }
}

/**
 * Whether it is this module that asks whether a class is a subclass of another: a protocol that cannot be checked answers it all the same. Source: CPython 3.13 Lib/typing.py
 * (`_allow_reckless_class_checks`).
 */
export function takeRecklessCheck(): boolean {
  const isReckless = isRecklessCheck;
  isRecklessCheck = false;
  return isReckless;
}

/** `abc.ABC`: base of abstract classes. */
export abstract class ABC extends Extensible {
  static readonly __name__: string = "ABC";
  static readonly __module__: string = "abc";
  static readonly [isMixin] = true;

  static get [metaclass](): typeof ABCMeta {
    return ABCMeta;
  }
}
