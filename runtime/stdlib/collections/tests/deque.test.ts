import { describe, expect, test } from "vitest";
import { next } from "../../../core/iteration/iter.ts";
import { add } from "../../../core/operators/add.ts";
import { eq, ge, lt } from "../../../core/operators/compare.ts";
import { repr } from "../../../core/repr.ts";
import { decode, decodeAll, outcome } from "../../tests/goldens.ts";
import { deque } from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

type Method = (...args: unknown[]) => unknown;

describe("deque", () => {
  test(`${goldens.deque.length} random sequences of calls, with an iterator over each`, () => {
    for (const [start, maxlen, rows] of goldens.deque) {
      const subject = new deque(decode(start) as unknown[], maxlen as number | null);
      for (const [name, args, ...expected] of rows as [string, unknown[], ...string[]][]) {
        const iterator = subject.__iter__();
        const method = (subject as unknown as { [name: string]: Method })[name]!;
        const result = outcome(() => method.apply(subject, decodeAll(args)) ?? null);
        const after = [result, repr(subject), outcome(() => next(iterator, "end"))];
        expect([name, args, ...after]).toEqual([name, args, ...expected]);
      }
    }
  });

  test("comparison, concatenation, recursion", () => {
    expect(eq(new deque([1, 2]), new deque([1, 2], 9))).toBe(true);
    expect(eq(new deque([1, 2]), [1, 2])).toBe(false);
    expect(lt(new deque([1, 2]), new deque([1, 3]))).toBe(true);
    expect(ge(new deque([1]), new deque([1, 3]))).toBe(false);
    expect(outcome(() => add(new deque([1]), [2]))).toBe(
      '!TypeError: can only concatenate deque (not "list") to deque',
    );
    const inner = new deque<unknown>([1], 3);
    inner.append([inner]);
    expect(repr(inner)).toBe("deque([1, [[...]]], maxlen=3)");
  });

  test("arguments of the constructor", () => {
    expect(outcome(() => new deque([], -1))).toBe("!ValueError: maxlen must be non-negative");
    expect(outcome(() => new deque([], "a" as never))).toBe("!TypeError: an integer is required");
    expect(outcome(() => new deque(5 as never))).toBe("!TypeError: 'int' object is not iterable");
  });

  test("a subclass copies itself", () => {
    class History extends deque<number> {}
    expect(repr(new History([1, 2], 2).copy())).toBe("History([1, 2], maxlen=2)");
  });

  test("a million items through a deque", () => {
    const queue = new deque<number>();
    for (let index = 0; index < 1_000_000; index++) queue.append(index);
    let total = 0;
    while (queue.__len__() > 0) total += queue.popleft();
    expect(total).toBe(499_999_500_000);
  });
});
