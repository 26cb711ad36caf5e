/** What a mock, or the function that stands before it, remembers of its calls. Source: CPython 3.13 Lib/unittest/mock.py. */
import { getattr } from "../../../core/attributes/getattr.ts";
import { setattr } from "../../../core/attributes/setattr.ts";
import { type MockState, state } from "./state.ts";

export abstract class CallRecord {
  abstract readonly [state]: MockState<unknown>;

  /** @internal */
  protected _get(name: string, value: unknown): unknown {
    const { delegate } = this[state];
    return delegate === null ? value : getattr(delegate, name);
  }

  /** @internal */
  protected _set(name: string, value: unknown, store: (own: MockState<unknown>) => void): void {
    const own = this[state];
    if (own.delegate === null) store(own);
    else setattr(own.delegate, name, value);
  }

  get called(): unknown {
    return this._get("called", this[state].called);
  }

  set called(value: unknown) {
    this._set("called", value, (own) => (own.called = value));
  }

  get call_count(): unknown {
    return this._get("call_count", this[state].callCount);
  }

  set call_count(value: unknown) {
    this._set("call_count", value, (own) => (own.callCount = value));
  }

  get call_args(): unknown {
    return this._get("call_args", this[state].callArgs);
  }

  set call_args(value: unknown) {
    this._set("call_args", value, (own) => (own.callArgs = value));
  }

  get call_args_list(): unknown {
    return this._get("call_args_list", this[state].callArgsList);
  }

  set call_args_list(value: unknown) {
    this._set("call_args_list", value, (own) => (own.callArgsList = value));
  }

  get mock_calls(): unknown {
    return this._get("mock_calls", this[state].mockCalls);
  }

  set mock_calls(value: unknown) {
    this._set("mock_calls", value, (own) => (own.mockCalls = value));
  }
}
