/** `skip` and its like. Source: CPython 3.13 Lib/unittest/case.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { isClass } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { toStr } from "../../core/str.ts";
import { update_wrapper } from "../functools/wrapping.ts";
import { SkipTest } from "./outcome.ts";

type Decorator = <T extends object>(item: T) => T;

function unchanged<T extends object>(item: T): T {
  return item;
}

/** Skips a test method or class; also without a reason, as a decorator itself. */
export function skip(reason: string | object): unknown {
  if (typeof reason === "function" && !isClass(reason)) return skipping("")(reason);
  return skipping(reason as string);
}

function skipping(reason: string): Decorator {
  return <T extends object>(item: T): T => {
    const marked = isClass(item) ? item : (wrapped(item, reason) as T);
    setattr(marked, "__unittest_skip__", true);
    setattr(marked, "__unittest_skip_why__", reason);
    return marked;
  };
}

function wrapped(item: object, reason: string): object {
  const wrapper = function (): never {
    throw new SkipTest(reason);
  };
  return update_wrapper(wrapper, item);
}

export function skipIf(condition: unknown, reason: string): Decorator {
  return truth(condition) ? skipping(reason) : unchanged;
}

export function skipUnless(condition: unknown, reason: string): Decorator {
  return truth(condition) ? unchanged : skipping(reason);
}

/** Marks a test that is expected to fail. */
export function expectedFailure<T extends object>(test_item: T): T {
  setattr(test_item, "__unittest_expecting_failure__", true);
  return test_item;
}

/** Why a test of the class is skipped, or `null`. */
export function skipReason(cls: unknown, method: unknown): string | null {
  const items = [cls, method];
  if (!items.some((item) => truth(getattr(item, "__unittest_skip__", false)))) return null;
  const reasons = items.map((item) => toStr(getattr(item, "__unittest_skip_why__", "")));
  return reasons.find((reason) => reason !== "") ?? "";
}

export function expectsFailure(test: unknown, method: unknown): boolean {
  return [test, method].some((item) =>
    truth(getattr(item, "__unittest_expecting_failure__", false)),
  );
}
