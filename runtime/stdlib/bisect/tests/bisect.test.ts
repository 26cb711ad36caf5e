import { expect, test } from "vitest";
import { repr } from "../../../core/repr.ts";
import { decode, outcome } from "../../tests/goldens.ts";
import * as bisect from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

test(`bisect: ${goldens.cases.length} random calls`, () => {
  for (const [name, data, x, lo, hi, key, result, after] of goldens.cases) {
    const operation = bisect[name as "bisect_left"];
    const sequence = decode(data) as unknown[];
    const actual = outcome(() =>
      operation(sequence, decode(x), lo as number, hi as number | null, {
        key: decode(key) as never,
      }),
    );
    expect([name, data, x, lo, hi, key, actual, repr(sequence)]).toEqual([
      name,
      data,
      x,
      lo,
      hi,
      key,
      result,
      after,
    ]);
  }
});
