"""Records goldens of collections.deque: random sequences of method calls."""

import random
from collections import deque

from encoding import encode, outcome, write

METHODS = {
    "append": 1, "appendleft": 1, "pop": 0, "popleft": 0, "extend": -1, "extendleft": -1, "rotate": -2, "reverse": 0,
    "count": 1, "index": -3, "insert": -4, "remove": 1, "copy": 0, "clear": 0, "__len__": 0, "__getitem__": -2, "__setitem__": -4,
    "__delitem__": -2, "__contains__": 1, "__mul__": -5, "__imul__": -5, "__add__": -6,
}


def value(rng):
    return rng.choice([0, 1, 2, 3, 1.0, 2.5, True, None, "a", "b", (1, 2)])


def arguments(rng, kind):
    if kind == 0:
        return []
    if kind == 1:
        return [value(rng)]
    if kind == -1:
        return [[value(rng) for _ in range(rng.randrange(4))]]
    if kind == -2:
        return [rng.randrange(-9, 10)]
    if kind == -3:
        return [value(rng)] + [rng.randrange(-8, 9) for _ in range(rng.randrange(3))]
    if kind == -4:
        return [rng.randrange(-9, 10), value(rng)]
    if kind == -5:
        return [rng.choice([-1, 0, 1, 2, 3, True])]
    return [[1, 2]]


def walk(rng):
    start = [value(rng) for _ in range(rng.randrange(8))]
    maxlen = rng.choice([None, None, 0, 1, 3, 6])
    subject = deque(start, maxlen)
    rows = []
    names = list(METHODS)
    for _ in range(15):
        name = rng.choice(names) if rng.random() > 0.03 else "clear"
        if name == "clear" and rng.random() < 0.8:
            name = "append"
        args = arguments(rng, METHODS[name])
        if len(subject) > 60 and name in ("__imul__", "__mul__"):
            continue
        iterator = iter(subject)
        result = outcome(lambda: getattr(subject, name)(*args))
        rows.append([name, encode(args), result, repr(subject), outcome(lambda: next(iterator, "end"))])
    return [encode(start), maxlen, rows]


rng = random.Random(7)
write("collections", {"deque": [walk(rng) for _ in range(250)]})
