"""Records what CPython 3.13 answers: runtime/core/goldens/GROUP.json, read by runtime/core/goldens.test.ts.

    PYENV_VERSION=3.13.0 python3.13 scripts/runtime/record.py [GROUP...]

SCALE=3 records three times as many cases, OUT=FOLDER puts them elsewhere (GOLDENS=FOLDER makes the test read them there), SEED=7 asks other questions.

A case is [operation, [arguments], answer]: arguments as tagged JSON, the answer as repr() of the result or "!Type: message".
"""

import json
import math
import operator
import os
import pathlib
import random
import struct
import sys
import warnings

assert sys.version_info[:2] == (3, 13), sys.version
warnings.simplefilter("ignore")
sys.set_int_max_str_digits(0)
OUT = pathlib.Path(os.environ.get("OUT", pathlib.Path(__file__).parents[2] / "runtime" / "core" / "goldens"))
SCALE = float(os.environ.get("SCALE", 0.3))
SEED = int(os.environ.get("SEED", 0))


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
        case slice():
            return {"slice": [encode(value.start), encode(value.stop), encode(value.step)]}
        case range():
            return {"range": [encode(value.start), encode(value.stop), encode(value.step)]}
    raise TypeError(type(value))


def answer(function, arguments):
    try:
        return repr(function(*arguments))
    except Exception as error:
        return f"!{type(error).__name__}: {error}"


def write(group, functions, cases):
    lines = []
    for name, arguments in cases:
        encoded = [encode(argument) for argument in arguments]
        lines.append(json.dumps([name, encoded, answer(functions[name], arguments)]))
    (OUT / f"{group}.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(group, len(lines))


def some_float(rng):
    kind = rng.randrange(8)
    if kind == 0:
        return float(rng.randint(-20, 20))
    if kind == 1:
        return rng.randint(-1000, 1000) / 8
    if kind == 2:
        return rng.uniform(-1, 1) * 10.0 ** rng.randint(-12, 24)
    if kind == 3:
        return rng.choice([0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 1.7976931348623157e308, 2.0**53])
    if kind == 4:
        return round(rng.uniform(-1000, 1000), rng.randint(0, 4))
    if kind == 5:
        return rng.choice([0.5, 1.5, 2.5, 0.125, 1e16, 1e15, 123456789012345.0, 1e-4, 1e-5, 9.5, 99.5, 0.05, 9999995.0])
    value = struct.unpack("d", rng.randbytes(8))[0]
    return value


def some_integer(rng):
    kind = rng.randrange(6)
    if kind < 2:
        return rng.randint(-20, 20)
    if kind == 2:
        return rng.randint(-(10**6), 10**6)
    if kind == 3:
        return rng.choice([2**31, 2**31 - 1, -(2**31), 2**32, 2**53, 2**53 - 1, 2**53 + 1, -(2**53), 2**63, 2**64])
    if kind == 4:
        return rng.randint(-(2**54), 2**54)
    return rng.randint(-(10**25), 10**25)


CHARACTERS = "abcXYZ019 '\"\\\n\t\r\x00\x1f\x7f\x80\xa0\xadéß\u0130\u200b\u2028\ufeff\ufffe\ud800中😀\U000e0001\U0010ffff"


def some_string(rng, characters=CHARACTERS, longest=8):
    return "".join(rng.choice(characters) for _ in range(rng.randrange(longest + 1)))


def some_spec(rng):
    spec = ""
    if rng.random() < 0.4:
        if rng.random() < 0.6:
            spec += rng.choice("*0 xé😀<")
        spec += rng.choice("<>^=")
    spec += rng.choice(["", "", "", "+", "-", " "])
    spec += rng.choice([""] * 8 + ["z"])
    spec += rng.choice([""] * 4 + ["#"])
    spec += rng.choice(["", "", "0"])
    spec += rng.choice(["", "", str(rng.randint(1, 30))])
    spec += rng.choice([""] * 4 + [",", "_"])
    spec += rng.choice(["", "", f".{rng.randint(0, 25)}"])
    spec += rng.choice(["", "d", "f", "g", "e", "%", "x", "b", "s", "n", "c", "E", "G", "F", "X", "o", "y"])
    return spec


def record_format():
    rng = random.Random(SEED * 100 + 1)
    cases = []
    for _ in range(int(1500 * SCALE)):
        cases.append(("format", [some_float(rng), some_spec(rng)]))
    for _ in range(int(1200 * SCALE)):
        cases.append(("format", [some_integer(rng), some_spec(rng)]))
    for _ in range(int(400 * SCALE)):
        cases.append(("format", [some_string(rng), some_spec(rng)]))
    for _ in range(int(60 * SCALE)):
        cases.append(("format", [rng.choice([True, False, None, [1], (1, 2)]), some_spec(rng)]))
    for _ in range(int(400 * SCALE)):
        junk = "".join(rng.choice("<>=^+-z#05,_.dfgsx!é {}") for _ in range(rng.randrange(1, 7)))
        cases.append(("format", [rng.choice([1, 2.5, "s"]), junk]))
    write("format", {"format": format}, cases)


def record_percent():
    rng = random.Random(SEED * 100 + 2)
    cases = []
    for _ in range(int(1500 * SCALE)):
        spec = "%" + "".join(rng.choice("-+ #0") for _ in range(rng.randrange(3)))
        spec += rng.choice(["", "", "5", "12", "*"])
        spec += rng.choice(["", "", ".3", ".0", ".", ".12", ".*"])
        spec += rng.choice("diouxXeEfFgGcrsa%ly(")
        value = rng.choice([some_integer, some_float, some_string])(rng)
        values = [rng.randint(-9, 12) for _ in range(spec.count("*"))] + [value] * rng.choice([1, 1, 1, 1, 0, 2])
        cases.append(("mod", ["<" + spec + ">", tuple(values)]))
    for text, value in [
        ("%s", 1), ("%s %s", 1), ("%(a)s", {"a": 1}), ("%(b)s", {"a": 1}), ("%(a)s", 1), ("%s", [1]), ("x", [1]),
        ("x", {"a": 1}), ("x", (1,)), ("x", 1), ("%", 1), ("%(a", {"a": 1}), ("%s", {"a": 1}), ("%d", "1"), ("%x", 1.5),
        ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%%", ()), ("%5%|", ()), ("%(a)d%(b)5.1f", {"a": 1, "b": 2}), ("%f", "a"),
    ]:
        cases.append(("mod", [text, value]))
    write("percent", {"mod": operator.mod}, cases)


def record_repr():
    rng = random.Random(SEED * 100 + 3)
    cases = []
    for _ in range(int(1500 * SCALE)):
        cases.append(("repr", [some_float(rng)]))
    for _ in range(int(700 * SCALE)):
        cases.append(("repr", [some_string(rng)]))
        cases.append(("ascii", [some_string(rng)]))
    for code in range(0x300):
        cases.append(("repr", [chr(code)]))
    for _ in range(int(2000 * SCALE)):
        cases.append(("repr", [chr(rng.randrange(0x110000))]))
    for _ in range(int(300 * SCALE)):
        cases.append(("repr", [nested(rng, 3)]))
        cases.append(("str", [nested(rng, 2)]))
    write("repr", {"repr": repr, "ascii": ascii, "str": str}, cases)


def nested(rng, depth):
    if depth == 0 or rng.random() < 0.3:
        return rng.choice([some_integer, some_float, some_string, lambda rng: None, lambda rng: rng.random() < 0.5])(rng)
    items = [nested(rng, depth - 1) for _ in range(rng.randrange(4))]
    kind = rng.randrange(3)
    if kind == 0:
        return items
    if kind == 1:
        return tuple(items)
    return {some_string(rng): item for item in items}


BINARY = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": operator.truediv, "floordiv": operator.floordiv,
    "mod": operator.mod, "and": operator.and_, "or": operator.or_, "xor": operator.xor, "lshift": operator.lshift,
    "rshift": operator.rshift, "matmul": operator.matmul, "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le,
    "gt": operator.gt, "ge": operator.ge, "divmod": divmod, "pow": pow, "contains": operator.contains, "round": round,
    "neg": operator.neg, "pos": operator.pos, "invert": operator.invert, "abs": abs, "hash": hash, "truth": bool, "len": len,
}


def some_value(rng):
    return rng.choice(
        [some_integer] * 6
        + [some_float] * 6
        + [
            lambda rng: rng.random() < 0.5,
            lambda rng: None,
            some_string,
            lambda rng: [some_integer(rng) for _ in range(rng.randrange(3))],
            lambda rng: tuple(some_float(rng) for _ in range(rng.randrange(3))),
            lambda rng: {1: 2},
            lambda rng: {1},
            lambda rng: frozenset([1, 2]),
            lambda rng: {1: "a", "b": 2},
        ]
    )(rng)


def record_arithmetic():
    rng = random.Random(SEED * 100 + 4)
    cases = []
    for _ in range(int(3500 * SCALE)):
        name = rng.choice([name for name in BINARY if name not in ("round", "neg", "pos", "invert", "abs", "hash", "truth", "len", "pow")])
        a, b = some_value(rng), some_value(rng)
        if name == "lshift" and isinstance(b, int) and abs(b) > 200:
            b = b % 90
        if name == "mul" and any(isinstance(x, int) and abs(x) > 20 and isinstance(y, (str, list, tuple)) for x, y in [(a, b), (b, a)]):
            continue
        cases.append((name, [a, b]))
    for _ in range(int(1200 * SCALE)):
        name = rng.choice(["neg", "pos", "invert", "abs", "truth", "len"])
        cases.append((name, [some_value(rng)]))
    for _ in range(int(600 * SCALE)):
        value = rng.choice([some_integer, some_float, lambda rng: tuple(some_integer(rng) for _ in range(rng.randrange(4))),
                            lambda rng: frozenset(some_integer(rng) for _ in range(rng.randrange(4)))])(rng)
        if value != value:
            continue
        cases.append(("hash", [value]))
    for _ in range(int(800 * SCALE)):
        base = some_integer(rng)
        exponent = rng.randint(0, 60 if abs(base) < 100 else 6)
        cases.append(("pow", [base, exponent]))
        cases.append(("pow", [some_integer(rng), rng.randint(-5, 99), some_integer(rng)]))
    for _ in range(int(800 * SCALE)):
        value = rng.choice([some_float, some_integer])(rng)
        cases.append(("round", [value]))
        cases.append(("round", [value, rng.randint(-25, 25)]))
    write("arithmetic", BINARY, cases)


def record_parse():
    rng = random.Random(SEED * 100 + 5)
    cases = []
    texts = ["", " ", "1", " 1 ", "-1", "+1", "--1", "1_0", "_1", "1_", "1__0", "0x10", "0b1", "0o7", "0X1F", "1.5", "1e5", "1e", "e5", ".5", "5.",
             ".", "inf", "-inf", "Infinity", "nan", "-nan", "+nan", "iNf", "infinit", "1_0.5", "1._5", "1_.5", "1e1_0", "1e+5", "1e-400", "1e400", "٣", "１２",
             "٣.٥", "\u00a01\u2003", "1\x00", "0_0", "00", "01", "0_1", "1 2", "0x", "z", "Z", "9" * 30, "-0", "-0.0", "1,5", "0b_1", "0b", "\t5\n", "é", "1e١"]
    for text in texts:
        cases.append(("int", [text]))
        cases.append(("float", [text]))
        for base in (0, 2, 8, 10, 16, 36, 1, 37, -1):
            cases.append(("int", [text, base]))
    for _ in range(int(600 * SCALE)):
        cases.append(("int", [some_float(rng)]))
        cases.append(("float", [some_integer(rng)]))
        cases.append(("float", [repr(some_float(rng))]))
        cases.append(("hex", [some_integer(rng)]))
        cases.append(("oct", [some_integer(rng)]))
        cases.append(("bin", [some_integer(rng)]))
        cases.append(("chr", [rng.choice([rng.randrange(-5, 0x110010), some_integer(rng)])]))
        cases.append(("ord", [some_string(rng, longest=2)]))
    for value in [None, [], (), {}, True, "a"]:
        for name in ("int", "float", "hex", "chr", "ord", "bool"):
            cases.append((name, [value]))
    functions = {"int": int, "float": float, "hex": hex, "oct": oct, "bin": bin, "chr": chr, "ord": ord, "bool": bool}
    write("parse", functions, cases)


STRINGS = "aabbcAB xyz019_ \t\n\r,.;-'\x1c\x85\xa0\u2028\u3000\u00df\u0130\u0131\u03a3\u03c3\u03c2\u0345\u01c4\u01c5\u01c6\ufb01\u1f80\u1f88\u1fb3\u1e9e\u10d0\u13a0\uab70\u4e00\u00b2\u2460\u0661\u2167\u00bd\ufeff\U0001f600\U00010400\U00010428\U0002ebf0"


def call_method(name):
    return lambda self, *args: getattr(self, name)(*args)


def record_strings():
    rng = random.Random(SEED * 100 + 6)
    cases = []

    def text(longest=8):
        return some_string(rng, STRINGS, longest)

    def bounds():
        return rng.choice([[], [], [rng.randint(-4, 9)], [rng.randint(-4, 9), rng.randint(-9, 9)], [None, rng.randint(-3, 9)]])

    def part_of(value):
        start = rng.randrange(len(value) + 1)
        return rng.choice([value[start : start + rng.randrange(3)], text(2), "a", ""])

    simple = ["capitalize", "casefold", "lower", "upper", "title", "swapcase", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
              "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "split", "rsplit", "splitlines", "strip", "lstrip",
              "rstrip", "expandtabs", "encode"]
    for _ in range(int(1800 * SCALE)):
        cases.append((rng.choice(simple), [text(rng.choice([1, 3, 12]))]))
    every = sorted(set(list(range(0x600)) + [rng.randrange(0x30000) for _ in range(int(900 * SCALE))] + list(range(0x1f80, 0x2000)) + list(range(0x13a0, 0x1400)) + list(range(0x10d0, 0x1100)) + list(range(0xfb00, 0xfb20)) + list(range(0xab70, 0xabc0))))
    if SCALE < 1:
        every = rng.sample(every, 900)
    for code in every:
        if 0xD800 <= code < 0xE000:
            continue
        for name in ["upper", "lower", "title", "casefold", "swapcase"]:
            if getattr(chr(code), name)() != chr(code):
                cases.append((name, [chr(code)]))
        for name in ["isalnum", "isdigit", "isidentifier", "isspace"]:
            if rng.random() < 0.3:
                cases.append((name, [chr(code)]))
    for _ in range(int(400 * SCALE)):
        value = text(12)
        for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
            cases.append((name, [value, part_of(value), *bounds()]))
        cases.append((rng.choice(["split", "rsplit"]), [value, rng.choice([None, part_of(value)]), rng.randint(-1, 3)]))
        cases.append((rng.choice(["partition", "rpartition", "removeprefix", "removesuffix"]), [value, part_of(value)]))
        cases.append((rng.choice(["strip", "lstrip", "rstrip"]), [value, rng.choice([None, text(3), part_of(value)])]))
        cases.append((rng.choice(["center", "ljust", "rjust"]), [value, rng.randint(-2, 18), rng.choice("* \U0001f600")]))
        cases.append((rng.choice(["zfill", "expandtabs"]), [rng.choice(["", "-", "+"]) + value, rng.randint(-2, 16)]))
        cases.append(("replace", [value, part_of(value), text(2), rng.randint(-1, 3)]))
        cases.append(("join", [text(2), [text(2) for _ in range(rng.randrange(4))]]))
        cases.append(("splitlines", [value, rng.random() < 0.5]))
        cases.append(("getitem", [value, rng.randint(-14, 14)]))
        cases.append(("getitem", [value, slice(rng.choice([None, rng.randint(-9, 9)]), rng.choice([None, rng.randint(-9, 9)]), rng.choice([None, 1, 2, -1, -2]))]))
        cases.append(("encode", [value, rng.choice(["utf-8", "ascii", "latin-1", "utf-16", "utf-32-be", "UTF8", "foo"]), rng.choice(["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"])]))
        cases.append(("translate", [value, {97: "xy", 98: None, 65: 0x1F600}]))
    for values in [["a", 1], ["a", None], ["a", 1.5], ["a", "b", "c"], ["a"]]:
        for name in ["find", "join", "replace", "split", "partition", "strip", "center", "startswith", "zfill", "upper", "count", "index", "removeprefix"]:
            cases.append((name, values))
    names = set(name for name, _ in cases) - {"getitem"}
    functions = {name: call_method(name) for name in names}
    functions["getitem"] = operator.getitem
    write("strings", functions, cases)


def record_str_format():
    rng = random.Random(SEED * 100 + 7)
    cases = []
    pieces = ["{}", "{0}", "{1}", "{a}", "{a!r}", "{0!s:>5}", "{:{}}", "{0[0]}", "{b[x]}", "{a.real}", "{{", "}}", "text", "{:.2f}", "{0:{1}}", "{!a}", "{a:^{w}}", "{b}", "{2}", "{c}", "{", "}",
              "{0", "{!x}", "{[}", "{0.}", "{0[]}", "{:{:{}}}", "{b[y]}", "{a.nope}", "{0[9]}", "{a!}", "{a!rr}", "{0[x}", " { }", "{a:d}", "{0.real}", "{b[x]!r:>6}"]
    for _ in range(int(1500 * SCALE)):
        template = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 4)))
        args = [rng.choice([1, 2.5, "s", [5, 6], 7]) for _ in range(rng.randrange(3))]
        cases.append(("format_with", [template, args, {"a": rng.choice([1, "v", 2.5]), "b": {"x": 5}, "w": 7}]))
    write("str_format", {"format_with": lambda template, args, keywords: template.format(*args, **keywords)}, cases)


def record_bytes():
    rng = random.Random(SEED * 100 + 8)
    cases = []
    for _ in range(int(800 * SCALE)):
        value = rng.randbytes(rng.randrange(9)) if rng.random() < 0.5 else some_string(rng, "ab'\"\\\n\t\x00\x7f\u00e9\u4e2d\U0001f600", 5).encode()
        if rng.random() < 0.3 and value:
            value = value[:-1]
        cases.append(("repr", [value]))
        cases.append(("decode", [value, rng.choice(["utf-8", "ascii", "latin-1"]), rng.choice(["strict", "ignore", "replace", "backslashreplace"])]))
        cases.append(("getitem", [value, rng.randint(-9, 9)]))
        cases.append(("getitem", [value, slice(rng.choice([None, rng.randint(-9, 9)]), rng.choice([None, rng.randint(-9, 9)]), rng.choice([None, 1, 2, -1]))]))
        cases.append(("bytes_hex", [value, rng.choice(":-"), rng.choice([1, 2, -2, 3])]))
    functions = {"repr": repr, "decode": call_method("decode"), "getitem": operator.getitem, "bytes_hex": call_method("hex")}
    write("bytes", functions, cases)


def record_containers():
    rng = random.Random(SEED * 100 + 9)
    cases = []

    def numbers(count=6):
        return [rng.choice([rng.randint(-5, 5), rng.randint(-5, 5) / 2, True]) for _ in range(rng.randrange(count))]

    def part():
        return slice(*[rng.choice([None, rng.randint(-7, 7)]) for _ in range(2)], rng.choice([None, 1, 2, 3, -1, -2, 0]))

    for _ in range(int(600 * SCALE)):
        values = numbers()
        cases.append(("getitem", [values, rng.randint(-7, 7)]))
        cases.append(("getitem", [tuple(values), part()]))
        cases.append(("setitem", [values, part(), numbers(4)]))
        cases.append(("setitem", [values, rng.randint(-7, 7), 99]))
        cases.append(("delitem", [values, part()]))
        cases.append(("delitem", [values, rng.randint(-7, 7)]))
        cases.append(("sorted", [values]))
        cases.append(("sorted", [[some_string(rng) for _ in range(rng.randrange(5))]]))
        cases.append(("sorted", [[tuple(numbers(3)) for _ in range(rng.randrange(5))]]))
        cases.append(("sum", [[some_float(rng) for _ in range(rng.randrange(6))]]))
        cases.append(("sum", [values]))
        for name in ["min", "max"]:
            cases.append((name, [values]))
        cases.append(("dict", [[(key, index) for index, key in enumerate(numbers(8))]]))
        cases.append(("list", [range(*[rng.randint(-9, 9) for _ in range(rng.randint(1, 3))] if rng.random() < 0.9 else [1, 9, 2])]) if False else ("len", [values]))
        cases.append((rng.choice(["pop", "index", "count", "remove", "insert"]), [values, rng.randint(-6, 6)] + ([7] if False else [])))
    for _ in range(int(400 * SCALE)):
        step = rng.choice([-3, -2, -1, 1, 2, 3])
        span = range(rng.randint(-9, 9), rng.randint(-9, 9), step)
        cases.append(("list", [span]))
        cases.append(("getitem", [span, rng.choice([rng.randint(-9, 9), part()])]))
        cases.append(("contains", [span, rng.choice([rng.randint(-9, 9), rng.randint(-9, 9) / 2])]))
        cases.append(("len", [span]))
        cases.append(("hash", [slice(rng.randint(-5, 5), None)]))
        cases.append(("hash", [span]))
        cases.append(("repr", [span]))
        cases.append(("indices", [part(), rng.randint(0, 9)]))

    def setitem(container, key, value):
        container[key] = value
        return container

    def delitem(container, key):
        del container[key]
        return container

    functions = {"getitem": operator.getitem, "setitem": setitem, "delitem": delitem, "sorted": sorted, "sum": sum, "min": min, "max": max, "dict": dict, "list": list,
                 "len": len, "contains": operator.contains, "hash": hash, "repr": repr, "indices": call_method("indices")}
    for name in ["pop", "index", "count", "remove", "insert"]:
        functions[name] = call_method(name)
    write("containers", functions, [(name, json_copy(arguments)) for name, arguments in cases])


def json_copy(arguments):
    import copy

    return copy.deepcopy(arguments)


def record_set_order():
    """Sets of numbers after operations of every kind: lines of [members, [[operation, members], ...], repr], read by set-order.test.ts."""
    rng = random.Random(SEED * 100 + 10)

    def number():
        kind = rng.randrange(5)
        if kind < 3:
            return rng.randint(-20, 20)
        return rng.randint(0, 2 ** rng.randint(3, 70)) if kind == 3 else rng.randint(-999, 999) / 4

    lines = []
    for _ in range(int(900 * SCALE)):
        start = [number() for _ in range(rng.choice([3, 6, 12, 40, 90]))]
        members, steps = set(), []
        for member in start:
            members.add(member)
        for _ in range(rng.randrange(4)):
            name = rng.choice(list(SET_STEPS))
            other = [number() for _ in range(rng.choice([0, 2, 5, 30]))] + rng.sample(start, min(len(start), rng.randrange(30)))
            steps.append([name, [repr(item) for item in other]])
            members = SET_STEPS[name](members, other)
        lines.append(json.dumps([[repr(member) for member in start], steps, repr(members)]))
    (OUT / "set-order.txt").write_text("\n".join(lines) + "\n")
    print("set-order", len(lines))


def each(name):
    def step(members, other):
        for item in other:
            getattr(members, name)(item)
        return members

    return step


def pop_three(members, other):
    for _ in range(min(3, len(members))):
        members.pop()
    return members


def clear_and_update(members, other):
    members.clear()
    members.update(other)
    return members


SET_STEPS = {
    "discard": each("discard"), "add": each("add"), "pop": pop_three, "clear": clear_and_update,
    "copy": lambda members, other: members.copy(), "listset": lambda members, other: set(members),
    "union": lambda members, other: members.union(other), "inter": lambda members, other: members.intersection(other),
} | {
    name: (lambda operation: lambda members, other: operation(members, set(other)))(operation)
    for name, operation in {"or": operator.or_, "and": operator.and_, "sub": operator.sub, "xor": operator.xor, "ior": operator.ior,
                            "iand": operator.iand, "isub": operator.isub, "ixor": operator.ixor}.items()
}

def record_complex():
    rng = random.Random(SEED * 100 + 11)
    parts = [0.0, -0.0, 1.0, -1.0, 2.5, -3.0, 0.1, 1e10, 1e-7, math.inf, math.nan, 7.0]

    def value():
        return rng.choice([complex(rng.choice(parts), rng.choice(parts))] * 4 + [rng.randint(-5, 5), rng.choice(parts)])

    cases = []
    for _ in range(int(1500 * SCALE)):
        cases.append((rng.choice(["add", "sub", "mul", "truediv", "eq", "ne", "lt", "floordiv"]), [complex(rng.choice(parts), rng.choice(parts)), value()]))
        cases.append((rng.choice(["add", "sub", "mul", "truediv", "eq"]), [value(), complex(rng.choice(parts), rng.choice(parts))]))
        cases.append((rng.choice(["repr", "hash", "neg", "truth"]), [complex(rng.choice([p for p in parts if p == p]), rng.choice([p for p in parts if p == p]))]))
        cases.append(("pow", [complex(rng.randint(-3, 3), rng.randint(-3, 3)), rng.randint(0, 6)]))
    for text in ["1", "1j", "j", "-j", "1+2j", "1-2j", "(1+2j)", " ( 1+2j ) ", "1 + 2j", "1e5j", "inf", "nanj", "inf-infj", "1+j", "", "x", "1+2", "1j+2", "+1", "1_0j", "1__0", ".5j", "5.", "1e5+1e-5j", "((1))", "1j1", "infj"]:
        cases.append(("complex", [text]))
    for arguments in [[1, 2], [1.5], ["1", 2], [None], [1, "2"], [1 + 2j, 3j], [True]]:
        cases.append(("complex", arguments))
    functions = {**BINARY, "repr": repr, "complex": complex}
    write("complex", functions, cases)


GROUPS = {name.removeprefix("record_"): function for name, function in list(globals().items()) if name.startswith("record_")}

if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for group in sys.argv[1:] or GROUPS:
        GROUPS[group]()
