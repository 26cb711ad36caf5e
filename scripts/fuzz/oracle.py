"""Runs random asyncio programs on CPython: one JSON object per line in, ``{"source": ..., "whole": false}``; one per line out, ``{"trace": [...]}``.

Time is virtual. Where CPython's order depends on addresses (its sets of tasks), the order of creation takes their place, as in the runtime.
"""

import asyncio
import contextvars
import gc
import inspect
import json
import logging
import selectors
import sys
import warnings
import weakref


class Deadlock(BaseException):
    """The loop would wait for ever."""


class OrderedSet(dict):
    """A set in the order of insertion."""

    def __init__(self, items=()):
        super().__init__((item, None) for item in items)

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)

    def remove(self, item):
        del self[item]


class OrderedWeakSet:
    """A weak set in the order of insertion."""

    def __init__(self):
        self.references = {}

    def add(self, item):
        self.references[id(item)] = weakref.ref(item)

    def discard(self, item):
        self.references.pop(id(item), None)

    def clear(self):
        self.references.clear()

    def __iter__(self):
        alive = [reference() for reference in self.references.values()]
        return iter([item for item in alive if item is not None])

    def __len__(self):
        return len(list(iter(self)))


def raise_deadlock():
    raise Deadlock


class VirtualSelector(selectors.SelectSelector):
    loop = None
    deadlock = staticmethod(raise_deadlock)

    def select(self, timeout=None):
        if timeout is None:
            self.deadlock()
        if timeout > 0:
            timers = self.loop._scheduled
            if timers and timers[0].when() - self.loop.now == timeout:
                self.loop.now = float(timers[0].when())
            else:
                self.loop.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        selector = VirtualSelector()
        super().__init__(selector)
        selector.loop = self
        self.now = 0.0
        self.created = []
        self._asyncgens = OrderedWeakSet()

    def time(self):
        return self.now

    def create_task(self, coro, **options):
        task = super().create_task(coro, **options)
        self.created.append(weakref.ref(task))
        return task


def all_tasks(loop=None):
    loop = loop or asyncio.get_running_loop()
    tasks = [reference() for reference in loop.created]
    return OrderedSet(task for task in tasks if task is not None and not task.done())


asyncio.tasks.set = asyncio.taskgroups.set = OrderedSet
asyncio.tasks.all_tasks = asyncio.all_tasks = all_tasks

# as_completed makes a set display, which the name `set` does not reach.
source = inspect.getsource(asyncio.tasks._AsCompletedIterator)
display = "{ensure_future(aw, loop=loop) for aw in set(aws)}"
assert display in source
exec(source.replace(display, f"set({display[1:-1]})"), vars(asyncio.tasks))
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
sys.unraisablehook = lambda unraisable: None


class Program:
    """One program: its trace, and the names that its source uses."""

    def __init__(self):
        self.trace = []
        self.frozen = False
        self.entered = 0
        self.slots = {}
        self.loop = None

    def log(self, label, *values):
        if self.frozen or len(self.trace) > 1500:
            return
        shown = " ".join(show(value) for value in values)
        now = self.loop.time() if self.loop is not None else 0.0
        self.trace.append(f"{now!r} {label} {shown}".rstrip())

    def enter(self, name):
        self.entered += 1
        if self.entered > 80:
            return False
        self.log("enter", name)
        return True

    def put(self, slot, future):
        self.slots[slot] = future

    def get(self, slot):
        if slot not in self.slots:
            future = self.loop.create_future()
            future.set_result(slot)
            self.slots[slot] = future
        return self.slots[slot]

    def callback(self, label):
        return lambda *values: self.log("callback", label, *values)

    def handle(self, loop, context):
        message = context["message"]
        if "never retrieved" not in message and "was destroyed" not in message:
            self.log("handler", context.get("exception"))

    def namespace(self):
        log = self.log

        class Custom:
            def __init__(self, future, count):
                self.future = future
                self.count = count

            def __await__(self):
                for number in range(self.count):
                    log("custom", number)
                    yield
                result = yield from self.future.__await__()
                return (self.count, result)

        async def wrap(awaitable):
            return await awaitable

        return {
            "asyncio": asyncio,
            "contextvars": contextvars,
            "log": log,
            "enter": self.enter,
            "put": self.put,
            "get": self.get,
            "callback": self.callback,
            "state": lambda thing: repr(thing).split("[")[-1],
            "coroutine": lambda thing: thing if asyncio.iscoroutine(thing) else wrap(thing),
            "Custom": Custom,
            "VARIABLE": contextvars.ContextVar("VARIABLE", default=0),
            "LOCK": [asyncio.Lock(), asyncio.Lock()],
            "EVENT": [asyncio.Event(), asyncio.Event()],
            "SEMAPHORE": [asyncio.Semaphore(2), asyncio.BoundedSemaphore(1)],
            "CONDITION": asyncio.Condition(),
            "BARRIER": [asyncio.Barrier(2), asyncio.Barrier(3)],
            "QUEUE": [asyncio.Queue(), asyncio.Queue(1), asyncio.LifoQueue(2), asyncio.PriorityQueue(3)],
            "STATE": {"count": 0},
            "HANDLES": [],
            "GENERATORS": {},
            "FOREIGN": [],
        }

    def run(self, source):
        names = self.namespace()
        exec(compile(source, "program", "exec"), names)
        runner = asyncio.Runner(loop_factory=VirtualLoop)
        self.loop = runner.get_loop()
        self.loop.set_exception_handler(self.handle)
        deadlocked = False
        try:
            self.log("result", runner.run(names["main"]()))
        except Deadlock:
            deadlocked = True
        except BaseException as error:
            self.log("raised", error)
        if not deadlocked:
            try:
                runner.close()
            except Deadlock:
                deadlocked = True
            except BaseException as error:
                self.log("closing", error)
                self.frozen = True  # what is dropped now is closed by reference counting
        if deadlocked:
            self.log("deadlock")
        self.frozen = True
        return self.trace


class WholeProgram:
    """A program that comes with its own prelude: its trace is what it prints."""

    frozen = False

    def __init__(self):
        self.trace = []

    def print(self, line):
        if not self.frozen:
            self.trace.append(line)

    def run(self, source):
        def deadlock():
            self.print("deadlock")
            self.frozen = True
            raise Deadlock

        VirtualSelector.deadlock = staticmethod(deadlock)
        asyncio.runners.events.new_event_loop = VirtualLoop
        try:
            exec(compile(source, "program", "exec"), {"print": self.print, "__name__": "__main__"})
        except Deadlock:
            pass
        finally:
            VirtualSelector.deadlock = staticmethod(raise_deadlock)
            self.frozen = True
        for index, line in enumerate(self.trace):
            if line.split(" ")[1:2] in (["raised"], ["result"]):
                return self.trace[: index + 1]  # what follows is what reference counting closes
        return self.trace


def show(value):
    if isinstance(value, asyncio.Future):
        return "cancelled" if value.cancelled() else "done" if value.done() else "pending"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(show(each) for each in value) + "]"
    return repr(value)


def main():
    gc.disable()
    for count, line in enumerate(sys.stdin):
        job = json.loads(line)
        program = WholeProgram() if job.get("whole") else Program()
        try:
            answer = {"trace": program.run(job["source"])}
        except BaseException as error:
            answer = {"trace": [*program.trace, f"oracle: {error!r}"]}
        program.frozen = True
        print(json.dumps(answer), flush=True)
        del program
        if count % 100 == 0:
            gc.collect()


main()
