import type { Random } from "../../fuzz/random.ts";
import { Grammar, type Rules } from "../grammar.ts";
import { attempt, indented, lines } from "./common.ts";

/** Raising, catching, chaining, groups, managers; what is left in `__context__`, `__cause__` and the other attributes. */
const rules: Rules = {
  error: [
    "ValueError",
    "KeyError",
    "TypeError",
    "OSError",
    "Custom",
    "Base",
    "ArithmeticError",
    "StopIteration",
    "ZeroDivisionError",
    "UnicodeError",
    "Child",
    "AssertionError",
    "NotImplementedError",
    "LookupError",
  ],
  args: ["", "1", "'text'", "'a', 2", "None", "[1]", "ValueError('inner')", "2, 'No such file'"],
  instance: [
    "$error($args)",
    "$error($args)",
    "$error",
    "ExceptionGroup('g', [$error($args), $error($args)])",
    "ExceptionGroup('g', [$error($args), ExceptionGroup('h', [$error($args), KeyError(1)])])",
    "BaseExceptionGroup('b', [Base(), ValueError(2)])",
    "7",
    "None",
    "SystemExit(3)",
    "GeneratorExit()",
    "KeyboardInterrupt()",
  ],
  failing: [
    "1 / 0",
    "[][1]",
    "{}['k']",
    "int('x')",
    "None.x",
    "undefined",
    "1 + 'a'",
    "next(iter([]))",
    "a, b = [1]",
    "'a'.b",
    "assert False, 'no'",
    "len(1)",
    "[].pop()",
    "(1).real = 2",
    "fails()",
    "chr(-1)",
    "float('q')",
    "raise $instance",
    "import not_there",
    "{}[[]]",
    "recursive()",
  ],
  simple: [
    "raise $instance",
    "raise $instance from $cause",
    "$failing",
    "print('ok')",
    "log($n)",
    "return $n",
    "break_or_not($n)",
    "e = $error($args)\ne.add_note('note $n')\nraise e",
    "try_(lambda: 1 / 0)",
    "raise",
    "e = $error($args)\nprint(repr(e), str(e), e.args)\nraise e.with_traceback(None)",
    "exc = $error($args)\nexc.extra = $n\nraise exc",
    "raise Custom($n, k=2)",
    "raise type('Dynamic', ($error,), {})('d')",
    "with Manager($n, $bool):\n    raise $error($args)",
    "with Manager(1, $bool), Manager(2, $bool):\n    $failing",
    "with contextlib.suppress($error):\n    raise $error($args)",
    "saved.append($n)",
  ],
  cause: ["None", "ValueError('cause')", "KeyError", "saved_error", "7", "OSError(1, 'x')"],
  n: ["0", "1", "2", "3"],
  bool: ["True", "False", "False", "None", "1"],
  types: [
    "ValueError",
    "(KeyError, TypeError)",
    "Exception",
    "BaseException",
    "LookupError",
    "ArithmeticError",
    "OSError",
    "Custom",
    "ExceptionGroup",
    "(ValueError, (KeyError,))",
    "classes",
    "StopIteration",
    "Child",
    "RuntimeError",
  ],
  starTypes: [
    "ValueError",
    "(KeyError, TypeError)",
    "Exception",
    "OSError",
    "LookupError",
    "BaseException",
    "ExceptionGroup",
  ],
  loop: ["for v in range(2):", "while step():", "for v in [1]:"],
};

const prelude = `${attempt}import contextlib
class Custom(Exception):
    def __init__(self, *args, k=1):
        super().__init__(*args)
        self.k = k
class Child(Custom, KeyError):
    def __str__(self):
        return f"child {self.k}"
class Base(BaseException):
    pass
classes = (ValueError, KeyError)
saved = []
saved_error = ValueError("saved")
count = 0
def step():
    global count
    count += 1
    return count % 3
def log(value):
    print("log", value)
    return value
def fails():
    try:
        {}["inner"]
    finally:
        log("fails")
def break_or_not(n):
    if n:
        raise LookupError(n)
def try_(action):
    try:
        return action()
    except Exception as error:
        raise RuntimeError("wrapped") from error
def recursive():
    return recursive()
class Manager:
    def __init__(self, name, swallow):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, repr(error))
        if self.swallow is None:
            raise KeyError("exit")
        return self.swallow
def chain(error, depth=0):
    if error is None or depth > 5:
        return
    print("  " * depth + type(error).__name__, error.args, str(error)[:60], error.__suppress_context__, getattr(error, "__notes__", None), getattr(error, "extra", None))
    if isinstance(error, BaseExceptionGroup):
        print("  " * depth + "group", error.message, [repr(each) for each in error.exceptions], repr(error.subgroup(ValueError)), [repr(part) for part in error.split(KeyError)])
    chain(error.__cause__, depth + 1)
    chain(error.__context__, depth + 1)
`;

export function exceptions(random: Random): string {
  const grammar = new Grammar(random, rules);
  const of = (rule: string): string => grammar.of(rule);
  const simple = (isInLoop: boolean, isInHandler: boolean, mayLeave: boolean): string => {
    if (isInLoop && mayLeave && random.chance(0.15)) return random.pick(["break", "continue"]);
    for (;;) {
      const statement = of("simple");
      if (/^return/.test(statement) && !mayLeave) continue;
      if (statement === "raise" && !isInHandler && random.chance(0.8)) continue;
      return statement;
    }
  };
  const statements = (
    depth: number,
    isInLoop: boolean,
    isInHandler = false,
    mayLeave = true,
  ): string => lines(1 + random.below(2), () => statement(depth, isInLoop, isInHandler, mayLeave));
  const statement = (
    depth: number,
    isInLoop: boolean,
    isInHandler: boolean,
    mayLeave: boolean,
  ): string => {
    if (depth >= 3 || random.chance(0.35)) return simple(isInLoop, isInHandler, mayLeave);
    const body = (handler = isInHandler, leave = mayLeave, loop = isInLoop): string =>
      indented(statements(depth + 1, loop, handler, leave));
    if (random.chance(0.15)) return `${of("loop")}\n${body(isInHandler, mayLeave, true)}`;
    if (random.chance(0.2)) {
      const clauses = lines(
        1 + random.below(2),
        () =>
          `except* ${of("starTypes")} as eg:\n    print(repr(eg), repr(eg.__context__))\n${indented(statements(3, false, true, false))}`,
      );
      return `try:\n${body(isInHandler, mayLeave, isInLoop)}${clauses}${random.chance(0.3) ? `else:\n${body()}` : ""}${random.chance(0.3) ? "finally:\n    print('star finally')\n" : ""}`;
    }
    const handlers = lines(
      random.below(3),
      () =>
        `except ${of("types")}${random.pick([" as error:\n    print('caught', repr(error), repr(error.__context__))", ":\n    print('caught')"])}\n${body(true)}`,
    );
    const last = random.chance(0.3) && handlers !== "" ? `else:\n${body()}` : "";
    const hasFinally = handlers === "" || random.chance(0.4);
    const finalBody = random.chance(0.3)
      ? indented(`${of("simple").replace(/^(return.*|raise)$/, "log(9)")}\n`)
      : "";
    return `try:\n${body()}${handlers}${last}${hasFinally ? `finally:\n    print('finally', count)\n${finalBody}` : ""}`;
  };
  const functions = lines(
    2,
    (index) =>
      `def f${index}():\n    ${index === 0 ? "pass" : random.pick(["pass", "f0()", "print(f0())"])}\n${indented(statements(0, false))}    return 'end'`,
  );
  const uses = lines(
    2,
    (index) => `try:\n    print(f${index}())\nexcept BaseException as error:\n    chain(error)`,
  );
  return `${prelude}${functions}${uses}print(saved)\n${random.chance(0.2) ? statements(2, false, false, false) : ""}`.replace(
    /\n\s*\n/g,
    "\n",
  );
}
