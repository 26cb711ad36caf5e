/** Side effects of mocks. Source: CPython 3.13 Lib/unittest/mock.py (`_execute_mock_call`). */
import { getattr } from "../../../core/attributes/getattr.ts";
import { call } from "../../../core/calls/call.ts";
import {
  BaseException,
  StopAsyncIteration,
  StopIteration,
  TypeError,
} from "../../../core/exceptions/index.ts";
import { raised } from "../../../core/exceptions/raise.ts";
import { issubclass } from "../../../core/builtins/isinstance.ts";
import { iter, next } from "../../../core/iteration/iter.ts";
import { isClass } from "../../../core/names.ts";
import { iscoroutinefunction } from "../../inspect/index.ts";
import type { Arguments } from "./call.ts";
import { DEFAULT } from "./sentinel.ts";

export function isException(value: unknown): boolean {
  return value instanceof BaseException || (isClass(value) && issubclass(value, BaseException));
}

export function isCallable(value: unknown): boolean {
  return isClass(value) || typeof value === "function" || getattr(value, "__call__", null) !== null;
}

/** An iterable is used up by the calls: its iterator is kept. */
export function iterableEffect(value: unknown): unknown {
  if (value === null || isException(value) || isCallable(value)) return value;
  try {
    return iter(value as never);
  } catch (error) {
    if (error instanceof TypeError) return value;
    throw error;
  }
}

/** `DEFAULT`: the effect leaves the result to the mock. */
export function runEffect(effect: unknown, { args, kwargs }: Arguments): unknown {
  if (effect === null) return DEFAULT;
  if (isException(effect)) throw raised(effect);
  if (isCallable(effect)) return call(effect, [...args], Object.fromEntries(kwargs));
  const result: unknown = next(effect as never);
  if (isException(result)) throw raised(result);
  return result;
}

export async function runEffectAsync(effect: unknown, made: Arguments): Promise<unknown> {
  try {
    const result = runEffect(effect, made);
    return iscoroutinefunction(effect) ? await (result as PromiseLike<unknown>) : result;
  } catch (error) {
    if (error instanceof StopIteration && !isCallable(effect)) throw new StopAsyncIteration();
    throw error;
  }
}
