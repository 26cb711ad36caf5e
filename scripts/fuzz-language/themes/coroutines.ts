import type { Random } from "../../fuzz/random.ts";
import { Grammar, type Rules } from "../grammar.ts";
import { attempt, indented, lines } from "./common.ts";

/** Async functions in expressions: where an await may stand, and what it does to the order of evaluation. */
const rules: Rules = {
  int: [
    "$int + $int",
    "await f($int)",
    "await f($int)",
    "n",
    "m",
    "log($number)",
    "await g($number)",
    "($int if await f($number) else $int)",
    "(await f($int) and $int)",
    "(await f(0) or $int)",
    "sum([await f(v) for v in range($number)])",
    "sum([v async for v in agen($number)])",
    "len([v for v in [1, 2] if await f(v)])",
    "max(await f($int), $int)",
    "[$int, await f($int)][$index]",
    "{'k': await f($int)}['k']",
    "(await f($int), $int)[0]",
    "obj.add(await f($int))",
    "(await obj.amethod($int))",
    "await (await later($number))",
    "(w := await f($number))",
    "-await f($int)",
    "await f(await f($number))",
    "await obj",
    "(await asyncio.gather(f($number), f($number)))[0]",
    "await g($number, b=await f($number))",
    "await asyncio.sleep(0, $int)",
    "int(f'{await f($number)}')",
    "(lambda v: v + 1)(await f($number))",
    "await asyncio.wait_for(f($number), 1)",
    "(await f($number)) < $int < await f($number)",
  ],
  intLeaf: ["n", "m", "$number", "$number"],
  number: ["0", "1", "2", "3"],
  index: ["0", "1", "-1", "n % 2"],
  statement: [
    "n = $int",
    "m = $int",
    "n += await f($number)",
    "xs[await f(0)] = $int",
    "xs[0] += await f($number)",
    "obj.value = await f($number)",
    "obj.value += await f($number)",
    "n, m = await f($number), $int",
    "xs.append(await f($number))",
    "print($int)",
    "print(f'{n} {await f(m)}')",
    "if await f($number): n = $int",
    "assert await f($number), 'message'",
    "return $int",
    "raise ValueError(await f($number))",
    "await fails($number)",
    "del xs[await f(0)]",
    "d = {await f(1): $int, **{2: await f($number)}}\nprint(d)",
    "print([*[1], await f($number)], (await f(1), 2))",
    "print({await f(v): v for v in range(2)})",
    "t = asyncio.create_task(f($int))\nprint(await t, t.result())",
    "async with obj as entered:\n    print(entered)\n    n = $int",
    "async for v in agen($number):\n    n += v\n    if v > $number: break\nelse:\n    print('else')",
    "print([v async for v in agen(3) if await f(v)])",
    "print({v: w async for v in agen(2) for w in range(v)})",
    "def inner():\n    return n\nprint(inner())",
    "async def deep(v=await f($number)):\n    nonlocal n\n    n = v\n    return v\nprint(await deep())",
    "g_ = (v async for v in agen(2))\nprint(await anext(g_), [v async for v in g_])",
    "x, *y = await f($number), 1, 2\nprint(x, y)",
    "match await f($number):\n    case 0: print('zero')\n    case v: print('other', v)",
    "await 7",
    "print(await obj.amethod(1), obj.amethod.__name__)",
    "await asyncio.sleep(0)",
    "n = await (f if n else g)($number)",
    "print(await asyncio.gather(*[f(v) for v in range($number)]))",
    "lam = lambda v: f(v)\nprint(await lam($number))",
    "obj[await f(0)] = await f(1)\nprint(obj[await f(2)])",
    "print(await f(n=1, *[]))",
    "print(await f())",
    "print(await f(1, 2, 3))",
    "c = f(1)\nprint(await c)\nprint(await c)",
    "global total\ntotal = await f($number)",
    "print(1 if not await f($number) else 2, not await f(0))",
  ],
  header: [
    "for v in range(await f($number)):",
    "while n < 3:\n    n += 1",
    "if await f($number):",
    "async with obj:",
    "async for v in agen($number):",
    "for v in [await f(1), n]:",
    "async with asyncio.timeout(5):",
  ],
};

const prelude = `${attempt}import asyncio
total = 0
def log(value):
    print("log", value)
    return value
async def f(n):
    print("f", n)
    if n == 2:
        await asyncio.sleep(0)
    return n
async def g(a, b=1):
    try:
        return a + b
    finally:
        await asyncio.sleep(0)
        print("g", a, b)
async def later(n):
    return f(n)
async def fails(n):
    if n == 1:
        await asyncio.sleep(0)
    raise KeyError(n)
async def agen(n):
    try:
        for v in range(n):
            got = yield v
            if got is not None:
                print("got", got)
            await asyncio.sleep(0)
    finally:
        print("agen done", n)
class Obj:
    value = 1
    def add(self, n):
        return self.value + n
    async def amethod(self, n):
        await asyncio.sleep(0)
        return n * 2
    def __await__(self):
        print("await obj")
        yield
        return 4
    async def __aenter__(self):
        print("aenter")
        return 5
    async def __aexit__(self, kind, error, traceback):
        print("aexit", repr(error))
        return isinstance(error, KeyError)
    def __getitem__(self, key):
        return ("item", key)
    def __setitem__(self, key, value):
        print("setitem", key, value)
obj = Obj()
`;

export function coroutines(random: Random): string {
  const grammar = new Grammar(random, rules);
  const typed = random.chance(0.4);
  const statements = (depth: number): string =>
    lines(2 + random.below(3), () => {
      if (depth >= 2 || random.chance(0.7)) {
        const simple = grammar.of("statement");
        return random.chance(0.5)
          ? simple
          : `try:\n${indented(simple)}\nexcept Exception as error:\n    print(type(error).__name__, error)`;
      }
      if (random.chance(0.5)) return `${grammar.of("header")}\n${indented(statements(depth + 1))}`;
      return `try:\n${indented(statements(depth + 1))}${random.pick(["except Exception as error:\n    print(repr(error), await f(3))", "finally:\n    print('finally', await f(1))", "except ValueError:\n    n = await f(1)\nelse:\n    m = await f(0)"])}`;
    });
  const parameters = typed ? "n: int, m: int = 2" : "n, m=2";
  const start = "xs = [1, 2]\nt = None\nd = {}\n";
  return `${prelude}async def main(${parameters}):\n${indented(start + statements(0))}    return (n, m, xs)\nfor start in (0, 1):\n    try:\n        print("result", asyncio.run(main(start)))\n    except Exception as error:\n        print("raised", type(error).__name__, error)\n`;
}
