/** The assertions of a test case, with CPython's texts. Source: CPython 3.13 Lib/unittest/case.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import { round } from "../../core/builtins/round.ts";
import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AssertionError, TypeError } from "../../core/exceptions/index.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { ge, gt, le, lt, eq, ne } from "../../core/operators/compare.ts";
import { contains } from "../../core/operators/contains.ts";
import { sub } from "../../core/operators/subtract.ts";
import { truth } from "../../core/operators/truth.ts";
import { abs } from "../../core/operators/unary.ts";
import { repr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import { list } from "../../core/types/list.ts";
import { type } from "../../core/types/type.ts";
import { compile } from "../re/index.ts";
import { _AssertNotWarnsContext, _AssertRaisesContext, _AssertWarnsContext } from "./contexts.ts";
import {
  dictDifference,
  sequenceDifference,
  setDifference,
  textDifference,
} from "./differences.ts";
import { commonShortenRepr, countDifferences, safeRepr } from "./util.ts";

/** What tests may set, in their class or on themselves. */
class Defaults extends Extensible {
  static readonly __name__: string = "Defaults";
  static failureException: unknown = AssertionError;
  static longMessage: unknown = true;
  static maxDiff: unknown = 80 * 8;
  static _diffThreshold: unknown = 2 ** 16;
}

/** Classes of tests set them as they like: the types know them of the instances alone. */
const Configurable = Defaults as unknown as new () => {
  failureException: unknown;
  longMessage: unknown;
  maxDiff: unknown;
};

export abstract class Assertions extends Configurable {
  static readonly __dict__: boolean = true;
  static readonly __name__: string = "Assertions";
  /** @internal */ readonly _type_equality_funcs = new Map<unknown, unknown>();

  /** The exception of a failed assertion. @internal */
  _failure(message: unknown): unknown {
    return call(getattr(this, "failureException"), [message]);
  }

  /** @internal */
  _formatMessage(msg: unknown, standard: string): unknown {
    if (!truth(getattr(this, "longMessage"))) return truth(msg) ? msg : standard;
    return (msg ?? null) === null ? standard : `${standard} : ${str(msg)}`;
  }

  #failWith(msg: unknown, standard: string): never {
    this.fail(this._formatMessage(msg, standard));
  }

  /** Fails at once. */
  fail(msg: unknown = null): never {
    throw this._failure(msg);
  }

  assertTrue(expr: unknown, msg: unknown = null): void {
    if (!truth(expr)) this.#failWith(msg, `${safeRepr(expr)} is not true`);
  }

  assertFalse(expr: unknown, msg: unknown = null): void {
    if (truth(expr)) this.#failWith(msg, `${safeRepr(expr)} is not false`);
  }

  // ---------------------------------------------------------------- equality

  /** Compares values of one type with the named method, or function, in `assertEqual`. */
  addTypeEqualityFunc(typeobj: unknown, function$: unknown): void {
    this._type_equality_funcs.set(typeobj, function$);
  }

  assertEqual(first: unknown, second: unknown, msg: unknown = null): void {
    const asserter =
      type(first) === type(second) ? this._type_equality_funcs.get(type(first)) : undefined;
    if (typeof asserter === "string") callMethod(this, asserter, [first, second], { msg });
    else if (asserter !== undefined) call(asserter, [first, second], { msg });
    else this._baseAssertEqual(first, second, msg);
  }

  /** @internal */
  _baseAssertEqual(first: unknown, second: unknown, msg: unknown = null): void {
    if (eq(first, second)) return;
    const [left, right] = commonShortenRepr(first, second);
    this.#failWith(msg, `${left} != ${right}`);
  }

  assertNotEqual(first: unknown, second: unknown, msg: unknown = null): void {
    if (!ne(first, second)) this.#failWith(msg, `${safeRepr(first)} == ${safeRepr(second)}`);
  }

  assertAlmostEqual(
    first: unknown,
    second: unknown,
    places: unknown = null,
    msg: unknown = null,
    delta: unknown = null,
  ): void {
    if (eq(first, second)) return;
    checkPrecision(places, delta);
    const difference = abs(sub(first, second));
    if (delta === null) {
      const digits = places ?? 7;
      if (eq(round(difference as never, digits as never), 0)) return;
      this.#failWith(
        msg,
        `${safeRepr(first)} != ${safeRepr(second)} within ${repr(digits)} places (${safeRepr(difference)} difference)`,
      );
    }
    if (le(difference, delta)) return;
    this.#failWith(
      msg,
      `${safeRepr(first)} != ${safeRepr(second)} within ${safeRepr(delta)} delta (${safeRepr(difference)} difference)`,
    );
  }

  assertNotAlmostEqual(
    first: unknown,
    second: unknown,
    places: unknown = null,
    msg: unknown = null,
    delta: unknown = null,
  ): void {
    checkPrecision(places, delta);
    const difference = abs(sub(first, second));
    if (delta === null) {
      const digits = places ?? 7;
      if (!eq(first, second) && ne(round(difference as never, digits as never), 0)) return;
      this.#failWith(
        msg,
        `${safeRepr(first)} == ${safeRepr(second)} within ${repr(digits)} places`,
      );
    }
    if (!eq(first, second) && gt(difference, delta)) return;
    this.#failWith(
      msg,
      `${safeRepr(first)} == ${safeRepr(second)} within ${safeRepr(delta)} delta (${safeRepr(difference)} difference)`,
    );
  }

  /** The message, with the difference where it is not longer than `maxDiff`. */
  #withDifference(message: string, difference: string): string {
    const most = getattr(this, "maxDiff");
    const length = [...difference].length;
    if (most === null || le(length, most)) return message + difference;
    return `${message}\nDiff is ${length} characters long. Set self.maxDiff to None to see it.`;
  }

  assertSequenceEqual(
    seq1: unknown,
    seq2: unknown,
    msg: unknown = null,
    seq_type: unknown = null,
  ): void {
    const found = sequenceDifference(seq1, seq2, seq_type);
    if (found === null) return;
    if (found.difference === null) throw this._failure(found.message);
    this.#failWith(msg, this.#withDifference(found.message, found.difference));
  }

  assertListEqual(list1: unknown, list2: unknown, msg: unknown = null): void {
    this.assertSequenceEqual(list1, list2, msg, list);
  }

  assertTupleEqual(tuple1: unknown, tuple2: unknown, msg: unknown = null): void {
    this.assertSequenceEqual(tuple1, tuple2, msg, tuple);
  }

  assertSetEqual(set1: unknown, set2: unknown, msg: unknown = null): void {
    const { refused, difference } = setDifference(set1, set2);
    if (refused !== null) this.fail(refused);
    if (difference !== null) this.#failWith(msg, difference);
  }

  assertDictEqual(d1: unknown, d2: unknown, msg: unknown = null): void {
    this.assertIsInstance(d1, dict, "First argument is not a dictionary");
    this.assertIsInstance(d2, dict, "Second argument is not a dictionary");
    if (!ne(d1, d2)) return;
    const [left, right] = commonShortenRepr(d1, d2);
    this.#failWith(msg, this.#withDifference(`${left} != ${right}`, dictDifference(d1, d2)));
  }

  assertCountEqual(first: unknown, second: unknown, msg: unknown = null): void {
    const differences = countDifferences([...iterate(first)], [...iterate(second)]);
    if (differences.length === 0) return;
    const lines = differences.map(
      ([inFirst, inSecond, element]) =>
        `First has ${inFirst}, Second has ${inSecond}:  ${repr(element)}`,
    );
    this.#failWith(msg, this.#withDifference("Element counts were not equal:\n", lines.join("\n")));
  }

  assertMultiLineEqual(first: unknown, second: unknown, msg: unknown = null): void {
    this.assertIsInstance(first, str, "First argument is not a string");
    this.assertIsInstance(second, str, "Second argument is not a string");
    if (first === second) return;
    const threshold = getattr(this, "_diffThreshold") as number;
    const [a, b] = [first as string, second as string];
    if (a.length > threshold || b.length > threshold) this._baseAssertEqual(first, second, msg);
    const [left, right] = commonShortenRepr(first, second);
    this.#failWith(msg, this.#withDifference(`${left} != ${right}`, textDifference(a, b)));
  }

  // ---------------------------------------------------------------- order, membership, identity, type

  assertLess(a: unknown, b: unknown, msg: unknown = null): void {
    if (!lt(a, b)) this.#failWith(msg, `${safeRepr(a)} not less than ${safeRepr(b)}`);
  }

  assertLessEqual(a: unknown, b: unknown, msg: unknown = null): void {
    if (!le(a, b)) this.#failWith(msg, `${safeRepr(a)} not less than or equal to ${safeRepr(b)}`);
  }

  assertGreater(a: unknown, b: unknown, msg: unknown = null): void {
    if (!gt(a, b)) this.#failWith(msg, `${safeRepr(a)} not greater than ${safeRepr(b)}`);
  }

  assertGreaterEqual(a: unknown, b: unknown, msg: unknown = null): void {
    if (!ge(a, b))
      this.#failWith(msg, `${safeRepr(a)} not greater than or equal to ${safeRepr(b)}`);
  }

  assertIn(member: unknown, container: unknown, msg: unknown = null): void {
    if (!contains(container, member))
      this.#failWith(msg, `${safeRepr(member)} not found in ${safeRepr(container)}`);
  }

  assertNotIn(member: unknown, container: unknown, msg: unknown = null): void {
    if (contains(container, member))
      this.#failWith(msg, `${safeRepr(member)} unexpectedly found in ${safeRepr(container)}`);
  }

  assertIs(expr1: unknown, expr2: unknown, msg: unknown = null): void {
    if (!Object.is(expr1, expr2))
      this.#failWith(msg, `${safeRepr(expr1)} is not ${safeRepr(expr2)}`);
  }

  assertIsNot(expr1: unknown, expr2: unknown, msg: unknown = null): void {
    if (Object.is(expr1, expr2)) this.#failWith(msg, `unexpectedly identical: ${safeRepr(expr1)}`);
  }

  assertIsNone(obj: unknown, msg: unknown = null): void {
    if (obj !== null) this.#failWith(msg, `${safeRepr(obj)} is not None`);
  }

  assertIsNotNone(obj: unknown, msg: unknown = null): void {
    if (obj === null) this.#failWith(msg, "unexpectedly None");
  }

  assertIsInstance(obj: unknown, cls: unknown, msg: unknown = null): void {
    if (!isinstance(obj, cls))
      this.#failWith(msg, `${safeRepr(obj)} is not an instance of ${repr(cls)}`);
  }

  assertNotIsInstance(obj: unknown, cls: unknown, msg: unknown = null): void {
    if (isinstance(obj, cls))
      this.#failWith(msg, `${safeRepr(obj)} is an instance of ${repr(cls)}`);
  }

  // ---------------------------------------------------------------- exceptions and patterns

  assertRaises(expected_exception: unknown, ...args: readonly unknown[]): unknown {
    return new _AssertRaisesContext(expected_exception, this).handle("assertRaises", args);
  }

  assertRaisesRegex(
    expected_exception: unknown,
    expected_regex: unknown,
    ...args: readonly unknown[]
  ): unknown {
    const context = new _AssertRaisesContext(expected_exception, this, expected_regex);
    return context.handle("assertRaisesRegex", args);
  }

  assertWarns(expected_warning: unknown, ...args: readonly unknown[]): unknown {
    return new _AssertWarnsContext(expected_warning, this).handle("assertWarns", args);
  }

  assertWarnsRegex(
    expected_warning: unknown,
    expected_regex: unknown,
    ...args: readonly unknown[]
  ): unknown {
    const context = new _AssertWarnsContext(expected_warning, this, expected_regex);
    return context.handle("assertWarnsRegex", args);
  }

  /** @internal */
  _assertNotWarns(expected_warning: unknown, ...args: readonly unknown[]): unknown {
    return new _AssertNotWarnsContext(expected_warning, this).handle("_assertNotWarns", args);
  }

  assertRegex(text: unknown, expected_regex: unknown, msg: unknown = null): void {
    if (expected_regex === "") throw new AssertionError("expected_regex must not be empty.");
    const pattern = patternOf(expected_regex);
    if (truth(callMethod(pattern, "search", [text]))) return;
    const shown = repr(getattr(pattern, "pattern"));
    this.#failWith(msg, `Regex didn't match: ${shown} not found in ${repr(text)}`);
  }

  assertNotRegex(text: unknown, unexpected_regex: unknown, msg: unknown = null): void {
    const pattern = patternOf(unexpected_regex);
    const match = callMethod(pattern, "search", [text]);
    if (!truth(match)) return;
    const shown = repr(getattr(pattern, "pattern"));
    const found = repr(callMethod(match, "group"));
    this.#failWith(msg, `Regex matched: ${found} matches ${shown} in ${repr(text)}`);
  }
}

function patternOf(pattern: unknown): unknown {
  const isSource = typeof pattern === "string" || pattern instanceof Uint8Array;
  return isSource ? compile(pattern) : pattern;
}

function checkPrecision(places: unknown, delta: unknown): void {
  if (delta !== null && places !== null) throw new TypeError("specify delta or places not both");
}
