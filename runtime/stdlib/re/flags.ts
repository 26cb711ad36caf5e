import { KeyError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { format } from "../../core/format.ts";
import { typeName } from "../../core/names.ts";
import { integerOf, isInt, normalize, type Int } from "../../core/numbers/convert.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import type { IntObject } from "../../core/types/boxes.ts";
import { int } from "../../core/types/int.ts";
import * as values from "./flags-values.ts";

/** The flags that have a name, in the order of their definition. */
const names: readonly (readonly [name: string, value: number])[] = [
  ["ASCII", values.asciiOnly],
  ["IGNORECASE", values.ignoreCase],
  ["LOCALE", values.locale],
  ["UNICODE", values.unicode],
  ["MULTILINE", values.multiline],
  ["DOTALL", values.dotAll],
  ["VERBOSE", values.verbose],
  ["DEBUG", values.debug],
];

const shortNames: { readonly [name: string]: string } = {
  A: "ASCII",
  I: "IGNORECASE",
  L: "LOCALE",
  U: "UNICODE",
  M: "MULTILINE",
  S: "DOTALL",
  X: "VERBOSE",
};

const instances = /* @__PURE__ */ new Map<Int, RegexFlag>();

/** The bits that a flag's complement has at least. */
const allBits = 511n;

const IntBase = int as unknown as new (value: Int) => IntObject;

/** `re.RegexFlag`: an integer whose bits have names. There is one object for each value. Source: CPython Lib/re/__init__.py, Lib/enum.py (Flag). */
export class RegexFlag extends IntBase {
  static readonly __name__: string = "RegexFlag";
  static readonly __module__: string = "re";

  constructor(value: unknown) {
    const bits = flagBits(value);
    super(bits);
    const known = instances.get(bits);
    if (known !== undefined) return known;
    instances.set(bits, this);
  }

  get value(): Int {
    return this.valueOf();
  }

  /** `RegexFlag["IGNORECASE"]`. */
  static __getitem__(name: string): RegexFlag {
    const long = Object.hasOwn(shortNames, name) ? shortNames[name]! : name;
    const entry =
      long === "NOFLAG" ? (["NOFLAG", 0] as const) : names.find(([each]) => each === long);
    if (entry === undefined) throw new KeyError(name);
    return new RegexFlag(entry[1]);
  }

  static *__iter__(): Generator<RegexFlag> {
    for (const [, value] of names) yield new RegexFlag(value);
  }

  /** The names of the bits, and in hexadecimal those without one; `null` where there is no bit with a name. */
  get name$(): string | null {
    if (this.value === 0) return "NOFLAG";
    const bits = BigInt(this.value);
    const parts = names.filter(([, value]) => (bits & BigInt(value)) !== 0n).map(([name]) => name);
    if (parts.length === 0) return null;
    const rest = unnamedBits(bits);
    if (rest !== 0n) parts.push(`0x${rest.toString(16)}`);
    return parts.join("|");
  }

  get _name_(): string | null {
    return this.name$;
  }

  get _value_(): Int {
    return this.value;
  }

  __str__(): string {
    return this.__repr__();
  }

  __repr__(): string {
    const { name$: name, value } = this;
    if (name === null) return `re.RegexFlag(${value})`;
    return name
      .split("|")
      .map((part) => (part.startsWith("0x") ? part : `re.${part}`))
      .join("|");
  }

  __format__(spec: string): string {
    return format(spec === "" ? repr(this) : this.value, spec);
  }

  __or__(other: unknown): unknown {
    return withInt(other, (value) => new RegexFlag(normalize(BigInt(this.value) | BigInt(value))));
  }

  __ror__(other: unknown): unknown {
    return this.__or__(other);
  }

  __and__(other: unknown): unknown {
    return withInt(other, (value) => new RegexFlag(normalize(BigInt(this.value) & BigInt(value))));
  }

  __rand__(other: unknown): unknown {
    return this.__and__(other);
  }

  __xor__(other: unknown): unknown {
    return withInt(other, (value) => new RegexFlag(normalize(BigInt(this.value) ^ BigInt(value))));
  }

  __rxor__(other: unknown): unknown {
    return this.__xor__(other);
  }

  __invert__(): RegexFlag {
    const bits = BigInt(this.value);
    return new RegexFlag(normalize(maskFor(bits) ^ bits));
  }

  /** `re.I in flags`. */
  __contains__(other: unknown): boolean {
    if (!(other instanceof RegexFlag)) {
      throw new TypeError(
        `unsupported operand type(s) for 'in': '${typeName(other)}' and 'RegexFlag'`,
      );
    }
    return (BigInt(this.value) & BigInt(other.value)) === BigInt(other.value);
  }

  *__iter__(): Generator<RegexFlag> {
    for (const [, value] of this.#members()) yield new RegexFlag(value);
  }

  __len__(): number {
    return this.#members().length;
  }

  #members(): (readonly [name: string, value: number])[] {
    const bits = BigInt(this.value);
    const members = names.filter(([, value]) => (bits & BigInt(value)) !== 0n);
    return members.sort((a, b) => a[1] - b[1]);
  }
}

function withInt(other: unknown, action: (value: Int) => unknown): unknown {
  return isInt(other) ? action(integerOf(other)) : NotImplemented;
}

function flagBits(value: unknown): Int {
  if (!isInt(value)) throw new ValueError(`${repr(value)} is not a valid RegexFlag`);
  const bits = integerOf(value);
  if (bits >= 0) return bits;
  return normalize((maskFor(BigInt(bits)) + 1n + BigInt(bits)) as bigint);
}

/** All bits up to the highest one of a value, and at least those of the flags. */
function maskFor(bits: bigint): bigint {
  const magnitude = bits < 0n ? -bits : bits;
  const mask = (1n << BigInt(magnitude.toString(2).length)) - 1n;
  return mask > allBits ? mask : allBits;
}

function unnamedBits(bits: bigint): bigint {
  return names.reduce((rest, [, value]) => rest & ~BigInt(value), bits);
}

/** The bits of a `flags` argument. */
export function flagsValue(flags: unknown): number {
  if (isInt(flags)) return Number(integerOf(flags));
  throw new TypeError(`unsupported operand type(s) for &: '${typeName(flags)}' and 'int'`);
}

/** How the `repr` of a pattern shows its flags. Source: CPython Modules/_sre/sre.c (pattern_repr). */
export function flagsRepr(flags: number, isText: boolean): string {
  let rest = flags;
  if (isText && (rest & values.typeFlags) === values.unicode) rest &= ~values.unicode;
  const parts: string[] = [];
  for (const name of reprOrder) {
    const value = names.find(([each]) => each === name)![1];
    if ((rest & value) === 0) continue;
    parts.push(`re.${name}`);
    rest &= ~value;
  }
  if (rest !== 0) parts.push(`0x${rest.toString(16)}`);
  return parts.join("|");
}

const reprOrder = [
  "IGNORECASE",
  "LOCALE",
  "MULTILINE",
  "DOTALL",
  "UNICODE",
  "VERBOSE",
  "DEBUG",
  "ASCII",
];

export const NOFLAG: RegexFlag = /* @__PURE__ */ new RegexFlag(0);
export const ASCII: RegexFlag = /* @__PURE__ */ new RegexFlag(values.asciiOnly);
export const A = ASCII;
export const IGNORECASE: RegexFlag = /* @__PURE__ */ new RegexFlag(values.ignoreCase);
export const I = IGNORECASE;
export const LOCALE: RegexFlag = /* @__PURE__ */ new RegexFlag(values.locale);
export const L = LOCALE;
export const UNICODE: RegexFlag = /* @__PURE__ */ new RegexFlag(values.unicode);
export const U = UNICODE;
export const MULTILINE: RegexFlag = /* @__PURE__ */ new RegexFlag(values.multiline);
export const M = MULTILINE;
export const DOTALL: RegexFlag = /* @__PURE__ */ new RegexFlag(values.dotAll);
export const S = DOTALL;
export const VERBOSE: RegexFlag = /* @__PURE__ */ new RegexFlag(values.verbose);
export const X = VERBOSE;
export const DEBUG: RegexFlag = /* @__PURE__ */ new RegexFlag(values.debug);
