/**
 * When an exception captures its JavaScript stack.
 *
 * Capturing is what makes exceptions dear: in V8 an exception that is raised and caught costs 0.6 µs without frames, 4.5 µs
 * with ten and 22 µs with fifty (`npm run bench -- exceptions`). Nobody knows at the `raise` whether the exception will be caught, so each
 * class has a budget: the first thousand capture everything, and the budget fills again with a thousand a second. An exception that
 * ends a program, or one that a service logs now and then, is therefore always complete; a loop that raises and catches a million
 * of them pays for a few per mille only.
 */

/** V8's `Error.stackTraceLimit`; other engines have no such property and capture cheaply. */
interface StackTraceEngine {
  stackTraceLimit?: number;
}

interface Budget {
  left: number;
  filledAt: number;
}

const engine = Error as StackTraceEngine;
const budgetPerSecond = 1000;
/** CPython's recursion limit is 1000 frames; a traceback never shows more. */
const completeStack = 1000;
const budgets = /* @__PURE__ */ new WeakMap<object, Budget>();

/**
 * Sets the number of frames that the exception under construction captures. The caller puts the returned limit back with
 * {@link restoreStackLimit} right after `super()`.
 *
 * @param exceptionClass the class being constructed (`new.target`)
 * @returns the limit that was set before, `undefined` where the engine has none
 */
export function chooseStackLimit(exceptionClass: object): number | undefined {
  const before = engine.stackTraceLimit;
  if (before === undefined || before === 0) return before;
  let budget = budgets.get(exceptionClass);
  if (budget === undefined) {
    budget = { left: budgetPerSecond, filledAt: Date.now() };
    budgets.set(exceptionClass, budget);
  }
  if (budget.left > 0) {
    budget.left--;
    engine.stackTraceLimit = completeStack;
  } else if (refill(budget)) {
    engine.stackTraceLimit = completeStack;
  } else {
    engine.stackTraceLimit = 0;
  }
  return before;
}

/** Puts back what {@link chooseStackLimit} returned. */
export function restoreStackLimit(before: number | undefined): void {
  if (before !== undefined) engine.stackTraceLimit = before;
}

function refill(budget: Budget): boolean {
  const now = Date.now();
  const elapsed = now - budget.filledAt;
  const earned = Math.floor((elapsed * budgetPerSecond) / 1000);
  if (earned <= 0) return false;
  budget.left = Math.min(budgetPerSecond, earned) - 1;
  budget.filledAt = now;
  return true;
}
