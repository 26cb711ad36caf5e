import { afterEach, beforeEach, expect, test } from "vitest";
import { configureHost, type StackFrame } from "../host/index.ts";
import {
  ExceptionGroup,
  KeyError,
  RuntimeError,
  TypeError,
  ValueError,
} from "./exceptions/index.ts";
import { traceback, type BaseException } from "./exceptions/base.ts";
import { formatException } from "./traceback.ts";

let restore: () => void;
beforeEach(() => {
  restore = configureHost({
    mapFrame: (frame): StackFrame | undefined =>
      frame.file.endsWith(".py") ? { ...frame, sourceLine: `    line ${frame.line}` } : undefined,
  });
});
afterEach(() => restore());

/** `exception` with a stack of the given places, innermost first. */
function at<E extends BaseException>(exception: E, ...places: string[]): E {
  const lines = places.map((place) => `    at ${place}`);
  exception.__traceback__ = new traceback(["Error", ...lines].join("\n"));
  return exception;
}

test("frames are in Python's order, and those outside the program are left out", () => {
  const error = at(
    new ValueError("no"),
    "Point.move (file:///a.py:7:3)",
    "new Point (file:///a.py:5:3)",
    "step (file:///loop.js:1:1)",
    "async main (file:///b.py:3:9)",
  );
  expect(formatException(error)).toBe(`Traceback (most recent call last):
  File "file:///b.py", line 3, in main
    line 3
  File "file:///a.py", line 5, in __init__
    line 5
  File "file:///a.py", line 7, in move
    line 7
ValueError: no
`);
});

test("what an exception came from, and its notes", () => {
  const error = at(new ValueError("deep\nline2"));
  error.add_note("note 1\nmore");
  const key = at(new KeyError("k"));
  key.__cause__ = error;
  const last = at(new RuntimeError());
  last.__context__ = key;
  expect(formatException(last)).toBe(`ValueError: deep
line2
note 1
more

The above exception was the direct cause of the following exception:

KeyError: 'k'

During handling of the above exception, another exception occurred:

RuntimeError
`);
});

test("a chain that comes back to itself ends", () => {
  const first = at(new ValueError("first"));
  const second = at(new ValueError("second"));
  first.__context__ = second;
  second.__context__ = first;
  expect(formatException(first).match(/ValueError/g)).toHaveLength(2);
});

test("a line that repeats is counted", () => {
  const calls = Array.from({ length: 7 }, () => "f (file:///a.py:4:5)");
  const error = at(new ValueError("deep"), "f (file:///a.py:3:9)", ...calls);
  expect(formatException(error)).toBe(`Traceback (most recent call last):
${'  File "file:///a.py", line 4, in f\n    line 4\n'.repeat(3)}  [Previous line repeated 4 more times]
  File "file:///a.py", line 3, in f
    line 3
ValueError: deep
`);
});

test("groups are a tree", () => {
  const inner = at(new ExceptionGroup("in", [at(new TypeError()), at(new ValueError(2))]));
  const group = at(
    new ExceptionGroup("eg", [
      at(new ValueError(1), "f (file:///a.py:4:5)"),
      inner,
      at(new KeyError(3)),
    ]),
    "main (file:///a.py:9:1)",
  );
  group.add_note("note");
  expect(formatException(group)).toBe(`  + Exception Group Traceback (most recent call last):
  |   File "file:///a.py", line 9, in main
  |     line 9
  | ExceptionGroup: eg (3 sub-exceptions)
  | note
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "file:///a.py", line 4, in f
    |     line 4
    | ValueError: 1
    +---------------- 2 ----------------
    | ExceptionGroup: in (2 sub-exceptions)
    +-+---------------- 1 ----------------
      | TypeError
      +---------------- 2 ----------------
      | ValueError: 2
      +------------------------------------
    +---------------- 3 ----------------
    | KeyError: 3
    +------------------------------------
`);
});

test("a wide group is cut", () => {
  const members = Array.from({ length: 18 }, (_, index) => at(new ValueError(index)));
  const text = formatException(at(new ExceptionGroup("wide", members)));
  expect(text).toContain("+---------------- 15 ----------------\n    | ValueError: 14\n");
  expect(
    text.endsWith(`    +---------------- ... ----------------
    | and 3 more exceptions
    +------------------------------------
`),
  ).toBe(true);
});
