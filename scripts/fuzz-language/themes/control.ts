/** Random programs of control flow: every way into and out of every statement, with traces of what runs. */
import type { Random } from "../../fuzz/random.ts";
import { Expressions, names, type Kind } from "../expressions.ts";
import { block, line, print, type Line } from "../node.ts";

/** What the program can do where a statement stands. */
interface Place {
  readonly depth: number;
  readonly isInLoop: boolean;
  readonly isInHandler: boolean;
  readonly isInFinally: boolean;
  readonly function: "plain" | "generator" | "async";
}

/** What every program begins with. */
const prelude = `import asyncio
fuel = 0
class Stop(BaseException):
    pass
def step():
    global fuel
    fuel += 1
    if fuel > 200:
        raise Stop("fuel")
    return True
def log(value):
    print("log", repr(value))
    return value
class Manager:
    def __init__(self, name, swallow):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, cls, error, traceback):
        print("exit", self.name, repr(error))
        return self.swallow
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.__enter__()
    async def __aexit__(self, cls, error, traceback):
        await asyncio.sleep(0)
        return self.__exit__(cls, error, traceback)
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
def show(error):
    while error is not None:
        print("  raised", type(error).__name__, error, repr(error.__cause__))
        error = error.__context__
`;

const exceptions = ["ValueError", "KeyError", "IndexError", "TypeError", "ZeroDivisionError"];

export function control(random: Random): string {
  return prelude + print(new Generator(random).program());
}

class Generator {
  readonly #random: Random;
  readonly #expressions: Expressions;

  constructor(random: Random) {
    this.#random = random;
    this.#expressions = new Expressions(random);
  }

  program(): Line[] {
    const lines: Line[] = [];
    const calls: Line[] = [];
    const callable: string[] = [];
    for (let index = 0; index < 2; index++) {
      const kind = this.#random.pick(["plain", "plain", "generator", "async"] as const);
      const name = `f${index}`;
      this.#expressions.callable = [...callable];
      lines.push(...this.#function(name, kind));
      if (kind === "plain") callable.push(name);
      for (const args of ["1", '3, "q", k=5'])
        calls.push(...this.#attempt(`${name}(${args})`, kind));
    }
    return [...lines, ...calls];
  }

  #attempt(call: string, kind: Place["function"]): Line[] {
    const value =
      kind === "plain" ? call : kind === "generator" ? `list(${call})` : `asyncio.run(${call})`;
    return [
      line("fuel = 0"),
      block("try:", [line(`print("result", ${value})`)]),
      block("except BaseException as error:", [line("show(error)")], true),
    ];
  }

  #function(name: string, kind: Place["function"]): Line[] {
    const place: Place = {
      depth: 0,
      isInLoop: false,
      isInHandler: false,
      isInFinally: false,
      function: kind,
    };
    const start = [
      line("j = n = 2"),
      line('t = "t"'),
      line("xs = [1, 2]"),
      line("ys = []"),
      line("d = {1: 1}"),
      line("p = True"),
    ].map((each) => (this.#random.chance(0.95) ? each : block("if fuel > 100:", [each])));
    const generator = kind === "generator" ? [line("yield 0")] : [];
    const body = [
      ...start,
      ...this.#statements(place, 2 + this.#random.below(4)),
      ...generator,
      line("return (i, j, n, s, t, xs, ys, d, p)"),
    ];
    const parameters = this.#random.pick([
      'i, s="s", *ys, k=1',
      'i, s="s", *, k=1',
      'i, s="s", *rest, k=1, **more',
    ]);
    return [block(`${kind === "async" ? "async def" : "def"} ${name}(${parameters}):`, body)];
  }

  #statements(place: Place, count = 1 + this.#random.below(3)): Line[] {
    const lines: Line[] = [];
    for (let index = 0; index < count; index++) lines.push(...this.#statement(place));
    return lines;
  }

  #statement(place: Place): Line[] {
    const random = this.#random;
    if (place.depth >= 3 || random.chance(0.45)) return this.#simple(place);
    const inner = { ...place, depth: place.depth + 1 };
    return random.pick([
      () => this.#if(inner),
      () => this.#while(inner),
      () => this.#for(inner),
      () => this.#try(inner),
      () => this.#try(inner),
      () => this.#tryStar(inner),
      () => this.#with(inner),
      () => this.#match(inner),
      () => this.#closure(),
    ])();
  }

  #simple(place: Place): Line[] {
    const random = this.#random;
    const kind = random.pick<Kind>(["int", "int", "str", "list", "dict", "bool"]);
    const name = random.pick(names[kind]);
    const { of } = this.#of();
    return random.pick<() => Line[]>([
      () => [line(`${name} = ${of(kind)}`)],
      () => [line(`${name} = ${of(kind)}`)],
      () => [
        line(
          `${random.pick(names.int)} ${random.pick(["+=", "-=", "//=", "%=", "^="])} ${of("int")}`,
        ),
      ],
      () => [line(`print("trace", ${of(random.pick<Kind>(["int", "str", "list"]))})`)],
      () => [line(`i, j = ${of("int")}, ${of("int")}`)],
      () => [line(`${random.pick(names.list)}.append(${of("int")})`)],
      () => [line(`i, *xs = ${of("list")}`)],
      () => [line(`xs[${of("int")}] = ${of("int")}`)],
      () => [line(`d[${of("int")}] = ${of("int")}`)],
      () => [line(`s += ${of("str")}`)],
      () => (random.chance(0.3) ? [line(`del ${name}`)] : [line(`xs = ${of("list")}`)]),
      () => [line(`assert ${of("bool")}, ${of("str")}`)],
      () => (place.function === "generator" ? [line(`j = (yield ${of("int")}) or 1`)] : []),
      () => (place.function === "async" ? [line("await asyncio.sleep(0)")] : []),
      () => this.#leave(place),
      () => this.#leave(place),
    ])();
  }

  #leave(place: Place): Line[] {
    const { of } = this.#of();
    const choices = [
      () => `raise ${this.#random.pick(exceptions)}(${of("int")})`,
      () =>
        `raise ${this.#random.pick(exceptions)}(${of("int")}) from ${this.#random.pick(["None", 'OSError("cause")'])}`,
    ];
    if (!place.isInFinally)
      choices.push(() => (place.function === "generator" ? "return" : `return ${of("int")}`));
    if (place.isInLoop && !place.isInFinally)
      choices.push(
        () => "break",
        () => "continue",
      );
    if (place.isInHandler) choices.push(() => "raise");
    const text = this.#random.pick(choices)();
    return this.#random.chance(0.5) ? [line(text)] : [block(`if ${of("bool")}:`, [line(text)])];
  }

  #if(place: Place): Line[] {
    const { of } = this.#of();
    const lines = [block(`if ${of("bool")}:`, this.#statements(place))];
    if (this.#random.chance(0.4))
      lines.push(block(`elif ${of("bool")}:`, this.#statements(place), true));
    if (this.#random.chance(0.5)) lines.push(block("else:", this.#statements(place), true));
    return lines;
  }

  #else(lines: Line[], place: Place): Line[] {
    if (this.#random.chance(0.4)) lines.push(block("else:", this.#statements(place), true));
    return lines;
  }

  #while(place: Place): Line[] {
    const { of } = this.#of();
    const inner = { ...place, isInLoop: true, isInFinally: false };
    return this.#else([block(`while step() and ${of("bool")}:`, this.#statements(inner))], place);
  }

  #for(place: Place): Line[] {
    const { of } = this.#of();
    const inner = { ...place, isInLoop: true, isInFinally: false };
    const header = this.#random.pick([
      () => `for i in range(${of("int")}):`,
      () => `for j in ${of("list")}:`,
      () => `for i, j in enumerate(${of("list")}):`,
      () => `for n in range(${of("int")}, ${of("int")}, -1):`,
      () => `for i, j in [(1, 2), (${of("int")}, 4)]:`,
      () => `for s in ${of("str")}:`,
      () => `for j in (v for v in ${of("list")}):`,
    ])();
    return this.#else([block(header, [line("step()"), ...this.#statements(inner)])], place);
  }

  #try(place: Place): Line[] {
    const lines = [block("try:", this.#statements(place))];
    const handlers = this.#random.below(3);
    for (let index = 0; index < handlers; index++) lines.push(this.#handler(place));
    if (handlers > 0 && this.#random.chance(0.3))
      lines.push(block("else:", this.#statements(place), true));
    if (handlers === 0 || this.#random.chance(0.4)) {
      const inner = { ...place, isInLoop: false, isInHandler: false, isInFinally: true };
      lines.push(block("finally:", [line('print("finally")'), ...this.#finally(inner)], true));
    }
    return lines;
  }

  /** What is raised while a `finally` runs has a context that is not kept. */
  #finally(place: Place): Line[] {
    return this.#random.chance(0.5)
      ? [line("n = 3"), block("if p:", [line('print("in finally")')])]
      : [line(`s = "f${place.depth}"`)];
  }

  #handler(place: Place): Line {
    const random = this.#random;
    const type = random.pick([
      "ValueError",
      "KeyError",
      "(IndexError, TypeError)",
      "Exception",
      "LookupError",
      "ZeroDivisionError",
    ]);
    const name = random.pick(["", "", " as error", " as s"]);
    const shown = name === "" ? [] : [line(`print("caught", repr(${name.slice(4)}))`)];
    return block(
      `except ${type}${name}:`,
      [...shown, ...this.#statements({ ...place, isInHandler: true })],
      true,
    );
  }

  #tryStar(place: Place): Line[] {
    const inner = { ...place, isInLoop: false, isInFinally: true, isInHandler: true };
    const { of } = this.#of();
    const raised = this.#random.pick([
      `raise ExceptionGroup("g", [ValueError(1), KeyError(2), ExceptionGroup("h", [IndexError(3)])])`,
      `raise ValueError(${of("int")})`,
      `print("quiet")`,
    ]);
    const lines = [
      block("try:", [...this.#statements({ ...place, isInLoop: false }, 1), line(raised)]),
    ];
    for (const type of ["ValueError", "(KeyError, IndexError)"]) {
      if (this.#random.chance(0.3)) continue;
      lines.push(
        block(
          `except* ${type} as group:`,
          [line("print(repr(group))"), ...this.#statements(inner, 1)],
          true,
        ),
      );
    }
    lines.push(block("except* TypeError:", [line('print("type")')], true));
    return lines;
  }

  #with(place: Place): Line[] {
    const head = place.function === "async" && this.#random.chance(0.5) ? "async with" : "with";
    const swallow = this.#random.pick(["True", "False", "False"]);
    const target = this.#random.pick(["", " as s", " as t"]);
    return [
      block(`${head} Manager("m${place.depth}", ${swallow})${target}:`, this.#statements(place)),
    ];
  }

  #match(place: Place): Line[] {
    const { of } = this.#of();
    const subject = this.#random.pick([
      () => of("int"),
      () => of("list"),
      () => of("str"),
      () => of("dict"),
      () => `Point(${of("int")}, ${of("int")})`,
    ])();
    const patterns = [
      "0 | 1",
      "2",
      '"a" | "ab"',
      "[]",
      "[i]",
      "[i, *xs]",
      "[_, j, *_]",
      "{1: n, **d}",
      '{"a": 1 | 2 as j}',
      "Point(0, y=j)",
      "Point(i, j)",
      "int(n)",
      "str() as s",
      "True",
      "None",
    ];
    const cases: Line[] = [];
    for (let index = 0; index < 4; index++) {
      const guard = this.#random.chance(0.3) ? ` if ${of("bool")}` : "";
      cases.push(block(`case ${this.#random.pick(patterns)}${guard}:`, this.#statements(place, 1)));
    }
    if (this.#random.chance(0.5)) cases.push(block("case _:", this.#statements(place, 1)));
    return [block(`match ${subject}:`, cases)];
  }

  #closure(): Line[] {
    const { of } = this.#of();
    return this.#random.pick([
      () => [
        block("def inner(v):", [
          line("nonlocal n"),
          line(`n = v + ${of("int")}`),
          line(`return ${of("int")}`),
        ]),
        line(`j = inner(${of("int")})`),
      ],
      () => [
        line(`fs = [lambda: v + ${of("int")} for v in ${of("list")}]`),
        line('print("lambdas", [f() for f in fs])'),
      ],
      () => [
        line(`key = lambda v, i=${of("int")}: (v + i, ${of("int")})`),
        line(`print("key", key(${of("int")}))`),
      ],
      () => [
        block("def gen():", [block(`for v in ${of("list")}:`, [line(`yield v * ${of("int")}`)])]),
        line('print("gen", [*gen()])'),
      ],
    ])();
  }

  #of(): { of: (kind: Kind) => string } {
    return { of: (kind) => this.#expressions.of(kind) };
  }
}
