import { describe, expect, test } from "vitest";
import { repr } from "../../../core/repr.ts";
import { eq, lt } from "../../../core/operators/compare.ts";
import { decode, decodeAll, outcome } from "../../tests/goldens.ts";
import * as heapq from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

type Operation = (heap: unknown, ...args: unknown[]) => unknown;

describe("heapq", () => {
  test(`${goldens.heap.length} random sequences of operations leave the lists that CPython leaves`, () => {
    for (const [start, rows] of goldens.heap) {
      const heap = decode(start) as unknown[];
      for (const [name, args, result, after] of rows as [string, unknown[], string, string][]) {
        const operation = heapq[name as "heappush"] as unknown as Operation;
        const actual = outcome(() => operation(heap, ...decodeAll(args)));
        expect([name, actual, repr(heap)]).toEqual([name, result, after]);
      }
    }
  });

  test(`${goldens.select.length} selections`, () => {
    for (const [name, count, data, key, result] of goldens.select) {
      const operation = heapq[name as "nlargest"];
      const actual = outcome(() =>
        operation(count as number, decode(data) as unknown[], decode(key) as never),
      );
      expect([name, count, data, actual]).toEqual([name, count, data, result]);
    }
  });

  test(`${goldens.merge.length} merges`, () => {
    for (const [inputs, key, reverse, result] of goldens.merge) {
      const options = { key: decode(key) as never, reverse };
      const actual = outcome(() => [...heapq.merge(...(decode(inputs) as unknown[][]), options)]);
      expect([inputs, key, reverse, actual]).toEqual([inputs, key, reverse, result]);
    }
  });

  test("large lists", () => {
    for (const [data, heap] of goldens.large) {
      heapq.heapify(data!);
      expect(data).toEqual(heap);
    }
  });

  test("a comparison that changes the list is noticed", () => {
    const heap: Item[] = [];
    class Item {
      readonly value: number;
      constructor(value: number) {
        this.value = value;
      }
      __lt__(other: Item): boolean {
        heap.pop();
        return this.value < other.value;
      }
    }
    heap.push(new Item(1), new Item(2));
    expect(outcome(() => heapq.heapify(heap))).toBe(
      "!RuntimeError: list changed size during iteration",
    );
  });

  test("only < is used", () => {
    class Job {
      readonly priority: number;
      constructor(priority: number) {
        this.priority = priority;
      }
      __lt__(other: Job): boolean {
        return lt(this.priority, other.priority);
      }
    }
    const heap: Job[] = [];
    for (const priority of [3, 1, 2]) heapq.heappush(heap, new Job(priority));
    expect(heapq.heappop(heap).priority).toBe(1);
    expect(eq(heap.length, 2)).toBe(true);
  });

  test("arguments that are no lists", () => {
    expect(outcome(() => heapq.heappop(decode({ tuple: [] }) as unknown[]))).toBe(
      "!TypeError: heappop() argument must be list, not tuple",
    );
  });
});
