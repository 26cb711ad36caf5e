/**
 * Python's `doctest`, as far as it goes without compiling programs at run time: examples in documentation are found by nobody, and a suite of them is one test that says
 * so. Source: CPython Lib/doctest.py.
 */
import { NotImplementedError } from "../../core/exceptions/base.ts";
import { TestSuite } from "../unittest/suite.ts";
import { FunctionTestCase } from "../unittest/function-case.ts";

const flags = [
  "DONT_ACCEPT_TRUE_FOR_1",
  "DONT_ACCEPT_BLANKLINE",
  "NORMALIZE_WHITESPACE",
  "ELLIPSIS",
  "SKIP",
  "IGNORE_EXCEPTION_DETAIL",
] as const;

/** What an option flag is worth. */
function flag(name: (typeof flags)[number]): number {
  return 1 << flags.indexOf(name);
}

export const DONT_ACCEPT_TRUE_FOR_1: number = /* @__PURE__ */ flag("DONT_ACCEPT_TRUE_FOR_1");
export const DONT_ACCEPT_BLANKLINE: number = /* @__PURE__ */ flag("DONT_ACCEPT_BLANKLINE");
export const NORMALIZE_WHITESPACE: number = /* @__PURE__ */ flag("NORMALIZE_WHITESPACE");
export const ELLIPSIS: number = /* @__PURE__ */ flag("ELLIPSIS");
export const SKIP: number = /* @__PURE__ */ flag("SKIP");
export const IGNORE_EXCEPTION_DETAIL: number = /* @__PURE__ */ flag("IGNORE_EXCEPTION_DETAIL");

function refuse(): never {
  throw new NotImplementedError(
    "doctest: examples are programs, which are not compiled at run time",
  );
}

/** The keyword arguments of the functions of this module. */
export interface DocTestOptions {
  readonly [name: string]: unknown;
}

/** A suite whose one test fails, since the examples cannot be run. */
export function DocTestSuite(
  _module: unknown = null,
  _globs: unknown = null,
  _extraglobs: unknown = null,
  _test_finder: unknown = null,
  _options: DocTestOptions = {},
): TestSuite {
  return new TestSuite([new FunctionTestCase(refuse)]);
}

/** As {@link DocTestSuite}, for files. */
export function DocFileSuite(..._paths: readonly unknown[]): TestSuite {
  return new TestSuite([new FunctionTestCase(refuse)]);
}

/** @throws NotImplementedError the examples cannot be run */
export function testmod(
  _m: unknown = null,
  _name: unknown = null,
  _globs: unknown = null,
  _verbose: unknown = null,
  _report: unknown = true,
  _optionflags: unknown = 0,
  _extraglobs: unknown = null,
  _raise_on_error: unknown = false,
  _exclude_empty: unknown = false,
): never {
  return refuse();
}
