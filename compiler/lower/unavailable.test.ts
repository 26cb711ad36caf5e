import { expect, test } from "vitest";
import { compile } from "../index.ts";

async function messages(source: string): Promise<string[]> {
  const { diagnostics } = await compile(source, { path: "main.py" });
  return diagnostics.map(({ code, severity, message }) => `${severity} ${code} ${message}`);
}

test("time.sleep in a coroutine is a warning, in a function it is not", async () => {
  const source = `
import time
from time import sleep as pause
async def coroutine():
    time.sleep(1)
    pause(2)
def function():
    time.sleep(3)
`;
  const warning =
    "warning P2T3011 'time.sleep' blocks the event loop: no other task runs meanwhile";
  expect(await messages(source)).toEqual([warning, warning]);
});

test("names that come later say so, unknown ones do not", async () => {
  expect(await messages("import asyncio\nasyncio.open_connection\nasyncio.nothing\n")).toEqual([
    "error P2T4002 'asyncio.open_connection' is not supported yet: input and output: streams, transports, servers",
    "error P2T3003 module 'asyncio' has no attribute 'nothing' here",
  ]);
});

test("a subclass's own method of such a name is its own", async () => {
  const source = `
import asyncio
class MyTask(asyncio.Task):
    def get_stack(self) -> list[int]:
        return []
def use(task: MyTask) -> list[int]:
    return task.get_stack()
`;
  expect(await messages(source)).toEqual([]);
});

test("attributes of modules cannot be set or deleted, names that the runtime lacks not be read", async () => {
  const source = `
import math, sys
sys.version = '3'
sys.argv += ["more"]
del math.pi
print(sys.setprofile, sys.settrace(None))
`;
  expect(await messages(source)).toEqual([
    "error P2T3001 setting an attribute of a module of the runtime is not supported yet",
    "error P2T3001 setting an attribute of a module of the runtime is not supported yet",
    "error P2T3001 deleting an attribute of a module of the runtime is not supported yet",
    "error P2T3003 module 'sys' has no attribute 'setprofile' here",
    "error P2T3003 module 'sys' has no attribute 'settrace' here",
  ]);
});

test("typing: what is for annotations alone is not imported", async () => {
  const source = `
import typing as t
from typing import TYPE_CHECKING, Any, Optional, assert_never, cast
if TYPE_CHECKING:
    from nowhere import Thing
if t.TYPE_CHECKING:
    import nowhere
def f(x: Optional[int], y: t.Any) -> "Thing":
    return cast(int, x) if x else t.cast(Any, y)
print(f(1, 2), TYPE_CHECKING, t.Optional, t.Nothing)
`;
  expect(await messages(source)).toEqual([
    "error P2T3003 module 'typing' has no attribute 'Nothing' here",
  ]);
});

test("a name that nothing binds is a warning: CPython raises where it is read", async () => {
  expect(await messages("def f():\n    return nothing\n")).toEqual([
    "warning P2T3002 name 'nothing' is not defined",
  ]);
});
