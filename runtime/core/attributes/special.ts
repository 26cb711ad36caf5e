import { annotationsOfClass } from "../classes/annotations.ts";
import { bound } from "../classes/descriptors.ts";
import { ownAttribute, ownNames } from "../classes/dictionary.ts";
import { mappingproxy } from "../classes/mappingproxy.ts";
import { metaclassOf } from "../classes/metaclass.ts";
import { plainFunction } from "../classes/method.ts";
import { methodResolutionOrder, type Class } from "../classes/mro.ts";
import { recordOf } from "../classes/record.ts";
import { CallableObject } from "../calls/callable-object.ts";
import { bindingOf, builtinOf, type BuiltinFunction } from "../calls/bound-method.ts";
import { traceback } from "../exceptions/base.ts";
import { tracebackMember } from "../exceptions/traceback-members.ts";
import { dict } from "../containers/dict.ts";
import { tuple } from "../containers/tuple.ts";
import { classModule, className, classQualname, type NamedClass } from "../names.ts";
import { type } from "../types/type.ts";
import { instanceDict } from "./instance-dict.ts";
import { missing } from "./missing.ts";

/** `__dict__` and `__doc__` of any value. */
export function instanceAttribute(value: unknown, attribute: string): unknown {
  const isObject = (typeof value === "object" && value !== null) || value instanceof CallableObject;
  if (attribute === "__dict__" && isObject) return instanceDict(value);
  if (value instanceof traceback && attribute.startsWith("tb_"))
    return tracebackMember(value, attribute);
  return undefined;
}

/** The attributes that every class has. */
export function classAttribute(
  cls: NamedClass & { prototype: object },
  attribute: string,
): unknown {
  switch (attribute) {
    case "__name__":
      return className(cls);
    case "__qualname__":
      return classQualname(cls);
    case "__module__":
      return classModule(cls);
    case "__mro__":
      return tuple.of(...methodResolutionOrder(cls));
    case "__bases__":
      return tuple.of(...directBases(cls));
    case "__base__":
      return recordOf(cls)?.solid ?? directBases(cls)[0] ?? null;
    case "__class__":
      return metaclassOf(cls);
    case "__dict__":
      return new mappingproxy(dictionaryOf(cls));
    case "__doc__":
      return classDoc(cls);
    case "__annotations__":
      return annotationsOfClass(cls);
    case "__type_params__":
      return recordOf(cls)?.dictionary.get(attribute) ?? tuple.of();
    default:
      return undefined;
  }
}

function classDoc(cls: Class): unknown {
  const value = ownAttribute(cls, "__doc__");
  return value === missing ? null : bound(value, null, cls);
}

/** A dict of the class's own attributes. */
function dictionaryOf(cls: Class): dict<string, unknown> {
  const result = new dict<string, unknown>();
  for (const name of ownNames(cls)) result.set(name, ownAttribute(cls, name));
  return result;
}

/** `cls.__bases__`. */
function directBases(cls: object): readonly Class[] {
  const bases = recordOf(cls)?.bases;
  if (bases !== undefined) return bases;
  return methodResolutionOrder(cls).slice(1, 2);
}

/** The attributes of functions of the interpreter. */
function builtinAttribute(
  { name, self, method, module = null }: BuiltinFunction,
  function_: object,
  attribute: string,
): unknown {
  switch (attribute) {
    case "__name__":
      return name;
    case "__qualname__":
      return method?.qualifiedName ?? name;
    case "__self__":
      return method === undefined ? undefined : self;
    case "__objclass__":
      return method?.owner;
    case "__module__":
      return module;
    case "__doc__":
    case "__text_signature__":
      return null;
    case "__class__":
      return type(function_);
    default:
      return undefined;
  }
}

/** The attributes of bound methods and of the methods of built-in types; those of functions are in the dictionary of their class. */
export function functionAttribute(
  function_: { readonly name: string },
  attribute: string,
): unknown {
  const builtin = builtinOf(function_);
  if (builtin !== undefined) return builtinAttribute(builtin, function_, attribute);
  const binding = bindingOf(function_);
  switch (attribute) {
    case "__self__":
      return binding?.self;
    case "__func__":
      if (binding === undefined || binding.isPlain) return binding?.function;
      return plainFunction(binding.function);
    case "__class__":
      return type(function_);
    case "__call__":
      return function_;
    case "__get__":
      return (instance: unknown, owner: unknown = null): unknown =>
        bound(function_, instance ?? null, owner);
    case "__dict__":
      return binding === undefined ? instanceDict(function_) : undefined;
    default:
      return undefined;
  }
}
