/** Decorators that check an enumeration. Source: CPython 3.13 Lib/enum.py. */
import { issubclass } from "../../core/builtins/isinstance.ts";
import { buildClass } from "../../core/classes/build.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { className } from "../../core/names.ts";
import { normalize } from "../../core/numbers/convert.ts";
import { repr } from "../../core/repr.ts";
import type { PythonClass } from "../../core/types/type.ts";
import { _iter_bits_lsb, bigOf, highBit, isSingleBit } from "./bits.ts";
import { memberMap, memberNames, type Class, type Member } from "./class-tools.ts";
import { Enum, StrEnum } from "./enum.ts";
import { isFlag } from "./known.ts";

/** `alias -> name` for every alias. */
function aliasesOf(cls: Class): string {
  return [...(memberMap(cls) as Iterable<[string, Member]>)]
    .filter(([name, member]) => name !== member._name_)
    .map(([name, member]) => `${name} -> ${member._name_}`)
    .join(", ");
}

/** `@enum.unique`: no two names for one value. */
export function unique<C>(enumeration: C): C {
  const aliases = aliasesOf(enumeration as unknown as Class);
  if (aliases !== "")
    throw new ValueError(`duplicate values found in ${repr(enumeration)}: ${aliases}`);
  return enumeration;
}

/** `enum.EnumCheck`: what {@link verify} can check. */
export const EnumCheck: PythonClass = /* @__PURE__ */ makeEnumCheck();

function makeEnumCheck(): PythonClass {
  return buildClass(
    "EnumCheck",
    [StrEnum],
    (body) => {
      body["CONTINUOUS"] = "no skipped integer values";
      body["NAMED_FLAGS"] = "multi-flag aliases may not contain unnamed flags";
      body["UNIQUE"] = "one name per value";
    },
    { module: "enum", doc: "various conditions to check an enumeration for" },
  );
}

function check(name: string): unknown {
  return memberMap(EnumCheck as unknown as Class).get(name);
}

export const CONTINUOUS: unknown = /* @__PURE__ */ check("CONTINUOUS");
export const NAMED_FLAGS: unknown = /* @__PURE__ */ check("NAMED_FLAGS");
export const UNIQUE: unknown = /* @__PURE__ */ check("UNIQUE");

function checkUnique(cls: Class): void {
  const aliases = aliasesOf(cls);
  if (aliases !== "") throw new ValueError(`aliases found in ${repr(cls)}: ${aliases}`);
}

/** The message says at most so much. */
const longestMessage = 256;

function checkContinuous(cls: Class): void {
  const values = memberNames(cls).map((name) =>
    bigOf((memberMap(cls).get(name) as Member)._value_),
  );
  const known = new Set(values);
  if (known.size < 2) return;
  const low = values.reduce((a, b) => (b < a ? b : a));
  const high = values.reduce((a, b) => (b > a ? b : a));
  const missing: bigint[] = [];
  if (isFlag(cls)) {
    for (let bit = highBit(normalize(low)) + 1; bit < highBit(normalize(high)); bit++)
      if (!known.has(1n << BigInt(bit))) missing.push(1n << BigInt(bit));
  } else
    for (let value = low + 1n; value < high; value++) if (!known.has(value)) missing.push(value);
  if (missing.length === 0) return;
  const kind = isFlag(cls) ? "flag" : "enum";
  const text = `invalid ${kind} ${repr(className(cls))}: missing values ${missing.join(", ")}`;
  throw new ValueError(text.slice(0, longestMessage));
}

function checkNamedFlags(cls: Class): void {
  const names = memberNames(cls);
  const members = memberMap(cls);
  const values = new Set(names.map((name) => bigOf((members.get(name) as Member)._value_)));
  const incomplete: string[] = [];
  let missing = 0n;
  for (const [name, alias] of members as Iterable<[string, Member]>) {
    if (names.includes(name) || bigOf(alias._value_) < 0n) continue;
    const missed = [..._iter_bits_lsb(alias._value_)].filter((bit) => !values.has(BigInt(bit)));
    if (missed.length > 0) incomplete.push(name);
    for (const bit of missed) missing |= BigInt(bit);
  }
  if (incomplete.length === 0) return;
  const aliases =
    incomplete.length === 1
      ? `alias ${incomplete[0]} is missing`
      : `aliases ${incomplete.slice(0, -1).join(", ")} and ${incomplete.at(-1)} are missing`;
  const kind = isSingleBit(normalize(missing)) ? "value" : "combined values of";
  throw new ValueError(
    `invalid Flag ${repr(className(cls))}: ${aliases} ${kind} 0x${missing.toString(16)} [use enum.show_flag_values(value) for details]`,
  );
}

/** `@enum.verify(*checks)`. */
export class verify {
  static readonly __name__: string = "verify";
  static readonly __module__: string = "enum";
  static readonly __text_signature__: string = "self, *checks";
  readonly checks: readonly unknown[];

  constructor(...checks: readonly unknown[]) {
    this.checks = checks;
  }

  __call__<C>(enumeration: C): C {
    const cls = enumeration as unknown as Class;
    if (!issubclass(cls, Enum))
      throw new TypeError("the 'verify' decorator only works with Enum and Flag");
    for (const each of this.checks) {
      if (each === UNIQUE) checkUnique(cls);
      else if (each === CONTINUOUS) checkContinuous(cls);
      else if (each === NAMED_FLAGS) checkNamedFlags(cls);
    }
    return enumeration;
  }
}
