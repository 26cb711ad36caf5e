"""Records what CPython 3.13 answers: runtime/core/goldens/GROUP.json, read by runtime/core/goldens.test.ts.

    PYENV_VERSION=3.13.0 python3.13 scripts/runtime/record.py [GROUP...]

A case is [operation, [arguments], answer]: arguments as tagged JSON, the answer as repr() of the result or "!Type: message".
"""

import json
import math
import operator
import pathlib
import random
import struct
import sys
import warnings

assert sys.version_info[:2] == (3, 13), sys.version
warnings.simplefilter("ignore")
sys.set_int_max_str_digits(0)
OUT = pathlib.Path(__file__).parents[2] / "runtime" / "core" / "goldens"


def encode(value):
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if abs(value) < 2**53 else {"int": str(value)}
        case float():
            return {"float": repr(value)}
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
    rng = random.Random(1)
    cases = []
    for _ in range(1500):
        cases.append(("format", [some_float(rng), some_spec(rng)]))
    for _ in range(1200):
        cases.append(("format", [some_integer(rng), some_spec(rng)]))
    for _ in range(400):
        cases.append(("format", [some_string(rng), some_spec(rng)]))
    for _ in range(60):
        cases.append(("format", [rng.choice([True, False, None, [1], (1, 2)]), some_spec(rng)]))
    for _ in range(400):
        junk = "".join(rng.choice("<>=^+-z#05,_.dfgsx!é {}") for _ in range(rng.randrange(1, 7)))
        cases.append(("format", [rng.choice([1, 2.5, "s"]), junk]))
    write("format", {"format": format}, cases)


def record_percent():
    rng = random.Random(2)
    cases = []
    for _ in range(1500):
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
    rng = random.Random(3)
    cases = []
    for _ in range(1500):
        cases.append(("repr", [some_float(rng)]))
    for _ in range(700):
        cases.append(("repr", [some_string(rng)]))
        cases.append(("ascii", [some_string(rng)]))
    for code in range(0x300):
        cases.append(("repr", [chr(code)]))
    for _ in range(2000):
        cases.append(("repr", [chr(rng.randrange(0x110000))]))
    for _ in range(300):
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
    rng = random.Random(4)
    cases = []
    for _ in range(3500):
        name = rng.choice([name for name in BINARY if name not in ("round", "neg", "pos", "invert", "abs", "hash", "truth", "len", "pow")])
        a, b = some_value(rng), some_value(rng)
        if name == "lshift" and isinstance(b, int) and abs(b) > 200:
            b = b % 90
        if name == "mul" and any(isinstance(x, int) and abs(x) > 20 and isinstance(y, (str, list, tuple)) for x, y in [(a, b), (b, a)]):
            continue
        cases.append((name, [a, b]))
    for _ in range(1200):
        name = rng.choice(["neg", "pos", "invert", "abs", "truth", "len"])
        cases.append((name, [some_value(rng)]))
    for _ in range(600):
        value = rng.choice([some_integer, some_float, lambda rng: tuple(some_integer(rng) for _ in range(rng.randrange(4))),
                            lambda rng: frozenset(some_integer(rng) for _ in range(rng.randrange(4)))])(rng)
        if value != value:
            continue
        cases.append(("hash", [value]))
    for _ in range(800):
        base = some_integer(rng)
        exponent = rng.randint(0, 60 if abs(base) < 100 else 6)
        cases.append(("pow", [base, exponent]))
        cases.append(("pow", [some_integer(rng), rng.randint(-5, 99), some_integer(rng)]))
    for _ in range(800):
        value = rng.choice([some_float, some_integer])(rng)
        cases.append(("round", [value]))
        cases.append(("round", [value, rng.randint(-25, 25)]))
    write("arithmetic", BINARY, cases)


def record_parse():
    rng = random.Random(5)
    cases = []
    texts = ["", " ", "1", " 1 ", "-1", "+1", "--1", "1_0", "_1", "1_", "1__0", "0x10", "0b1", "0o7", "0X1F", "1.5", "1e5", "1e", "e5", ".5", "5.",
             ".", "inf", "-inf", "Infinity", "nan", "-nan", "+nan", "iNf", "infinit", "1_0.5", "1._5", "1_.5", "1e1_0", "1e+5", "1e-400", "1e400", "٣", "１２",
             "٣.٥", "\u00a01\u2003", "1\x00", "0_0", "00", "01", "0_1", "1 2", "0x", "z", "Z", "9" * 30, "-0", "-0.0", "1,5", "0b_1", "0b", "\t5\n", "é", "1e١"]
    for text in texts:
        cases.append(("int", [text]))
        cases.append(("float", [text]))
        for base in (0, 2, 8, 10, 16, 36, 1, 37, -1):
            cases.append(("int", [text, base]))
    for _ in range(600):
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


GROUPS = {name.removeprefix("record_"): function for name, function in list(globals().items()) if name.startswith("record_")}

if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for group in sys.argv[1:] or GROUPS:
        GROUPS[group]()
