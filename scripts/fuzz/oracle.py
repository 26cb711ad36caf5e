"""Runs random asyncio programs on CPython: one JSON object per line in, ``{"source": ..., "coverage": false}``; one per line out, ``{"trace": [...]}``.

Time is virtual. Where CPython's order depends on addresses (its sets of tasks), the order of creation takes their place, as in the runtime.
"""

import asyncio
import contextvars
import gc
import inspect
import json
import logging
import re
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
        self._asyncgens = OrderedWeakSet()

    def time(self):
        return self.now


class Task(asyncio.Task):
    """A task that is known in the order of creation."""

    _created = []

    def __init__(self, coro, **options):
        Task._created.append(weakref.ref(self))
        super().__init__(coro, **options)


unordered_tasks = asyncio.all_tasks


def all_tasks(loop=None):
    tasks = unordered_tasks(loop)
    created = [reference() for reference in Task._created]
    return OrderedSet(task for task in created if task in tasks)


asyncio.Task = asyncio.tasks.Task = Task
asyncio.eager_task_factory = asyncio.tasks.create_eager_task_factory(Task)
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
    """A program: its trace is what it prints."""

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

        Task._created.clear()
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


def names_of(cls):
    """The attributes that programs use by name, and those that stand behind ``async with``."""
    implicit = ("__aenter__", "__aexit__")
    return {f"{cls.__name__}.{name}" for name in dir(cls) if name in implicit or not name.startswith("_")}


class Coverage:
    """The names of asyncio that the code of programs reaches: ``asyncio.x`` in its text, and methods that it calls."""

    classes = [
        *(asyncio.Future, Task, asyncio.Timeout, asyncio.TaskGroup),
        *(asyncio.Lock, asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.BoundedSemaphore, asyncio.Barrier),
        *(asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue),
    ]
    modules = ["futures", "tasks", "timeouts", "taskgroups", "locks", "queues", "coroutines"]

    def __init__(self):
        names = {name for module in self.modules for name in getattr(asyncio, module).__all__ if name[0] != "_"}
        self.all = names | {"CancelledError", "InvalidStateError", "TimeoutError", "BrokenBarrierError"}
        for cls in self.classes:
            self.all |= names_of(cls)
        self.all |= {f"Condition.{name}" for name in ("acquire", "release", "locked")}
        self.reached = set()

    def see(self, frame, event, argument):
        if event == "c_call" and frame.f_code.co_filename == "program":
            owner = getattr(argument, "__self__", None)
            self.note(type(owner), argument.__name__)
        elif event == "call" and frame.f_back is not None and frame.f_back.f_code.co_filename == "program":
            owner = frame.f_locals.get("self")
            self.note(type(owner), frame.f_code.co_name)

    def note(self, cls, name):
        for base in cls.__mro__:
            if base in self.classes:
                self.reached.add(f"{base.__name__}.{name}")
                return

    def text(self, source):
        self.reached.update(re.findall(r"\basyncio\.(\w+)", source))
        self.reached.update(f"Condition.{name}" for name in re.findall(r"\bCONDITION\.(\w+)", source))


def main():
    gc.disable()
    for count, line in enumerate(sys.stdin):
        job = json.loads(line)
        program = Program()
        coverage = None
        if job.get("coverage"):
            coverage = Coverage()
            coverage.text(job["source"])
            sys.setprofile(coverage.see)
        try:
            answer = {"trace": program.run(job["source"])}
        except BaseException as error:
            answer = {"trace": [*program.trace, f"oracle: {error!r}"]}
        finally:
            sys.setprofile(None)
        if coverage is not None:
            answer |= {"reached": sorted(coverage.reached & coverage.all), "names": sorted(coverage.all)}
        program.frozen = True
        print(json.dumps(answer), flush=True)
        del program
        if count % 100 == 0:
            gc.collect()


main()
