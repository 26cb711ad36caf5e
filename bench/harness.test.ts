import { expect, test } from "vitest";
import { geometricMean, median, renderTable, runBenchmark } from "./harness.ts";

test("contenders run interleaved, the order turns, and warm-up rounds do not count", async () => {
  const order: string[] = [];
  const contender = (name: string, milliseconds: number) => ({
    name,
    run: () => {
      order.push(name);
      return milliseconds;
    },
  });
  const result = await runBenchmark({
    name: "example",
    description: "a against b",
    rounds: 2,
    cases: [{ name: "work", contenders: [contender("a", 10), contender("b", 25)] }],
  });
  expect(order.join("")).toBe("abbaab");
  expect(result.cases[0]!.measurements).toMatchObject([
    { contender: "a", rounds: [10, 10], median: 10, best: 10, ratio: 1 },
    { contender: "b", rounds: [25, 25], median: 25, ratio: 2.5 },
  ]);
});

test("the table shows rates and, over several cases, geometric means", async () => {
  const contenders = [
    { name: "ours", run: () => 500 },
    { name: "theirs", run: () => 1000 },
  ];
  const work = { amount: 33, unit: "MB" };
  const result = await runBenchmark({
    name: "example",
    description: "ours against theirs",
    baseline: "theirs",
    cases: [
      { name: "one", contenders, work },
      { name: "two", contenders },
    ],
  });
  expect(renderTable(result)).toBe(`example: ours against theirs

case            contender  median ms  best ms  ratio        rate
--------------  ---------  ---------  -------  -----  ----------
one             ours             500      500   0.50  66.00 MB/s
                theirs          1000     1000   1.00  33.00 MB/s
two             ours             500      500   0.50
                theirs          1000     1000   1.00
geometric mean  ours                            0.50
geometric mean  theirs                          1.00
`);
});

test("median and geometric mean", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(geometricMean([2, 8])).toBeCloseTo(4);
});
