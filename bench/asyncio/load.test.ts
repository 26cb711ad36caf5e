import { expect, test } from "vitest";
import { measureLoad } from "./load.ts";

test("a tenth of the load leaves nothing behind", async () => {
  const loads = await measureLoad(100_000, 10_000);
  expect(loads.map(({ result }) => result)).toEqual([100_000, 100_000, 0, 0, 0]);
  for (const { growth } of loads) expect(growth).toBeLessThan(20);
});
