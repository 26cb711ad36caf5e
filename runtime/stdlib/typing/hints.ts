/** `typing.get_type_hints`. Source: CPython 3.13 Lib/typing.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { lookupInOrder, ownAttribute, ownNames } from "../../core/classes/dictionary.ts";
import { methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { isClass } from "../../core/names.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { textOf } from "../../core/types/boxes.ts";
import { NoneType } from "../../core/types/type.ts";
import { ForwardRef } from "./forward-ref.ts";
import { evaluateType, enableEvaluation } from "./evaluate-type.ts";
import { globalsOf, moduleNames } from "./namespaces.ts";
import { stripped } from "./strip.ts";

type Hints = dict<string, unknown>;

/** `get_type_hints(obj, globalns=None, localns=None, include_extras=False)`: the annotations of a class, a function or a module as types. */
export function get_type_hints(
  obj: unknown,
  globalns: unknown = null,
  localns: unknown = null,
  include_extras: unknown = false,
): Hints {
  enableEvaluation();
  if (truth(getattr(obj, "__no_type_check__", null))) return new dict<string, unknown>();
  const hints = isClass(obj)
    ? hintsOfClass(obj as unknown as Class, globalns, localns)
    : hintsOfFunction(obj, globalns, localns);
  if (truth(include_extras)) return hints;
  for (const [name, type] of [...hints.entries()]) hints.set(name, stripped(type));
  return hints;
}

/** The names of an annotation and what it says, in order. */
function entriesOf(annotations: unknown): [string, unknown][] {
  return [...iterate(annotations)].map((name) => [
    name as string,
    getItem(annotations, name) as unknown,
  ]);
}

/** Those of the bases first, so that a class overrides them. */
function hintsOfClass(cls: Class, globalns: unknown, localns: unknown): Hints {
  const hints = new dict<string, unknown>();
  for (const base of [...methodResolutionOrder(cls)].reverse()) {
    const annotations = ownAttribute(base, "__annotations__");
    if (annotations === missing) continue;
    let globals = globalns ?? moduleNames(getattr(base, "__module__", null)) ?? new dict();
    let locals = localns ?? dictionaryOf(base);
    // The names of the class win over those of its module.
    if (globalns === null && localns === null) [globals, locals] = [locals, globals];
    const parameters = attributeOr(base, "__type_params__", tuple.of()) as readonly unknown[];
    for (const [name, value] of entriesOf(annotations)) {
      const text = textOf(value);
      const type =
        text === undefined
          ? (value ?? NoneType)
          : new ForwardRef(text, false, null, { is_class: true });
      hints.set(name, evaluateType(type, globals, locals, parameters));
    }
  }
  return hints;
}

function dictionaryOf(cls: Class): dict<string, unknown> {
  const names = new dict<string, unknown>();
  for (const name of ownNames(cls)) names.set(name, lookupInOrder(cls, name));
  return names;
}

function hintsOfFunction(obj: unknown, globalns: unknown, localns: unknown): Hints {
  const isModule = isModuleObject(obj);
  const globals = globalns ?? globalsOf(unwrapped(obj)) ?? new dict<string, unknown>();
  const locals = localns ?? globals;
  const annotations = attributeOr(obj, "__annotations__", null);
  if (annotations === null) {
    if (typeof obj === "function" || isModule) return new dict<string, unknown>();
    throw new TypeError(`${repr(obj)} is not a module, class, method, or function.`);
  }
  const parameters = attributeOr(obj, "__type_params__", tuple.of()) as readonly unknown[];
  const hints = new dict<string, unknown>();
  for (const [name, value] of entriesOf(annotations)) {
    const text = textOf(value);
    const type = text === undefined ? (value ?? NoneType) : new ForwardRef(text, !isModule);
    hints.set(name, evaluateType(type, globals, locals, parameters));
  }
  return hints;
}

function isModuleObject(value: unknown): boolean {
  const tag: unknown = (value as { [Symbol.toStringTag]?: unknown } | null)?.[Symbol.toStringTag];
  return tag === "Module" || (value as object | null)?.constructor?.name === "ModuleType";
}

/** The function that decorators have wrapped. */
function unwrapped(obj: unknown): unknown {
  let inner = obj;
  for (;;) {
    const wrapped = attributeOr(inner, "__wrapped__", undefined);
    if (wrapped === undefined) return inner;
    inner = wrapped;
  }
}
