/** What a mock asserts of its calls. Source: CPython 3.13 Lib/unittest/mock.py (`NonCallableMock`, `AsyncMockMixin`). */
import { tuple } from "../../../core/containers/tuple.ts";
import { AssertionError, Exception, TypeError } from "../../../core/exceptions/index.ts";
import { raisedFrom } from "../../../core/exceptions/raise.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import { eq } from "../../../core/operators/compare.ts";
import { contains } from "../../../core/operators/contains.ts";
import { len } from "../../../core/operators/len.ts";
import { truth } from "../../../core/operators/truth.ts";
import { repr } from "../../../core/repr.ts";
import { toStr } from "../../../core/str.ts";
import { safeRepr } from "../util.ts";
import { _Call, _CallList, argumentsOf, formatCall, type Arguments } from "./call.ts";
import { CallRecord } from "./call-record.ts";
import type { SpecSignature } from "./signature.ts";
import { type MockState, SpecState, state, stateOf } from "./state.ts";

function fail(message: string, cause: unknown = null): never {
  throw cause instanceof Exception
    ? raisedFrom(new AssertionError(message), cause)
    : new AssertionError(message);
}

/** Whether one of the calls is the expected one, which may hold `ANY`. */
function includesCall(calls: readonly unknown[], expected: unknown): boolean {
  const items = [...iterate(expected)];
  return calls.some((each) => {
    const others = [...iterate(each)];
    return items.length === others.length && items.every((item, at) => eq(item, others[at]));
  });
}

export abstract class CallAssertions extends CallRecord {
  /** @internal */
  get _mockLabel(): string {
    const { name } = this[state];
    return name === null || name === "" ? "mock" : name;
  }

  #times(count: unknown): string {
    const calls = truth(this.mock_calls) ? `\nCalls: ${safeRepr(this.mock_calls)}.` : "";
    return `Called ${toStr(count)} times.${calls}`;
  }

  assert_not_called(): void {
    const count = this.call_count;
    if (eq(count, 0)) return;
    fail(`Expected '${this._mockLabel}' to not have been called. ${this.#times(count)}`);
  }

  assert_called(): void {
    if (eq(this.call_count, 0)) fail(`Expected '${this._mockLabel}' to have been called.`);
  }

  assert_called_once(): void {
    const count = this.call_count;
    if (eq(count, 1)) return;
    fail(`Expected '${this._mockLabel}' to have been called once. ${this.#times(count)}`);
  }

  assert_called_with(...given: readonly unknown[]): void {
    const expected = argumentsOf(given);
    const callArgs = this.call_args;
    const shown = formatCall(this._mockLabel, expected.args, expected.kwargs);
    if (callArgs === null)
      fail(`expected call not found.\nExpected: ${shown}\n  Actual: not called.`);
    this.#compare(expected, callArgs, "call");
  }

  #compare(given: Arguments, callArgs: unknown, action: string): void {
    const expected = this._matcher(new _Call([given.args, given.kwargs], { isShort: true }));
    if (eq(this._matcher(callArgs as _Call), expected)) return;
    const actual = callArgs as _Call;
    const wanted = formatCall(this._mockLabel, given.args, given.kwargs);
    const found = formatCall(
      this._mockLabel,
      iterate(actual.args),
      actual.kwargs as Iterable<[unknown, unknown]>,
    );
    fail(`expected ${action} not found.\nExpected: ${wanted}\n  Actual: ${found}`, expected);
  }

  assert_called_once_with(...given: readonly unknown[]): void {
    const count = this.call_count;
    if (!eq(count, 1))
      fail(`Expected '${this._mockLabel}' to be called once. ${this.#times(count)}`);
    this.assert_called_with(...given);
  }

  assert_any_call(...given: readonly unknown[]): void {
    this.#any(given, this.call_args_list, "call");
  }

  #any(given: readonly unknown[], calls: unknown, action: string): void {
    const { args, kwargs } = argumentsOf(given);
    const expected = this._matcher(new _Call([args, kwargs], { isShort: true }));
    const actual = [...iterate(calls)].map((each) => this._matcher(each as _Call));
    const isError = expected instanceof Exception;
    if (!isError && includesCall(actual, expected)) return;
    fail(`${formatCall(this._mockLabel, args, kwargs)} ${action} not found`, expected);
  }

  assert_has_calls(calls: unknown, any_order: unknown = false): void {
    this.#has(calls, any_order, this.mock_calls, "Calls");
  }

  #has(calls: unknown, anyOrder: unknown, made: unknown, what: "Calls" | "Awaits"): void {
    const expected = [...iterate(calls)].map((each) => this._matcher(each as _Call));
    const cause = expected.find((each) => each instanceof Exception) ?? null;
    const all = new _CallList([...iterate(made)].map((each) => this._matcher(each as _Call)));
    if (!truth(anyOrder)) {
      if (contains(all, expected)) return;
      const errors = expected.map((each) => (each instanceof Exception ? each : null));
      const problem =
        cause === null
          ? `${what} not found.`
          : `Error processing expected ${what.toLowerCase()}.\nErrors: ${repr(errors)}`;
      const label = what === "Calls" ? "  Actual" : "Actual";
      fail(
        `${problem}\nExpected: ${repr(new _CallList([...iterate(calls)]))}\n${label}: ${safeRepr(made)}`,
        cause,
      );
    }
    const left: unknown[] = [...all];
    const missing = expected.filter((each) => {
      const index = left.findIndex((item) => eq(item, each));
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
    if (missing.length === 0) return;
    const shown = repr(tuple.of(...missing));
    fail(
      what === "Calls"
        ? `${repr(this._mockLabel)} does not contain all of ${shown} in its call list, found ${repr(left)} instead`
        : `${shown} not all found in await list`,
      cause,
    );
  }

  /** What a call is compared by: the arguments as the spec takes them, or the exception that it raises. @internal */
  _matcher(call: _Call): unknown {
    const parts = [...iterate(call)];
    const isNamed = call instanceof tuple && len(call) > 2;
    const name = isNamed ? toStr(parts[0]) : "";
    const signature = isNamed ? this.#signatureOf(name) : this[state].specSignature;
    if (signature === null) return call;
    const [args, kwargs] = parts.slice(-2);
    try {
      const bound = signature.bind({ args, kwargs } as Arguments);
      return new _Call([name, bound.args, bound.kwargs]);
    } catch (error) {
      if (error instanceof TypeError) return error.with_traceback(null);
      throw error;
    }
  }

  /** The signature of what a call in `mock_calls` names: a child of a child, ... */
  #signatureOf(name: string): SpecSignature | null {
    if (name === "") return this[state].specSignature;
    let current: MockState<unknown> = this[state];
    let signature: SpecSignature | null = null;
    for (const part of name.replaceAll("()", "").split(".")) {
      const child = current.children.get(part);
      const inner = child instanceof SpecState ? undefined : stateOf(child);
      if (inner === undefined) break;
      current = inner;
      signature = inner.specSignature;
    }
    return signature;
  }

  // ---------------------------------------------------------------- of coroutine functions

  /** @internal */
  _assertAwaits(method: string, given: readonly unknown[]): void {
    const { awaitCount, awaitArgs, awaitArgsList } = this[state];
    const label = this._mockLabel;
    const times = ` Awaited ${toStr(awaitCount)} times.`;
    switch (method) {
      case "assert_awaited":
        if (eq(awaitCount, 0)) fail(`Expected ${label} to have been awaited.`);
        return;
      case "assert_awaited_once":
        if (!eq(awaitCount, 1)) fail(`Expected ${label} to have been awaited once.${times}`);
        return;
      case "assert_not_awaited":
        if (!eq(awaitCount, 0)) fail(`Expected ${label} to not have been awaited.${times}`);
        return;
      case "assert_awaited_once_with":
        if (!eq(awaitCount, 1)) fail(`Expected ${label} to have been awaited once.${times}`);
        return this._assertAwaits("assert_awaited_with", given);
      case "assert_awaited_with": {
        const expected = argumentsOf(given);
        if (awaitArgs === null) {
          const shown = formatCall(label, expected.args, expected.kwargs);
          fail(`Expected await: ${shown}\nNot awaited`);
        }
        return this.#compare(expected, awaitArgs, "await");
      }
      case "assert_any_await":
        return this.#any(given, awaitArgsList, "await");
      default: {
        const { args, kwargs } = argumentsOf(given);
        const anyOrder = args[1] ?? kwargs.get("any_order", false);
        this.#has(args[0] ?? kwargs.get("calls"), anyOrder, awaitArgsList, "Awaits");
      }
    }
  }
}
