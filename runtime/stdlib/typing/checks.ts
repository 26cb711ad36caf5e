/** What may stand where a type is expected. Source: CPython 3.13 Lib/typing.py (`_type_convert`, `_type_check`). */
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { repr } from "../../core/repr.ts";
import { codePointLength, unitPosition } from "../../core/text/code-points.ts";
import { textOf } from "../../core/types/boxes.ts";
import { NoneType } from "../../core/types/type.ts";
import { _GenericAlias } from "./aliases.ts";
import { ForwardRef } from "./forward-ref.ts";
import { isGenericForm, isProtocolForm } from "./generic.ts";
import { _SpecialForm } from "./special-form.ts";

export interface CheckOptions {
  readonly isArgument?: boolean;
  readonly module?: unknown;
  readonly allowsSpecialForms?: boolean;
}

/** `None` stands for its type, a string for what it says. */
export function typeConvert(value: unknown, options: CheckOptions = {}): unknown {
  if (value === null) return NoneType;
  const text = textOf(value);
  if (text === undefined) return value;
  return new ForwardRef(text, true, options.module ?? null, {
    is_class: options.allowsSpecialForms ?? false,
  });
}

/** Forms that are types by themselves. */
const plainForms: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "LiteralString",
  "NoReturn",
  "Never",
  "Self",
  "TypeAlias",
]);

function isForm(value: unknown, ...names: readonly string[]): boolean {
  return value instanceof _SpecialForm && names.includes(value._name);
}

/**
 * The type that a value stands for.
 *
 * @param message what the error begins with
 * @throws TypeError where it stands for none
 */
export function typeCheck(value: unknown, message: string, options: CheckOptions = {}): unknown {
  const type = typeConvert(value, options);
  const { isArgument = true, allowsSpecialForms = false } = options;
  if (type instanceof _GenericAlias) {
    const { __origin__: origin } = type;
    const isInvalid =
      isGenericForm(origin) ||
      isProtocolForm(origin) ||
      (!allowsSpecialForms &&
        (isForm(origin, "ClassVar") || (isArgument && isForm(origin, "Final"))));
    if (isInvalid) throw new TypeError(`${repr(type)} is not valid as type argument`);
  }
  if (type instanceof _SpecialForm) {
    if (plainForms.has(type._name)) return type;
    if (allowsSpecialForms && isForm(type, "ClassVar", "Final")) return type;
  }
  if (type instanceof _SpecialForm || isGenericForm(type) || isProtocolForm(type))
    throw new TypeError(`Plain ${repr(type)} is not valid as type argument`);
  if (type instanceof tuple && type.constructor === tuple)
    throw new TypeError(`${message} Got ${shortened(repr(type))}.`);
  return type;
}

/** The first hundred characters. */
function shortened(text: string): string {
  return codePointLength(text) > 100 ? text.slice(0, unitPosition(text, 100)) : text;
}
