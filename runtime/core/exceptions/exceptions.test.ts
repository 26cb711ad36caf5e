import { expect, test } from "vitest";
import * as runtime from "../../index.ts";
import {
  BaseException,
  BaseExceptionGroup,
  caught,
  Exception,
  ExceptionGroup,
  inContext,
  escapedFrom,
  KeyboardInterrupt,
  KeyError,
  matchesException,
  OSError,
  raised,
  raisedFrom,
  RecursionError,
  repr,
  StopIteration,
  str,
  SystemExit,
  tuple,
  TypeError,
  ValueError,
} from "../../index.ts";

function failure(action: () => unknown): string {
  try {
    return repr(action());
  } catch (error) {
    return `!${repr(error)}`;
  }
}

// Recorded from CPython 3.13: repr(e), str(e), e.args.
test.each([
  [() => new ValueError(), "ValueError()", "", "()"],
  [() => new ValueError("é\n"), "ValueError('é\\n')", "é\n", "('é\\n',)"],
  [() => new ValueError(1, "a"), "ValueError(1, 'a')", "(1, 'a')", "(1, 'a')"],
  [() => new ValueError(tuple.of(1)), "ValueError((1,))", "(1,)", "((1,),)"],
  [() => new KeyError("a"), "KeyError('a')", "'a'", "('a',)"],
  [() => new KeyError(1, 2), "KeyError(1, 2)", "(1, 2)", "(1, 2)"],
  [() => new StopIteration(3, 4), "StopIteration(3, 4)", "(3, 4)", "(3, 4)"],
  [() => new SystemExit(1), "SystemExit(1)", "1", "(1,)"],
  [() => new OSError(1, "a"), "PermissionError(1, 'a')", "[Errno 1] a", "(1, 'a')"],
  [() => new OSError(2, "a", "f"), "FileNotFoundError(2, 'a')", "[Errno 2] a: 'f'", "(2, 'a')"],
  [
    () => new OSError(2, "a", "f", null, "g"),
    "FileNotFoundError(2, 'a')",
    "[Errno 2] a: 'f' -> 'g'",
    "(2, 'a')",
  ],
  [
    () => new OSError(2, "a", null),
    "FileNotFoundError(2, 'a', None)",
    "[Errno 2] a",
    "(2, 'a', None)",
  ],
  [() => new OSError("x"), "OSError('x')", "x", "('x',)"],
  [() => new runtime.SyntaxError(), "SyntaxError()", "None", "()"],
  [
    () => new runtime.SyntaxError("m", tuple.of("a/f", 1, 2, "t", 3, 4)),
    "SyntaxError('m', ('a/f', 1, 2, 't', 3, 4))",
    "m (f, line 1)",
    "('m', ('a/f', 1, 2, 't', 3, 4))",
  ],
  [
    () => new runtime.UnicodeDecodeError("utf8", runtime.bytes.of(97, 98, 99), 0, 1, "r"),
    "UnicodeDecodeError('utf8', b'abc', 0, 1, 'r')",
    "'utf8' codec can't decode byte 0x61 in position 0: r",
    "('utf8', b'abc', 0, 1, 'r')",
  ],
  [
    () => new runtime.UnicodeEncodeError("ascii", "a\u{1f600}", 1, 2, "r"),
    "UnicodeEncodeError('ascii', 'a😀', 1, 2, 'r')",
    "'ascii' codec can't encode character '\\U0001f600' in position 1: r",
    "('ascii', 'a😀', 1, 2, 'r')",
  ],
  [
    () => new ExceptionGroup("a", [new ValueError(1)]),
    "ExceptionGroup('a', [ValueError(1)])",
    "a (1 sub-exception)",
    "('a', [ValueError(1)])",
  ],
] as const)("%s shows as in CPython", (create, shown, text, args) => {
  const exception = create();
  expect(repr(exception)).toBe(shown);
  expect(str(exception)).toBe(text);
  expect(repr(exception.args)).toBe(args);
  expect(exception.message).toBe(text);
  expect(exception).toBeInstanceOf(Error);
});

test.each([
  [() => raised(1), "!TypeError('exceptions must derive from BaseException')"],
  [() => raised(runtime.int), "!TypeError('exceptions must derive from BaseException')"],
  [() => raised(ValueError), "ValueError()"],
  [
    () => raisedFrom(ValueError, 1),
    "!TypeError('exception causes must derive from BaseException')",
  ],
  [
    () => new BaseException().add_note(1 as unknown as string),
    `!TypeError("note must be a str, not 'int'")`,
  ],
  [
    () => new BaseException().with_traceback(1 as never),
    "!TypeError('__traceback__ must be a traceback or None')",
  ],
  [
    () => new ExceptionGroup("a", []),
    "!ValueError('second argument (exceptions) must be a non-empty sequence')",
  ],
  [
    () => new ExceptionGroup("a", [new KeyboardInterrupt() as never]),
    "!TypeError('Cannot nest BaseExceptions in an ExceptionGroup')",
  ],
  [
    () => new ExceptionGroup("a", [1 as never]),
    "!ValueError('Item 0 of second argument (exceptions) is not an exception')",
  ],
  [
    () => matchesException(new ValueError(), runtime.int),
    "!TypeError('catching classes that do not inherit from BaseException is not allowed')",
  ],
  [
    () => new runtime.BlockingIOError(1, "a").characters_written,
    "!AttributeError('characters_written')",
  ],
  [() => new runtime.BlockingIOError(1, "a", 3).characters_written, "3"],
  [() => new SystemExit(3, 4).code, "(3, 4)"],
] as const)("%s answers as CPython", (action, expected) => {
  expect(failure(action)).toBe(expected);
});

test("a BaseExceptionGroup of Exceptions is an ExceptionGroup, and instanceof knows both", () => {
  const group = new BaseExceptionGroup("m", [new ValueError()]);
  expect(group).toBeInstanceOf(ExceptionGroup);
  expect(group instanceof BaseExceptionGroup && (group as BaseException) instanceof Exception).toBe(
    true,
  );
  const base = new BaseExceptionGroup("m", [new KeyboardInterrupt()]);
  expect(base instanceof Exception).toBe(false);
  expect(new ValueError() instanceof BaseExceptionGroup).toBe(false);
});

test("split keeps nesting, notes and causes; derive keeps the class", () => {
  class Own extends ExceptionGroup {
    override derive(exceptions: readonly Exception[]): Own {
      return new Own(this.message$, exceptions);
    }
  }
  const group = new Own("m", [
    new ValueError(1),
    new Own("n", [new TypeError(2), new ValueError(3)]),
    new KeyError(4),
  ]);
  group.add_note("hi");
  group.__cause__ = new ValueError("c");
  const [match, rest] = group.split(ValueError);
  expect(repr(match)).toBe("Own('m', [ValueError(1), Own('n', [ValueError(3)])])");
  expect(repr(rest)).toBe("Own('m', [Own('n', [TypeError(2)]), KeyError(4)])");
  expect(match!.__notes__).toEqual(["hi"]);
  expect(match!.__notes__).not.toBe(group.__notes__);
  expect(match!.__cause__).toBe(group.__cause__);
  expect(group.subgroup(OSError)).toBe(null);
  expect(group.split(Own)[0]).toBe(group);
});

test("contexts: raising in a handler, escaping from one, and no cycles", () => {
  const first = new ValueError("first");
  const second = inContext(new KeyError("second"), first);
  expect(second.__context__).toBe(first);
  const third = escapedFrom(inContext(new TypeError("third"), second), first);
  expect(third.__context__).toBe(second);
  // Raising the first one again while the second is handled must not tie a knot.
  inContext(first, second);
  expect(second.__context__).toBe(null);
  expect(first.__context__).toBe(second);
  const chained = raisedFrom(new ValueError(), null);
  expect(chained.__suppress_context__).toBe(true);
});

test.each([
  [
    (): unknown => (null as unknown as { x: number }).x,
    "AttributeError(\"'NoneType' object has no attribute 'x'\")",
  ],
  [
    (): unknown => ((null as unknown as { class$: number }).class$ = 1),
    "AttributeError(\"'NoneType' object has no attribute 'class' and no __dict__ for setting new attributes\")",
  ],
  [() => [...(null as unknown as number[])], "TypeError(\"'NoneType' object is not iterable\")"],
  [
    () => {
      const read = (): number => later;
      const early = read();
      const later = 1;
      return early;
    },
    "NameError(\"name 'later' is not defined\")",
  ],
  [
    () => {
      const deeper = (depth: number): number => deeper(depth + 1) + 1;
      return deeper(0);
    },
    "RecursionError('maximum recursion depth exceeded')",
  ],
  [() => "x".repeat(2 ** 30), "MemoryError()"],
  [() => JSON.parse("{"), /^JavaScriptError\("SyntaxError: /],
] as const)("engine errors become Python's: %s", (action, expected) => {
  let error: unknown;
  try {
    action();
  } catch (thrown) {
    error = thrown;
  }
  const exception = caught(error);
  if (typeof expected === "string") expect(repr(exception)).toBe(expected);
  else expect(repr(exception)).toMatch(expected);
  expect(caught(error)).toBe(exception);
  expect(exception).toBeInstanceOf(Exception);
});

test("what is no Error can be caught too", () => {
  expect(repr(caught("text"))).toBe("JavaScriptError('text')");
  expect(repr(caught(undefined))).toBe("JavaScriptError('undefined')");
});

test("the stack is complete until a thousand of a class have been made at once, and comes back with time", () => {
  class Frequent extends Exception {}
  const deep = (depth: number): Frequent => (depth === 0 ? new Frequent() : deep(depth - 1));
  const frames = (error: Error): number =>
    error.stack!.split("\n").filter((line) => /^\s+at /.test(line)).length;
  expect(frames(deep(50))).toBeGreaterThan(50);
  for (let count = 0; count < 1100; count++) new Frequent();
  expect(frames(deep(50))).toBeLessThan(50);
  // Another class has a budget of its own.
  class Rare extends Exception {}
  expect(frames(new Rare())).toBeGreaterThan(0);
  expect(new RecursionError().stack).toContain("RecursionError");
});
