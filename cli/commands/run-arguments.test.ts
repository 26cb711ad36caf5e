import { expect, test } from "vitest";
import { readRunArguments } from "./run-arguments.ts";

test("the program's own arguments are passed on untouched", () => {
  expect(readRunArguments(["job.py", "--verbose", "-x", "run", "--help"])).toEqual({
    file: "job.py",
    args: ["--verbose", "-x", "run", "--help"],
    clock: "real",
  });
});

test("--clock is ours before and after FILE, and the program's after --", () => {
  const virtual = { file: "job.py", args: ["a"], clock: "virtual" };
  expect(readRunArguments(["--clock", "virtual", "job.py", "a"])).toEqual(virtual);
  expect(readRunArguments(["job.py", "a", "--clock=virtual"])).toEqual(virtual);
  expect(readRunArguments(["job.py", "--", "--clock", "virtual"])).toEqual({
    file: "job.py",
    args: ["--clock", "virtual"],
    clock: "real",
  });
  expect(readRunArguments(["--", "-odd-name.py", "--"])).toEqual({
    file: "-odd-name.py",
    args: ["--"],
    clock: "real",
  });
});

test("anything else is left to the general parser", () => {
  expect(readRunArguments([])).toBeNull();
  expect(readRunArguments(["--help"])).toBeNull();
  expect(readRunArguments(["--clock", "fast", "job.py"])).toBeNull();
  expect(readRunArguments(["job.py", "--clock"])).toBeNull();
});
