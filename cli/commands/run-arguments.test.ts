import { expect, test } from "vitest";
import { readRunArguments } from "./run-arguments.ts";

test("the program's own arguments are passed on untouched", () => {
  expect(readRunArguments(["job.py", "--verbose", "-x", "run", "--help"])).toEqual({
    file: "job.py",
    args: ["--verbose", "-x", "run", "--help"],
    clock: "real",
    refusals: "error",
    coroutines: "auto",
    pythonPath: [],
  });
});

test("--clock is ours before and after FILE, and the program's after --", () => {
  const virtual = {
    file: "job.py",
    args: ["a"],
    clock: "virtual",
    refusals: "error",
    coroutines: "auto",
    pythonPath: [],
  };
  expect(readRunArguments(["--clock", "virtual", "job.py", "a"])).toEqual(virtual);
  expect(readRunArguments(["job.py", "a", "--clock=virtual"])).toEqual(virtual);
  expect(readRunArguments(["job.py", "--", "--clock", "virtual"])).toEqual({
    file: "job.py",
    args: ["--clock", "virtual"],
    clock: "real",
    refusals: "error",
    coroutines: "auto",
    pythonPath: [],
  });
  expect(readRunArguments(["--", "-odd-name.py", "--"])).toEqual({
    file: "-odd-name.py",
    args: ["--"],
    clock: "real",
    refusals: "error",
    coroutines: "auto",
    pythonPath: [],
  });
});

test("--refusals is ours, too", () => {
  const read = readRunArguments(["--refusals=throw", "job.py"]);
  expect(read).toEqual({
    file: "job.py",
    args: [],
    clock: "real",
    refusals: "throw",
    coroutines: "auto",
    pythonPath: [],
  });
  expect(readRunArguments(["job.py", "--refusals", "ignore"])).toBeNull();
});

test("--coroutines is ours, too", () => {
  expect(readRunArguments(["--coroutines", "generators", "job.py"])).toMatchObject({
    coroutines: "generators",
  });
  expect(readRunArguments(["--coroutines", "promises", "job.py"])).toBeNull();
});

test("anything else is left to the general parser", () => {
  expect(readRunArguments([])).toBeNull();
  expect(readRunArguments(["--help"])).toBeNull();
  expect(readRunArguments(["--clock", "fast", "job.py"])).toBeNull();
  expect(readRunArguments(["job.py", "--clock"])).toBeNull();
});
