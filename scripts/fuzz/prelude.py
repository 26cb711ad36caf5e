# What the programs of the fuzzer use, in Python: put in front of a program whose text goes through the compiler.
import asyncio
import contextvars


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


VARIABLE = contextvars.ContextVar("VARIABLE", default=0)
LOCK = [asyncio.Lock(), asyncio.Lock()]
EVENT = [asyncio.Event(), asyncio.Event()]
SEMAPHORE = [asyncio.Semaphore(2), asyncio.BoundedSemaphore(1)]
CONDITION = asyncio.Condition()
BARRIER = [asyncio.Barrier(2), asyncio.Barrier(3)]
QUEUE = [asyncio.Queue(), asyncio.Queue(1), asyncio.LifoQueue(2), asyncio.PriorityQueue(3)]
HANDLES = []
GENERATORS = {}
