"""The values that differential.py and record_types.py call the built-in types with, as tagged JSON and as Python's objects."""

import math

HUGE = 2**70 + 1


class Numberish:
    """An object whose special methods return what it was made with."""


def special(methods):
    """An instance of a class with the given special methods; the class is named after them."""
    namespace = {}
    for name, result in methods.items():
        value = decode(result)
        if name in ("__hash__", "__iter__") and value is None:
            namespace[name] = None
        else:
            namespace[name] = lambda self, *args, value=value: value
    return type("With" + "".join(name.strip("_") for name in methods), (), namespace | {"__module__": "__main__"})()


def decode(value):
    if not isinstance(value, dict):
        return [decode(item) for item in value] if isinstance(value, list) else value
    ((tag, content),) = value.items()
    match tag:
        case "int":
            return int(content)
        case "float":
            return float(content)
        case "complex":
            return complex(*map(float, content))
        case "list":
            return [decode(item) for item in content]
        case "tuple":
            return tuple(decode(item) for item in content)
        case "dict":
            return {decode(key): decode(item) for key, item in content}
        case "set":
            return {decode(item) for item in content}
        case "frozenset":
            return frozenset(decode(item) for item in content)
        case "bytes":
            return bytes(content)
        case "bytearray":
            return bytearray(content)
        case "memoryview":
            return memoryview(bytes(content))
        case "slice":
            return slice(*(decode(item) for item in content))
        case "range":
            return range(*(decode(item) for item in content))
        case "iter":
            return iter([decode(item) for item in content])
        case "keys":
            return {decode(item): 0 for item in content}.keys()
        case "items":
            return {decode(key): decode(item) for key, item in content}.items()
        case "values":
            return {decode(key): decode(item) for key, item in content}.values()
        case "type":
            import builtins

            return getattr(builtins, content)
        case "sub":
            base, inner = content
            import builtins

            return SUBCLASSES[base](decode(inner))
        case "object":
            return special(content)
        case "ellipsis":
            return ...
        case "notimplemented":
            return NotImplemented
    raise TypeError(tag)


SUBCLASSES = {
    name: type("My" + name.capitalize(), (base,), {"__module__": "__main__"})
    for name, base in dict(
        int=int, float=float, str=str, list=list, tuple=tuple, dict=dict, set=set, frozenset=frozenset, bytes=bytes, complex=complex
    ).items()
}


def encode(value):
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if abs(value) < 2**53 else {"int": str(value)}
        case float():
            return {"float": repr(value)}
        case complex():
            return {"complex": [repr(value.real), repr(value.imag)]}
        case list():
            return {"list": [encode(item) for item in value]}
        case tuple():
            return {"tuple": [encode(item) for item in value]}
        case dict():
            return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
        case set():
            return {"set": [encode(item) for item in value]}
        case frozenset():
            return {"frozenset": [encode(item) for item in value]}
        case bytes():
            return {"bytes": list(value)}
        case bytearray():
            return {"bytearray": list(value)}
        case memoryview():
            return {"memoryview": list(value)}
        case slice():
            return {"slice": [encode(value.start), encode(value.stop), encode(value.step)]}
        case range():
            return {"range": [encode(value.start), encode(value.stop), encode(value.step)]}
        case type():
            return {"type": value.__name__}
    if value is ...:
        return {"ellipsis": 0}
    if value is NotImplemented:
        return {"notimplemented": 0}
    raise TypeError(type(value))


def obj(**methods):
    return {"object": {f"__{name}__": encode(value) for name, value in methods.items()}}


INTS = [0, 1, -1, 2, 3, 7, -5, 10, 255, 256, 2**31, -(2**31), 2**53 - 1, 2**53, -(2**53) - 1, 2**63, 10**20, -(10**25), HUGE]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.75, 3.14159, 1e16, 1e-7, 1e22, 123456789.125, 1e308, 5e-324, math.inf, -math.inf, math.nan]
COMPLEXES = [0j, 1j, 1 + 2j, -1.5 - 0.5j, complex(-0.0, 0.0), complex(math.inf, math.nan)]
STRINGS = ["", "a", "ab", "abc", "abab", "Hello World", " x ", "ÀÉß", "ǆungla", "😀x", "\ud800", "1", "-12", "3.5", "é\n\t\x00", "a,b,,c", "%s %d", "{} {x}", "ﬁ Ⅷ ²", "İıſ", "ΑΣ Σ"]
BYTES = [b"", b"a", b"abc", b"abab", b"\x00\xff", b" x ", b"a,b,,c", b"%s %d", b"Hello World", b"12"]
LISTS = [[], [1], [1, 2, 3], [3, 1, 2], ["a", "b"], [[1], [2]], [1.5, 2, True], [None], [math.nan]]
TUPLES = [(), (1,), (1, 2), (1, 2, 3), ("a", 1), ((1,), 2), ([1],)]
DICTS = [{}, {1: 2}, {"a": 1, "b": 2}, {1: "x", (1, 2): None}, {"x": [1]}]
SETS = [set(), {1}, {1, 2, 3}, {2, 3, 4}, {0, True}]
FROZENSETS = [frozenset(), frozenset({1, 2}), frozenset({3})]
RANGES = [range(0), range(3), range(1, 10, 3), range(10, 0, -2), range(2**65, 2**65 + 3), range(-3)]
SLICES = [slice(None), slice(1, None), slice(None, -1), slice(None, None, -1), slice(1, 10, 2), slice(5, 1, -2), slice(None, None, 0), slice("a", None), slice(-100, 100), slice(2**70, None, None), slice(0, 0)]
OTHERS = [None, True, False, ..., NotImplemented]
BYTEARRAYS = [bytearray(), bytearray(b"abc"), bytearray(b"a b")]
MEMORYVIEWS = [memoryview(b""), memoryview(b"abc")]
TYPES = [int, str, list]

RAW = [
    {"iter": [1, 2]},
    {"iter": []},
    {"keys": ["a", "b"]},
    {"keys": [1, 2]},
    {"items": [[1, 2]]},
    {"values": [[1, 2]]},
    obj(index=3),
    obj(index=-1),
    obj(index="x"),
    obj(float=2.5),
    obj(int=7),
    obj(complex=1j),
    obj(len=2),
    obj(bool=False),
    obj(),
    obj(hash=None),
    {"sub": ["int", 2]},
    {"sub": ["float", {"float": "2.5"}]},
    {"sub": ["str", "ab"]},
    {"sub": ["list", {"list": [1, 2]}]},
    {"sub": ["tuple", {"tuple": [1, 2]}]},
    {"sub": ["dict", {"dict": [["a", 1]]}]},
    {"sub": ["set", {"set": [1, 2]}]},
    {"sub": ["frozenset", {"set": [1, 2]}]},
    {"sub": ["bytes", {"bytes": [97, 98]}]},
    {"sub": ["complex", {"complex": ["1.0", "2.0"]}]},
]

GROUPS = dict(
    int=INTS, float=FLOATS, complex=COMPLEXES, str=STRINGS, bytes=BYTES, list=LISTS, tuple=TUPLES, dict=DICTS, set=SETS, frozenset=FROZENSETS,
    range=RANGES, slice=SLICES, other=OTHERS, bytearray=BYTEARRAYS, memoryview=MEMORYVIEWS, type=TYPES,
)
ENCODED = {name: [encode(value) for value in values] for name, values in GROUPS.items()} | {"raw": RAW}
POOL = [value for values in ENCODED.values() for value in values]
# A few of each kind, for what is done with all pairs.
SMALL = (
    [encode(value) for value in (0, 1, -1, 3, 2**53, HUGE, -HUGE, 0.0, -0.0, 1.5, -2.5, 1e300, math.inf, math.nan, 1j, 1 + 2j)]
    + [encode(value) for value in ("", "ab", "%s", b"", b"ab", b"%d", [], [1, 2], (), (1, 2), {}, {"a": 1}, {1, 2}, set(), frozenset({2}), range(3), range(0))]
    + [encode(value) for value in (slice(1, 2), None, True, False, ..., NotImplemented, bytearray(b"ab"), memoryview(b"ab"), int, str)]
    + RAW
)
