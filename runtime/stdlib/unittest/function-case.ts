/** `unittest.FunctionTestCase`. Source: CPython 3.13 Lib/unittest/case.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { hash } from "../../core/hash.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { toStr } from "../../core/str.ts";
import { type } from "../../core/types/type.ts";
import { TestCase } from "./case.ts";
import { strclass } from "./util.ts";

/** A test made of a function, with functions that set up and tear down. */
export class FunctionTestCase extends TestCase {
  static override readonly __name__: string = "FunctionTestCase";
  static override readonly __module__: string = "unittest.case";
  readonly _testFunc: unknown;
  readonly _setUpFunc: unknown;
  readonly _tearDownFunc: unknown;
  readonly _description: string | null;

  constructor(
    testFunc: unknown,
    setUp: unknown = null,
    tearDown: unknown = null,
    description: string | null = null,
  ) {
    super();
    this._testFunc = testFunc;
    this._setUpFunc = setUp;
    this._tearDownFunc = tearDown;
    this._description = description;
  }

  override setUp(): unknown {
    return this._setUpFunc === null ? null : call(this._setUpFunc);
  }

  override tearDown(): unknown {
    return this._tearDownFunc === null ? null : call(this._tearDownFunc);
  }

  runTest(): unknown {
    return call(this._testFunc);
  }

  override id(): string {
    return toStr(getattr(this._testFunc, "__name__"));
  }

  #parts(): tuple {
    return tuple.of(this._setUpFunc, this._tearDownFunc, this._testFunc, this._description);
  }

  override __eq__(other: unknown): unknown {
    if (!(other instanceof FunctionTestCase)) return NotImplemented;
    return eq(this.#parts(), other.#parts());
  }

  override __hash__(): unknown {
    return hash(tuple.of(type(this), ...this.#parts()));
  }

  override __str__(): string {
    return `${strclass(type(this))} (${this.id()})`;
  }

  override __repr__(): string {
    return `<${strclass(type(this))} tec=${toStr(this._testFunc)}>`;
  }

  override shortDescription(): string | null {
    if (this._description !== null) return this._description;
    const doc = getattr(this._testFunc, "__doc__") as string | null;
    return doc === null ? null : doc.split("\n")[0]!.trim() || null;
  }
}
