/** The attributes of `str`. Source: CPython 3.13 Objects/unicodeobject.c. */
import { tuple } from "../../containers/tuple.ts";
import { formatArgument } from "../../format.ts";
import { hash } from "../../hash.ts";
import { stringIterator } from "../../iteration/sequence-iterators.ts";
import { concatenate } from "../../operators/add.ts";
import { eq, ge, gt, le, lt } from "../../operators/compare.ts";
import { contains } from "../../operators/contains.ts";
import { repeat } from "../../operators/multiply.ts";
import { NotImplemented } from "../../operators/protocol.ts";
import { characterOf } from "../../operators/subscript.ts";
import { indexOf } from "../../numbers/index-of.ts";
import { optionsOf } from "../../options.ts";
import { toStr } from "../../str.ts";
import * as caseMethods from "../../text/case.ts";
import { codePointLength } from "../../text/code-points.ts";
import { encode } from "../../text/encodings.ts";
import { formatString } from "../../text/format-string.ts";
import * as justify from "../../text/justify.ts";
import { formatPercent } from "../../text/percent.ts";
import * as predicates from "../../text/predicates.ts";
import { quote } from "../../text/quote.ts";
import * as replaceMethods from "../../text/replace.ts";
import * as search from "../../text/search.ts";
import * as splitMethods from "../../text/split.ts";
import { formatMap, formatWith } from "../../text/str-format.ts";
import * as trim from "../../text/trim.ts";
import { textOf } from "../boxes.ts";
import type { TypeTable } from "./native-entry.ts";
import { comparisonMethods } from "./operators.ts";

/** The text of the string, whether it is in a box or not. */
type Self = string;

/** A function of the text. */
function of<A extends unknown[], R>(function_: (text: string, ...args: A) => R) {
  return (self: Self, ...args: A): R => function_(self.valueOf(), ...args);
}

function repeated(text: string, count: unknown): unknown {
  indexOf(count);
  return repeat(text, count);
}

function formatted(self: Self, ...args: unknown[]): string {
  const keywords = optionsOf<{ readonly [name: string]: unknown }>(args);
  const positional = keywords === undefined ? args : args.slice(0, -1);
  return formatWith(self.valueOf(), positional, keywords ?? {});
}

function format(self: Self, specification: unknown): string {
  const text = formatArgument(specification);
  return text === "" ? toStr(self) : formatString(self.valueOf(), text);
}

const bounds = "1-3";
const split = "(sep=, maxsplit=)";

/** The dictionary of `str`. */
export const strTable: TypeTable = {
  __repr__: ["=0", of((text) => quote(text))],
  __hash__: ["=0", of(hash)],
  __str__: ["=0", of((text) => text)],
  ...comparisonMethods((other) => textOf(other) !== undefined, eq, { lt, le, gt, ge }),
  __iter__: ["=0", of((text) => stringIterator(text))],
  __mod__: ["=1", of((text, values: unknown) => formatPercent(text, values))],
  __rmod__: [
    "=1",
    of((text, other: unknown) => {
      const left = textOf(other);
      return left === undefined ? NotImplemented : formatPercent(left, text);
    }),
  ],
  __len__: ["=0", of(codePointLength)],
  __getitem__: ["=1", of(characterOf)],
  __add__: ["=1", of((text, other: unknown) => concatenate(text, other, "+"))],
  __mul__: ["=1", of(repeated)],
  __rmul__: ["=1", of(repeated)],
  __contains__: ["=1", of(contains)],
  __format__: ["1", format],
  __getnewargs__: ["0", of((text) => tuple.of(text))],
  __sizeof__: ["0", of((text) => 41 + text.length)],
  capitalize: ["0", of(caseMethods.capitalize)],
  casefold: ["0", of(caseMethods.casefold)],
  center: ["1-2", of(justify.center)],
  count: [bounds, of(search.count)],
  encode: ["(encoding=, errors=)", of(encode)],
  endswith: [bounds, of(search.endswith)],
  expandtabs: ["(tabsize=)", of(justify.expandtabs)],
  find: [bounds, of(search.find)],
  format: ["*", formatted],
  format_map: ["1", of(formatMap)],
  index: [bounds, of(search.index)],
  isalnum: ["0", of(predicates.isalnum)],
  isalpha: ["0", of(predicates.isalpha)],
  isascii: ["0", of(predicates.isascii)],
  isdecimal: ["0", of(predicates.isdecimal)],
  isdigit: ["0", of(predicates.isdigit)],
  isidentifier: ["0", of(predicates.isidentifier)],
  islower: ["0", of(caseMethods.islower)],
  isnumeric: ["0", of(predicates.isnumeric)],
  isprintable: ["0", of(predicates.isprintable)],
  isspace: ["0", of(predicates.isspace)],
  istitle: ["0", of(caseMethods.istitle)],
  isupper: ["0", of(caseMethods.isupper)],
  join: ["1", of(replaceMethods.join)],
  ljust: ["1-2", of(justify.ljust)],
  lower: ["0", of(caseMethods.lower)],
  lstrip: ["0-1", of(trim.lstrip)],
  maketrans: [
    "static 1-3",
    (...args: never[]) => replaceMethods.maketrans(...(args as unknown as [unknown])),
  ],
  partition: ["1", of(splitMethods.partition)],
  removeprefix: ["1", of(trim.removeprefix)],
  removesuffix: ["1", of(trim.removesuffix)],
  replace: ["(old, new, /, count=)", of(replaceMethods.replace)],
  rfind: [bounds, of(search.rfind)],
  rindex: [bounds, of(search.rindex)],
  rjust: ["1-2", of(justify.rjust)],
  rpartition: ["1", of(splitMethods.rpartition)],
  rsplit: [split, of(splitMethods.rsplit)],
  rstrip: ["0-1", of(trim.rstrip)],
  split: [split, of(splitMethods.split)],
  splitlines: ["(keepends=)", of(splitMethods.splitlines)],
  startswith: [bounds, of(search.startswith)],
  strip: ["0-1", of(trim.strip)],
  swapcase: ["0", of(caseMethods.swapcase)],
  title: ["0", of(caseMethods.title)],
  translate: ["1", of(replaceMethods.translate)],
  upper: ["0", of(caseMethods.upper)],
  zfill: ["1", of(justify.zfill)],
};
