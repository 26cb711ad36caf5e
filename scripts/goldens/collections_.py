"""Records goldens of collections: random sequences of method calls on each of its classes."""

import random
from collections import ChainMap, Counter, OrderedDict, UserDict, deque, namedtuple

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


MAPPING_METHODS = {
    "__setitem__": "kv", "__delitem__": "k", "__getitem__": "k", "get": "k", "pop": "k", "popitem": "", "setdefault": "kv", "__contains__": "k",
    "__len__": "", "copy": "", "keys": "", "values": "", "items": "",
}
EXTRA = {
    "OrderedDict": {"move_to_end": "kb", "popitem": "b", "update": "d", "__or__": "d", "__eq__": "o"},
    "Counter": {
        "most_common": "n", "total": "", "update": "s", "subtract": "s", "__add__": "c", "__sub__": "c", "__or__": "c", "__and__": "c", "__pos__": "",
        "__neg__": "", "__iadd__": "c", "__isub__": "c", "__ior__": "c", "__iand__": "c", "__eq__": "c", "__le__": "c", "__lt__": "c", "__ge__": "c", "__gt__": "c",
    },
    "ChainMap": {"clear": "", "update": "d", "__or__": "d"},
    "UserDict": {"update": "d", "__or__": "d"},
}


def mapping_arguments(rng, kinds, numeric):
    key = lambda: rng.choice(["a", "b", "c", 1, 1.0, True, 2, (1, 2), None])
    number = lambda: rng.randrange(-3, 6)
    args = []
    for kind in kinds:
        if kind == "k":
            args.append(key())
        elif kind == "v":
            args.append(number() if numeric else rng.choice([1, "x", None, 2.0]))
        elif kind == "b":
            args.append(rng.random() < 0.5)
        elif kind == "n":
            args.append(rng.choice([None, 0, 1, 2, 5]))
        elif kind == "s":
            args.append([key() for _ in range(rng.randrange(5))])
        else:
            args.append({key(): number() for _ in range(rng.randrange(4))})
    return args


def special(name, method, args):
    """Arguments that are objects of the class itself."""
    kinds = EXTRA[name].get(method, "")
    if kinds == "c":
        return [Counter(args[0])]
    if kinds == "o":
        return [OrderedDict(args[0])]
    return args


def mapping_walk(rng, name, make):
    numeric = name == "Counter"
    start = {key: rng.randrange(-2, 5) for key in rng.sample(["a", "b", "c", 1, 2, None], rng.randrange(5))}
    subject = make(dict(start))
    methods = {**MAPPING_METHODS, **EXTRA[name]}
    rows = []
    for _ in range(12):
        method = rng.choice(list(methods))
        args = mapping_arguments(rng, methods[method], numeric)
        result = outcome(lambda: getattr(subject, method)(*special(name, method, args)))
        rows.append([method, encode(args), result, repr(subject)])
    return [encode(start), rows]


def named_cases():
    rows = []
    for typename, fields, options in [
        ("Point", "x y", {}), ("Point", "x, y", {"defaults": [5]}), ("P", ["x", "name", "length"], {}), ("E", "", {}), ("P", "x x", {}), ("P", "_x", {}),
        ("P", "class", {}), ("P", "1x", {}), ("P", "x class x _y", {"rename": True}), ("class", "x", {}), ("P", "x", {"defaults": [1, 2]}),
    ]:
        for args in ([], [1], [1, 2], [1, "two", 3.0], [1, 2, 3, 4]):
            rows.append([typename, encode(fields), encode(options), encode(args), outcome(lambda: namedtuple(typename, fields, **options)(*args))])
    return rows


rng = random.Random(7)
write(
    "collections",
    {
        "deque": [walk(rng) for _ in range(200)],
        "OrderedDict": [mapping_walk(rng, "OrderedDict", OrderedDict) for _ in range(80)],
        "Counter": [mapping_walk(rng, "Counter", Counter) for _ in range(160)],
        "ChainMap": [mapping_walk(rng, "ChainMap", lambda start: ChainMap(start, {"a": 7, "z": 8})) for _ in range(80)],
        "UserDict": [mapping_walk(rng, "UserDict", UserDict) for _ in range(60)],
        "namedtuple": named_cases(),
    },
)
