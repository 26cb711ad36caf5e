import { expect, test } from "vitest";
import { configureHost, host, virtualClock } from "./index.ts";

test("the host is found lazily and can be replaced in part", () => {
  const lines: string[] = [];
  const restore = configureHost({
    clock: virtualClock(5),
    stdout: { isTTY: false, write: (text) => void lines.push(text), flush: () => undefined },
  });
  host().stdout.write("a\n");
  expect(lines).toEqual(["a\n"]);
  expect(host().clock.monotonic()).toBe(5);
  host().clock.sleep(3600);
  expect(host().clock.monotonic()).toBe(3605);
  restore();
  expect(host().clock.virtual).toBe(false);
});
