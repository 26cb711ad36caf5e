import { callMethod } from "../../core/attributes/getattr.ts";
import { isMixin } from "../../core/classes/runtime-class.ts";
import { complex } from "../../core/numbers/complex.ts";
import { hash } from "../../core/hash.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { add } from "../../core/operators/add.ts";
import { equality, greater, greaterEqual, less, lessEqual } from "../../core/operators/compare.ts";
import { contains } from "../../core/operators/contains.ts";
import { mod } from "../../core/operators/modulo.ts";
import { mul } from "../../core/operators/multiply.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { codePointLength } from "../../core/text/code-points.ts";
import { maketrans } from "../../core/text/replace.ts";
import { textOf } from "../../core/types/boxes.ts";
import { float } from "../../core/types/float.ts";
import { int } from "../../core/types/int.ts";
import { splitOptions } from "../internal/options.ts";
import { Sequence } from "./abc/sequence.ts";

type Keywords = { readonly [name: string]: unknown };

/** `sys.maxsize`. */
const greatest = 9223372036854775807n;

/** `collections.UserString`: a string around a string, `data`, which a subclass may get at. Source: CPython Lib/collections/__init__.py. */
export class UserString extends Sequence {
  static override readonly __name__: string = "UserString";
  static override readonly __module__: string = "collections";
  static override readonly [isMixin] = false as never;
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, seq",
    capitalize: "self",
    casefold: "self",
    center: "self, width, *args",
    count: "self, sub, start=, end=",
    encode: "self, encoding=, errors=",
    endswith: "self, suffix, start=, end=",
    expandtabs: "self, tabsize=",
    find: "self, sub, start=, end=",
    format: "self, /, *args, **kwds",
    format_map: "self, mapping",
    index: "self, sub, start=, end=",
    isalnum: "self",
    isalpha: "self",
    isascii: "self",
    isdecimal: "self",
    isdigit: "self",
    isidentifier: "self",
    islower: "self",
    isnumeric: "self",
    isprintable: "self",
    isspace: "self",
    istitle: "self",
    isupper: "self",
    join: "self, seq",
    ljust: "self, width, *args",
    lower: "self",
    lstrip: "self, chars=",
    partition: "self, sep",
    removeprefix: "self, prefix, /",
    removesuffix: "self, suffix, /",
    replace: "self, old, new, maxsplit=",
    rfind: "self, sub, start=, end=",
    rindex: "self, sub, start=, end=",
    rjust: "self, width, *args",
    rpartition: "self, sep",
    rsplit: "self, sep=, maxsplit=",
    rstrip: "self, chars=",
    split: "self, sep=, maxsplit=",
    splitlines: "self, keepends=",
    startswith: "self, prefix, start=, end=",
    strip: "self, chars=",
    swapcase: "self",
    title: "self",
    translate: "self, *args",
    upper: "self",
    zfill: "self, width",
  };
  data: string;

  constructor(seq: unknown) {
    super();
    this.data = textOf(seq) ?? (seq instanceof UserString ? seq.data : toStr(seq));
  }

  #like(data: unknown): UserString {
    return new (this.constructor as new (data: unknown) => UserString)(data);
  }

  /** `str.maketrans`. */
  static maketrans(...args: Parameters<typeof maketrans>): ReturnType<typeof maketrans> {
    return maketrans(...args);
  }

  __str__(): string {
    return toStr(this.data);
  }

  __repr__(): string {
    return repr(this.data);
  }

  __int__(): Int {
    return int(this.data);
  }

  __float__(): number {
    return float(this.data) as number;
  }

  __complex__(): complex {
    return new complex(this.data as never);
  }

  __hash__(): Int {
    return hash(this.data);
  }

  __getnewargs__(): tuple {
    return tuple.of(this.data);
  }

  __eq__(other: unknown): unknown {
    return equality(this.data, textIn(other));
  }

  __lt__(other: unknown): unknown {
    return less(this.data, textIn(other));
  }

  __le__(other: unknown): unknown {
    return lessEqual(this.data, textIn(other));
  }

  __gt__(other: unknown): unknown {
    return greater(this.data, textIn(other));
  }

  __ge__(other: unknown): unknown {
    return greaterEqual(this.data, textIn(other));
  }

  override __contains__(char: unknown): boolean {
    return contains(this.data, textIn(char));
  }

  __len__(): number {
    return codePointLength(this.data);
  }

  __getitem__(index: unknown): UserString {
    return this.#like(getItem(this.data, index));
  }

  __add__(other: unknown): UserString {
    return this.#like(add(this.data, asText(other)));
  }

  __radd__(other: unknown): UserString {
    return this.#like(add(asText(other), this.data));
  }

  __mul__(n: unknown): UserString {
    return this.#like(mul(this.data, n));
  }

  __rmul__(n: unknown): UserString {
    return this.__mul__(n);
  }

  __mod__(args: unknown): UserString {
    return this.#like(mod(this.data, args));
  }

  __rmod__(template: unknown): UserString {
    return this.#like(mod(toStr(template), this));
  }

  capitalize(): UserString {
    return this.#like(callMethod(this.data, "capitalize", []));
  }

  casefold(): UserString {
    return this.#like(callMethod(this.data, "casefold", []));
  }

  center(width: unknown, ...args: readonly unknown[]): UserString {
    return this.#like(callMethod(this.data, "center", [width, ...args]));
  }

  override count(sub: unknown, start: unknown = 0, end: unknown = greatest): number {
    return callMethod(this.data, "count", [textIn(sub), start, end]) as number;
  }

  encode(encoding: unknown = "utf-8", errors: unknown = "strict"): unknown {
    return callMethod(this.data, "encode", [encoding ?? "utf-8", errors ?? "strict"]);
  }

  endswith(suffix: unknown, start: unknown = 0, end: unknown = greatest): boolean {
    return callMethod(this.data, "endswith", [suffix, start, end]) as boolean;
  }

  expandtabs(tabsize: unknown = 8): UserString {
    return this.#like(callMethod(this.data, "expandtabs", [tabsize]));
  }

  find(sub: unknown, start: unknown = 0, end: unknown = greatest): number {
    return callMethod(this.data, "find", [textIn(sub), start, end]) as number;
  }

  format(...args: readonly unknown[]): string {
    return formatted(this.data, args);
  }

  format_map(mapping: unknown): string {
    return callMethod(this.data, "format_map", [mapping]) as string;
  }

  override index(sub: unknown, start: Int | null = 0, end: Int | null = greatest): number {
    return callMethod(this.data, "index", [textIn(sub), start, end]) as number;
  }

  isalnum(): boolean {
    return callMethod(this.data, "isalnum") as boolean;
  }

  isalpha(): boolean {
    return callMethod(this.data, "isalpha") as boolean;
  }

  isascii(): boolean {
    return callMethod(this.data, "isascii") as boolean;
  }

  isdecimal(): boolean {
    return callMethod(this.data, "isdecimal") as boolean;
  }

  isdigit(): boolean {
    return callMethod(this.data, "isdigit") as boolean;
  }

  isidentifier(): boolean {
    return callMethod(this.data, "isidentifier") as boolean;
  }

  islower(): boolean {
    return callMethod(this.data, "islower") as boolean;
  }

  isnumeric(): boolean {
    return callMethod(this.data, "isnumeric") as boolean;
  }

  isprintable(): boolean {
    return callMethod(this.data, "isprintable") as boolean;
  }

  isspace(): boolean {
    return callMethod(this.data, "isspace") as boolean;
  }

  istitle(): boolean {
    return callMethod(this.data, "istitle") as boolean;
  }

  isupper(): boolean {
    return callMethod(this.data, "isupper") as boolean;
  }

  join(seq: unknown): string {
    return callMethod(this.data, "join", [seq]) as string;
  }

  ljust(width: unknown, ...args: readonly unknown[]): UserString {
    return this.#like(callMethod(this.data, "ljust", [width, ...args]));
  }

  lower(): UserString {
    return this.#like(callMethod(this.data, "lower", []));
  }

  lstrip(chars: unknown = null): UserString {
    return this.#like(callMethod(this.data, "lstrip", [chars]));
  }

  partition(sep: unknown): unknown {
    return callMethod(this.data, "partition", [textIn(sep)]);
  }

  removeprefix(prefix: unknown): UserString {
    return this.#like(callMethod(this.data, "removeprefix", [textIn(prefix)]));
  }

  removesuffix(suffix: unknown): UserString {
    return this.#like(callMethod(this.data, "removesuffix", [textIn(suffix)]));
  }

  replace(old: unknown, new$: unknown, maxsplit: unknown = -1): UserString {
    return this.#like(callMethod(this.data, "replace", [textIn(old), textIn(new$), maxsplit]));
  }

  rfind(sub: unknown, start: unknown = 0, end: unknown = greatest): number {
    return callMethod(this.data, "rfind", [textIn(sub), start, end]) as number;
  }

  rindex(sub: unknown, start: unknown = 0, end: unknown = greatest): number {
    return callMethod(this.data, "rindex", [textIn(sub), start, end]) as number;
  }

  rjust(width: unknown, ...args: readonly unknown[]): UserString {
    return this.#like(callMethod(this.data, "rjust", [width, ...args]));
  }

  rpartition(sep: unknown): unknown {
    return callMethod(this.data, "rpartition", [textIn(sep)]);
  }

  rsplit(sep: unknown = null, maxsplit: unknown = -1): unknown {
    return callMethod(this.data, "rsplit", [textIn(sep), maxsplit]);
  }

  rstrip(chars: unknown = null): UserString {
    return this.#like(callMethod(this.data, "rstrip", [chars]));
  }

  split(sep: unknown = null, maxsplit: unknown = -1): unknown {
    return callMethod(this.data, "split", [textIn(sep), maxsplit]);
  }

  splitlines(keepends: unknown = false): unknown {
    return callMethod(this.data, "splitlines", [keepends]);
  }

  startswith(prefix: unknown, start: unknown = 0, end: unknown = greatest): boolean {
    return callMethod(this.data, "startswith", [prefix, start, end]) as boolean;
  }

  strip(chars: unknown = null): UserString {
    return this.#like(callMethod(this.data, "strip", [chars]));
  }

  swapcase(): UserString {
    return this.#like(callMethod(this.data, "swapcase", []));
  }

  title(): UserString {
    return this.#like(callMethod(this.data, "title", []));
  }

  translate(...args: readonly unknown[]): UserString {
    return this.#like(callMethod(this.data, "translate", args));
  }

  upper(): UserString {
    return this.#like(callMethod(this.data, "upper", []));
  }

  zfill(width: unknown): UserString {
    return this.#like(callMethod(this.data, "zfill", [width]));
  }
}

/** What is in a `UserString`, anything else as it is. */
function textIn(other: unknown): unknown {
  return other instanceof UserString ? other.data : other;
}

function asText(other: unknown): unknown {
  const text = textIn(other);
  return textOf(text) === undefined ? toStr(text) : text;
}

function formatted(text: string, args: readonly unknown[]): string {
  const [positional, keywords] = splitOptions<unknown, Keywords>(args);
  return callMethod(text, "format", positional, keywords) as string;
}
