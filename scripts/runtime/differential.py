"""Calls CPython's built-in types and functions with thousands of arguments, right and wrong ones, and writes what they answer.

    PYENV_VERSION=3.13.0 python3.13 scripts/runtime/differential.py OUTPUT.jsonl [GROUP...] [--seed N] [--scale N]

Each line is [operation, [arguments], {keywords}, answer]: arguments as tagged JSON (values.py), the answer as the type and repr() of the result with
those of the arguments that it changed, or "!Type: message". An operation `.name` is the method of the first argument. differential.ts asks the runtime the same.
"""

import argparse
import builtins
import json
import math
import operator
import random
import re
import resource
import signal
import sys
import warnings

from values import BYTES, ENCODED, POOL, SMALL, STRINGS, decode, encode, obj

assert sys.version_info[:2] == (3, 13), sys.version
warnings.simplefilter("ignore")

BINARY = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()
COMPARE = "eq ne lt le gt ge".split()
OPERATORS = {name: getattr(operator, name if name not in ("and", "or") else name + "_") for name in BINARY + COMPARE}
OPERATORS |= {"i" + name: getattr(operator, "i" + name) for name in BINARY}
OPERATORS |= {
    "neg": operator.neg, "pos": operator.pos, "invert": operator.invert, "contains": operator.contains, "getitem": operator.getitem,
    "setitem": operator.setitem, "delitem": operator.delitem, "truth": bool,
    "unpack": lambda value: [*value], "formatwith": lambda text, args, keywords: text.format(*args, **keywords),
}  # fmt: skip
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")


def shown(value):
    if type(value).__name__.endswith("iterator") or type(value) in (zip, map, filter, enumerate, reversed):
        return f"{type(value).__name__} {[*value]!r}"
    return f"{type(value).__name__} {ADDRESS.sub('ADDRESS', repr(value))}"


def answer(name, arguments, keywords):
    try:
        values = [decode(argument) for argument in arguments]
        before = [repr(value) for value in values]
        named = {key: decode(value) for key, value in keywords.items()}
        if name.startswith("."):
            result = getattr(values[0], name[1:])(*values[1:], **named)
        elif name in OPERATORS and (name != "pow" or len(values) == 2 and not named):
            result = OPERATORS[name](*values)
        else:
            result = getattr(builtins, name)(*values, **named)
        text = shown(result)
        for value, was in zip(values, before):
            if not hasattr(value, "__next__") and repr(value) != was:
                text += f" | {ADDRESS.sub('ADDRESS', repr(value))}"
        return text
    except (RecursionError, MemoryError, Timeout):
        return None
    except Exception as error:
        return f"!{type(error).__name__}: {ADDRESS.sub('ADDRESS', str(error))}"


class Timeout(BaseException):
    """An answer took too long: nothing to ask the runtime either."""


def interrupt(*_):
    raise Timeout


class Cases:
    def __init__(self, seed, scale):
        self.random = random.Random(seed)
        self.scale = scale

    def count(self, number):
        return range(int(number * self.scale))

    def value(self):
        return self.random.choice(self.random.choice(list(ENCODED.values())))

    def integer(self):
        return encode(self.random.choice([-100, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 10, 100, 2**70, -(2**70)]))

    def some_float(self):
        draw = self.random
        return draw.choice([draw.uniform(-1, 1) * 10.0 ** draw.randint(-12, 24), draw.randint(-1000, 1000) / 8, float(draw.randint(-20, 20)), draw.choice([math.inf, math.nan, 0.0, -0.0])])

    def text(self, alphabet, length):
        return "".join(self.random.choice(alphabet) for _ in range(self.random.randrange(length)))

    def operators(self):
        for name in [*BINARY, *("i" + name for name in BINARY), *COMPARE, "contains"]:
            for left in SMALL:
                for right in SMALL:
                    if "pow" in name or "shift" in name or "mul" in name:
                        if is_huge(left) or is_huge(right):
                            continue
                    if self.scale >= 1 or self.random.random() < self.scale:
                        yield name, [left, right], {}
        for value in POOL:
            for name in ("neg", "pos", "invert", "truth", "unpack"):
                yield name, [value], {}

    def functions(self):
        single = "abs bool int float complex str repr ascii len list tuple set frozenset dict sorted sum min max any all iter next reversed enumerate zip chr ord hex oct bin round bytes bytearray memoryview range slice callable divmod pow format filter map isinstance issubclass hasattr getattr".split()
        for name in single:
            yield name, [], {}
            for value in POOL:
                if name in ("bytes", "bytearray", "range") and isinstance(value, dict) and "int" in value or value in (2**31, 2**53 - 1):
                    continue
                yield name, [value], {}
            for _ in self.count(150):
                arguments = [self.value() for _ in range(self.random.choice([2, 2, 2, 3, 3, 4]))]
                if name == "pow" and any(is_huge(value) for value in arguments):
                    continue
                keywords = {self.random.choice(["key", "start", "default", "x", "ndigits", "base", "encoding", "strict", "reverse", "imag", "object"]): self.value()} if self.random.random() < 0.15 else {}
                if name in ("isinstance", "issubclass", "hasattr", "getattr"):
                    keywords = {}
                yield name, arguments, keywords
        for value in POOL:
            if is_number(value) or "sub" in str(value):
                yield "hash", [value], {}
        for _ in self.count(1500):
            yield "round", [encode(self.some_float()), self.random.randint(-25, 25)], {}
            yield "round", [encode(self.random.randint(-(10**6), 10**6) * 10 ** self.random.randint(0, 20)), self.random.randint(-25, 3)], {}
            left, right = (self.random.choice([self.some_float(), self.random.randint(-50, 50), self.random.getrandbits(80) - 2**79]) for _ in "ab")
            for name in ("divmod", "floordiv", "mod", "truediv", "add", "mul", "sub", "lt", "eq"):
                yield name, [encode(left), encode(right)], {}
            small = self.random.randint(-12, 12)
            yield "pow", [encode(self.random.choice([self.some_float(), self.random.randint(-9, 9)])), encode(self.random.choice([small, small / 2]))], {}
            yield "pow", [encode(self.random.randint(-100, 100)), encode(small), encode(self.random.randint(-20, 20))], {}
            yield "hash", [encode(self.random.choice([left, right]))], {}
            parts = [self.some_float() for _ in range(4)]
            yield self.random.choice(["add", "sub", "mul", "truediv", "pow", "eq"]), [encode(complex(*parts[:2])), encode(complex(*parts[2:]))], {}

    def methods(self):
        for kind, values in ENCODED.items():
            if kind in ("other", "raw", "type"):
                continue
            names = [name for name in dir(type(decode(values[0]))) if not name.startswith("__")]
            for name in names:
                if not callable(getattr(decode(values[0]), name)):
                    continue
                for value in values:
                    yield "." + name, [value], {}
                for _ in self.count(250):
                    yield "." + name, *self.method_call(kind, name, self.random.choice(values))
        for name in ("from_bytes", "to_bytes"):
            for _ in self.count(200):
                yield "." + name, *self.method_call("int", name, {"type": "int"})
        for kind, name in (("dict", "fromkeys"), ("bytes", "fromhex"), ("bytearray", "fromhex"), ("float", "fromhex"), ("str", "maketrans"), ("bytes", "maketrans")):
            for _ in self.count(100):
                yield "." + name, *self.method_call(kind, name, {"type": kind})

    def method_call(self, kind, name, value):
        draw = self.random
        likely = {"str": ENCODED["str"], "bytes": ENCODED["bytes"] + ENCODED["bytearray"], "bytearray": ENCODED["bytes"], "int": ENCODED["int"]}.get(kind, ENCODED["list"])
        if kind in ("set", "frozenset"):
            likely = ENCODED["set"] + ENCODED["list"][:4] + ENCODED["frozenset"]
        arguments = []
        for position in range(draw.choice([0, 1, 1, 1, 2, 2, 2, 3, 4])):
            choice = draw.random()
            if choice < 0.5 and (position == 0 or kind in ("str", "bytes") and name in ("replace", "maketrans")):
                arguments.append(draw.choice(likely))
            elif choice < 0.8:
                arguments.append(self.integer())
            else:
                arguments.append(self.value())
        keywords = {}
        if draw.random() < 0.15:
            keywords[draw.choice(["sep", "maxsplit", "keepends", "tabsize", "encoding", "errors", "key", "reverse", "signed", "length", "byteorder", "count", "x", "bytes_per_sep", "default"])] = draw.choice([True, 1, " ", "little", self.value()])
        return [value, *arguments], keywords

    def items(self):
        containers = [value for kind in ("str", "bytes", "bytearray", "memoryview", "list", "tuple", "dict", "range", "raw", "other", "set") for value in ENCODED[kind]]
        keys = ENCODED["slice"] + SMALL
        for container in containers:
            for key in keys:
                if self.scale >= 1 or self.random.random() < self.scale:
                    yield "getitem", [container, key], {}
                    yield "delitem", [container, key], {}
                    yield "setitem", [container, key, self.value()], {}
            for _ in self.count(10):
                bounds = [self.random.choice([None, self.integer()]) for _ in range(3)]
                yield "getitem", [container, {"slice": bounds}], {}
                yield "delitem", [container, {"slice": bounds}], {}
                yield "setitem", [container, {"slice": bounds}, self.random.choice([*ENCODED["list"], *ENCODED["tuple"], *ENCODED["bytes"], self.value()])], {}
        for value in ENCODED["slice"]:
            for length in (0, 1, 5, -1, encode(2**70), "a", obj(index=3)):
                yield ".indices", [value, length], {}

    def formats(self):
        draw = self.random
        numbers = [*ENCODED["int"], *ENCODED["float"], *ENCODED["complex"], True]
        for _ in self.count(6000):
            spec = draw.choice(["", "", "<", ">", "^", "=", "*<", "0=", "x^", "😀>"]) + draw.choice(["", "", "+", "-", " "]) + draw.choice(["", "", "", "z"]) + draw.choice(["", "", "#"]) + draw.choice(["", "", "0"])
            spec += draw.choice(["", "", "5", "12", "20"]) + draw.choice(["", "", "", ",", "_", ",_"]) + draw.choice(["", "", ".0", ".1", ".3", ".10", "."]) + draw.choice(["", "d", "f", "e", "g", "n", "%", "x", "X", "o", "b", "c", "s", "F", "E", "G", "q", "dd", "é"])
            value = draw.choice([draw.choice(numbers), draw.choice(numbers), encode(self.some_float()), draw.choice(ENCODED["str"])])
            yield "format", [value, spec], {}
        for value in POOL:
            for spec in ("", "5", "s", "d", ">10"):
                yield "format", [value, spec], {}
        for _ in self.count(4000):
            template = draw.choice(["", "a", "é"]) + "%" + draw.choice(["", "", "", "(a)", "(x)", "("]) + draw.choice(["", "", "-", "+", " ", "0", "#", "-+#"]) + draw.choice(["", "", "5", "12", "*"]) + draw.choice(["", "", ".0", ".2", ".8", ".*", "."])
            template += draw.choice(["", "", "", "l", "hh"]) + draw.choice("diouxXeEfFgGcrsa%qb") + draw.choice(["", "z", "%s", "%"])
            value = draw.choice([self.value(), {"tuple": [self.value()]}, {"tuple": [self.value(), self.value()]}, {"dict": [["a", self.value()], ["x", 1]]}, self.value()])
            yield "mod", [template, value], {}
            yield "mod", [encode(template.encode()), value], {}
        for _ in self.count(3000):
            template = ""
            for _ in range(draw.choice([1, 1, 2, 3])):
                template += draw.choice(["", "a", "{{", "}}", "{", "}", "é"]) + draw.choice(["{", "{{"][:1]) + draw.choice(["", "", "0", "1", "x", "y", "5", "0.real", "x[0]", "x[a]", "0.", "x[", "x]", "-1", " ", "x.y"]) + draw.choice(["", "", "!r", "!s", "!a", "!", "!x", "!rr"]) + draw.choice(["", "", ":", ":>5", ":{1}", ":{x}", ":{", ":}"]) + "}"
            yield "formatwith", [template, {"list": [self.value() for _ in range(draw.choice([0, 1, 2]))]}, {"dict": [["x", self.value()]]}], {}
            yield ".format_map", [template, {"dict": [["x", self.value()]]}], {}

    def parse(self):
        draw = self.random
        for _ in self.count(4000):
            text = draw.choice(["", "", " ", "\n"]) + self.text("0123456789", 5) + self.text("0123456789_abfjnxeEinty.+-() ١é", 8) + draw.choice(["", "", " "])
            yield "int", [text], {}
            yield "int", [text, encode(draw.choice([0, 2, 8, 10, 16, 36, 37, 1, -1]))], {}
            yield "float", [text], {}
            yield "complex", [text], {}
            if text.isascii():
                yield "int", [encode(text.encode())], {}
                yield "float", [encode(text.encode())], {}
            sign = draw.choice(["", "+", "-"])
            number = sign + self.text("0123456789", 6) + draw.choice(["", ".", ".5", "e5", "E-3", "_1", "inf", "nan", "e"])
            for name in ("int", "float", "complex"):
                yield name, [number], {}
            yield "complex", [number + draw.choice(["+", "-", ""]) + self.text("0123456789.e_", 4) + draw.choice(["j", "J", "", "i"])], {}
            yield ".fromhex", [{"type": "float"}, sign + draw.choice(["0x", "", "0X"]) + self.text("0123456789abcdef", 20) + draw.choice(["", ".", ".8", ".ffff"]) + draw.choice(["", "p3", "p-1080", "P+1020", "p", "p99999"])], {}

    def unicode(self):
        draw = self.random
        names = "capitalize casefold lower upper title swapcase isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper strip split splitlines".split()
        for _ in self.count(8000):
            start = draw.choice([0, 0x80, 0x250, 0x370, 0x1E00, 0x2000, 0x2460, 0x3000, 0xA640, 0xFF00, 0x10400, 0x1D400, 0x1E900, 0x1F100])
            text = "".join(chr(start + draw.randrange(0x200)) for _ in range(draw.choice([1, 1, 1, 2, 4])))
            yield "." + draw.choice(names), [text], {}
            yield "repr", [text], {}


def is_number(value):
    return isinstance(value, (int, float)) or isinstance(value, dict) and any(tag in value for tag in ("int", "float", "complex"))


def is_huge(value):
    if isinstance(value, dict) and "sub" in value:
        return is_huge(value["sub"][1])
    return isinstance(value, int) and abs(value) > 300 or isinstance(value, dict) and "int" in value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("groups", nargs="*", default=["operators", "functions", "methods", "items", "formats", "parse", "unicode"])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--scale", type=float, default=1)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    signal.signal(signal.SIGALRM, interrupt)
    with open(options.output, "w") as output:
        for group in options.groups:
            for name, arguments, keywords in getattr(Cases(options.seed, options.scale), group)():
                try:
                    signal.setitimer(signal.ITIMER_REAL, 0.5)
                    text = answer(name, arguments, keywords)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                except Timeout:
                    continue
                if text is not None and len(text) < 20_000:
                    output.write(json.dumps([name, arguments, keywords, text]) + "\n")


main()
