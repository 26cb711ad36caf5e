/** What mocks learn from the objects that they stand for. Source: CPython 3.13 Lib/unittest/mock.py. */
import { getattr } from "../../../core/attributes/getattr.ts";
import { AttributeError } from "../../../core/exceptions/index.ts";
import { isawaitable, iscoroutinefunction } from "../../inspect/index.ts";
import { stateOf } from "./state.ts";

/** The attributes of a spec that are coroutine functions. */
export function asyncNamesOf(spec: unknown, names: readonly string[]): string[] {
  return names.filter((name) => {
    if (name.startsWith("__")) return false;
    try {
      return iscoroutinefunction(getattr(spec, name));
    } catch (error) {
      if (error instanceof AttributeError) return false;
      throw error;
    }
  });
}

/** Whether an `AsyncMock` is to stand for the object. */
export function isAsyncObject(value: unknown): boolean {
  if (stateOf(value) !== undefined) return iscoroutinefunction(value);
  return iscoroutinefunction(value) || isawaitable(value);
}
