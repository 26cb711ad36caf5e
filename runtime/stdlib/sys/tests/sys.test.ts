import { afterEach, expect, test } from "vitest";
import { getattr } from "../../../core/attributes/getattr.ts";
import { hash } from "../../../core/hash.ts";
import { SystemExit } from "../../../core/exceptions/base.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { Float } from "../../../core/numbers/float.ts";
import { ge, eq } from "../../../core/operators/compare.ts";
import { print } from "../../../core/print.ts";
import { repr } from "../../../core/repr.ts";
import { configureHost, type Host } from "../../../host/index.ts";
import { outcome } from "../../tests/goldens.ts";
import * as sys from "../index.ts";

// What is expected here was printed by CPython 3.13 for the same calls.

let restore: (() => void) | undefined;
afterEach(() => {
  restore?.();
  restore = undefined;
});

function withHost(parts: Partial<Host>): void {
  restore?.();
  restore = configureHost(parts);
}

function recorder(isTTY = false): { text: string } & Host["stdout"] {
  return {
    text: "",
    isTTY,
    write(text) {
      this.text += text;
    },
    flush() {
      this.text += "|";
    },
  };
}

test("argv is the list of the host of the moment", () => {
  const argv = ["main.py", "-x", "é"];
  withHost({ argv });
  expect(repr(sys.argv)).toBe("['main.py', '-x', 'é']");
  expect([sys.argv.length, sys.argv.slice(1), Array.isArray(sys.argv)]).toEqual([
    3,
    ["-x", "é"],
    true,
  ]);
  expect(eq(sys.argv, ["main.py", "-x", "é"])).toBe(true);
  sys.argv.push("more");
  sys.argv.shift();
  sys.argv.reverse();
  expect(argv).toEqual(["more", "é", "-x"]);
  withHost({ argv: ["other.py"] });
  expect([...sys.argv]).toEqual(["other.py"]);
});

test("stdout and stderr write to the host", () => {
  const [stdout, stderr] = [recorder(), recorder(true)];
  withHost({ stdout, stderr });
  expect(sys.stdout.write("aé😀\n")).toBe(4);
  sys.stdout.writelines(["b", "c"]);
  print("x", 1, { file: sys.stderr, flush: true });
  expect([stdout.text, stderr.text]).toEqual(["aé😀\nbc", "x 1\n|"]);
  expect([sys.stdout.isatty(), sys.stderr.isatty(), sys.stderr.fileno()]).toEqual([false, true, 2]);
  expect(outcome(() => sys.stdout.write(1 as never))).toBe(
    "!TypeError: write() argument must be str, not int",
  );
  expect(repr(sys.stderr)).toBe("<_io.TextIOWrapper name='<stderr>' mode='w' encoding='utf-8'>");
});

test("stdin reads the host's lines", () => {
  const lines = ["a\r\n", "b\n", "\n", "c"];
  withHost({ readLine: () => lines.shift() ?? "", inputIsTTY: true });
  expect(sys.stdin.readline()).toBe("a\r\n");
  for (const line of sys.stdin) {
    expect(line).toBe("b\n");
    break;
  }
  expect(sys.stdin.read()).toBe("\nc");
  expect([sys.stdin.readline(), sys.stdin.readlines(), sys.stdin.isatty()]).toEqual(["", [], true]);
  expect(outcome(() => sys.stdin.__next__())).toBe("!StopIteration: ");
});

test.each([
  [undefined, "()", "None", 0, null],
  [null, "()", "None", 0, null],
  [3, "(3,)", "3", 3, null],
  [-1, "(-1,)", "-1", 255, null],
  [300, "(300,)", "300", 44, null],
  [2n ** 64n, "(18446744073709551616,)", "18446744073709551616", 255, null],
  [-(2n ** 63n), "(-9223372036854775808,)", "-9223372036854775808", 0, null],
  [true, "(True,)", "True", 1, null],
  [1.5, "(1.5,)", "1.5", 1, "1.5\n"],
  [new Float(2), "(2.0,)", "2.0", 1, "2.0\n"],
  ["msg", "('msg',)", "'msg'", 1, "msg\n"],
  [tuple.of(), "()", "None", 0, null],
  [tuple.of(1), "(1,)", "1", 1, null],
  [tuple.of(1, 2), "(1, 2)", "(1, 2)", 1, "(1, 2)\n"],
  [new SystemExit(4), "(4,)", "4", 4, null],
])("exit(%o)", (status, args, code, exitCode, message) => {
  const watchers: ((error: unknown) => void)[] = [];
  const left: number[] = [];
  const [stdout, stderr] = [recorder(), recorder()];
  withHost({
    stdout,
    stderr,
    exit: (value) => left.push(value),
    whenUncaught: (watcher) => watchers.push(watcher),
  });
  const error = thrown(() => sys.exit(status)) as SystemExit;
  thrown(() => sys.exit());
  expect(error).toBeInstanceOf(SystemExit);
  expect([repr(error.args), repr(error.code)]).toEqual([args, code]);
  expect(sys.exitStatusOf(error)).toEqual({ status: exitCode, message });

  expect(watchers).toHaveLength(1);
  watchers[0]!(new Error("another"));
  expect(left).toEqual([]);
  watchers[0]!(error);
  expect([left, stderr.text, stdout.text]).toEqual([[exitCode], message ?? "", "|"]);
});

function thrown(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("the version", () => {
  expect(repr(sys.version_info)).toBe(
    "sys.version_info(major=3, minor=13, micro=0, releaselevel='final', serial=0)",
  );
  expect([
    ge(sys.version_info, tuple.of(3, 8)),
    eq(sys.version_info, tuple.of(3, 13, 0, "final", 0)),
    hash(sys.version_info) === hash(tuple.of(3, 13, 0, "final", 0)),
    getattr(sys.version_info, "minor"),
    sys.hexversion,
  ]).toEqual([true, true, true, 13, 51183856]);
  expect(sys.version.split(" ")[0]).toBe("3.13.0");
  expect(repr(sys.implementation)).toBe(
    `namespace(name='py2ts-async', cache_tag=None, version=${repr(sys.version_info)}, hexversion=51183856)`,
  );
});

test("numbers", () => {
  expect(repr(sys.float_info)).toBe(
    "sys.float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)",
  );
  expect(repr(getattr(sys.float_info, "max"))).toBe("1.7976931348623157e+308");
  expect(repr(sys.int_info)).toBe(
    "sys.int_info(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)",
  );
  expect([repr(sys.maxsize), sys.maxunicode, sys.byteorder]).toEqual([
    "9223372036854775807",
    1114111,
    "little",
  ]);
  expect(outcome(() => sys.intern(1 as never))).toBe(
    "!TypeError: intern() argument must be str, not int",
  );
});
