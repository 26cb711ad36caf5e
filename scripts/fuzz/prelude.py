# What the programs of the fuzzer use, in Python: put in front of a program whose text goes through the compiler.
import asyncio
import contextlib
import contextvars
import types


def show(value):
    if isinstance(value, asyncio.Future):
        if value.cancelled():
            return "cancelled"
        return "done" if value.done() else "pending"
    if isinstance(value, list) or isinstance(value, tuple):
        return "[" + ", ".join([show(each) for each in value]) + "]"
    return repr(value)


STATE = {"count": 0, "entered": 0, "lines": 0}
LOOPS = []


def log(label, *values):
    STATE["lines"] += 1
    if STATE["lines"] <= 1500:
        now = LOOPS[0].time() if len(LOOPS) > 0 else 0.0
        text = " ".join([show(value) for value in values])
        print(f"{now!r} {label} {text}".rstrip())


def enter(name):
    STATE["entered"] += 1
    if STATE["entered"] > 80:
        return False
    log("enter", name)
    return True


SLOTS = {}


def put(slot, future):
    SLOTS[slot] = future


def get(slot):
    if slot not in SLOTS:
        future = LOOPS[0].create_future()
        future.set_result(slot)
        SLOTS[slot] = future
    return SLOTS[slot]


def callback(label):
    def called(*values):
        log("callback", label, *values)

    return called


def handle(loop, context):
    message = context["message"]
    if "never retrieved" not in message and "was destroyed" not in message:
        log("handler", context.get("exception"))


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


def coroutine(thing):
    return thing if asyncio.iscoroutine(thing) else wrap(thing)


def state(thing):
    return repr(thing).split("[")[-1]


def outline(thing):
    return repr(thing).replace("<", " ").replace(">", " ").split(" ")[1:3]


class Noted(asyncio.Future):
    def __init__(self, note):
        super().__init__()
        self.note = note
        self.history = []

    def set_result(self, result):
        self.history.append(result)
        super().set_result(result)

    def cancel(self, msg=None):
        self.history.append("cancel")
        return super().cancel(msg=msg)


class Sink:
    def __init__(self, label):
        self.label = label

    def write(self, text):
        pass

    def flush(self):
        pass


class Marked(asyncio.Task):
    mark = "marked"


class Delegating:
    def __init__(self, inner):
        self.inner = inner

    def __await__(self):
        return self.inner.__await__()


class Resuming:
    def __init__(self, count):
        self.count = count

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self.count == 0:
            raise StopIteration("resumed")
        self.count -= 1
        return None


class Wrong:
    def __init__(self, kind):
        self.kind = kind

    def __await__(self):
        if self.kind == 0:
            return 7
        if self.kind == 1:
            return iter([None, 5])
        return iter([])


@types.coroutine
def spin(count):
    for number in range(count):
        log("spin", number)
        yield
    return count


@types.coroutine
def follow(future):
    result = yield from future
    return (result, "followed")


class Countdown:
    def __init__(self, count, pause):
        self.count = count
        self.pause = pause

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.count <= 0:
            raise StopAsyncIteration
        self.count -= 1
        await asyncio.sleep(self.pause)
        return self.count


class Scope:
    def __init__(self, name, swallow, pause):
        self.name = name
        self.swallow = swallow
        self.pause = pause

    async def __aenter__(self):
        log("aenter", self.name)
        await asyncio.sleep(self.pause)
        return self.name

    async def __aexit__(self, kind, error, traceback):
        log("aexit", self.name, error)
        await asyncio.sleep(self.pause)
        return self.swallow


@contextlib.asynccontextmanager
async def scoped(name):
    log("scoped", name)
    try:
        yield name
    except ValueError as error:
        log("swallowed", name, error)
    finally:
        await asyncio.sleep(0)
        log("left", name)


async def worker(name, queue, pause):
    while True:
        item = await queue.get()
        log("worker", name, item)
        await asyncio.sleep(pause)
        queue.task_done()


def reschedule(scope, when):
    try:
        scope.reschedule(when)
    except RuntimeError as error:
        log("reschedule", error)


def fail(kind, label):
    raise kind(label)


VARIABLE = contextvars.ContextVar("VARIABLE", default=0)
LOCK = [asyncio.Lock(), asyncio.Lock()]
EVENT = [asyncio.Event(), asyncio.Event()]
SEMAPHORE = [asyncio.Semaphore(2), asyncio.BoundedSemaphore(1)]
CONDITION = asyncio.Condition()
BARRIER = [asyncio.Barrier(2), asyncio.Barrier(3)]
QUEUE = [asyncio.Queue(), asyncio.Queue(1), asyncio.LifoQueue(2), asyncio.PriorityQueue(3)]
OTHER = contextvars.ContextVar("OTHER")
HANDLES = []
FOREIGN = []
GENERATORS = {}
