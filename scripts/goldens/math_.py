"""Records goldens of math. Exact functions are compared bit by bit; of the others the share of results that are equal is held."""

import math
import random

from encoding import encode, outcome, write

INTERESTING = [
    0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 1.5, -2.5, 3.0, 1e-320, 5e-324, 1e308, -1e308, 1.7976931348623157e308,
    float("inf"), float("-inf"), float("nan"), 0, 1, -1, 2, True, 10, 170, 171, 2**53, 2**64, 2**1100, -(2**1100),
]
SMALL = [x for x in INTERESTING if abs(x) != 2**1100]

APPROXIMATE = {
    "exp": (-745, 709), "exp2": (-1070, 1023), "expm1": (-40, 700), "log": (0, 1e6), "log2": (0, 1e6), "log10": (0, 1e6), "log1p": (-1, 1e3),
    "sin": (-1e3, 1e3), "cos": (-1e3, 1e3), "tan": (-1e3, 1e3), "asin": (-1, 1), "acos": (-1, 1), "atan": (-1e2, 1e2),
    "sinh": (-700, 700), "cosh": (-700, 700), "tanh": (-20, 20), "asinh": (-1e5, 1e5), "acosh": (1, 1e5), "atanh": (-1, 1),
    "cbrt": (-1e9, 1e9), "erf": (-5, 5), "erfc": (-5, 26), "gamma": (-20, 171), "lgamma": (-100, 1e3),
}
EXACT_ONE = ["sqrt", "fabs", "floor", "ceil", "trunc", "isnan", "isinf", "isfinite", "frexp", "modf", "ulp", "degrees", "radians"]
EXACT_TWO = ["fmod", "remainder", "copysign", "nextafter", "isclose"]
INTEGERS = {"gcd": 2, "lcm": 2, "comb": 2, "perm": 2, "factorial": 1, "isqrt": 1}


def real(rng):
    kind = rng.randrange(5)
    if kind == 0:
        return rng.choice(SMALL if rng.random() < 0.95 else INTERESTING)
    if kind == 1:
        return rng.gauss(0, 1)
    if kind == 2:
        return math.ldexp(rng.uniform(-1, 1), rng.randrange(-1074, 1024))
    if kind == 3:
        return rng.randrange(-50, 50) / 2
    return rng.randrange(-100, 100)


def exact(rng):
    rows = []
    for name in EXACT_ONE:
        rows += [[name, [x]] for x in INTERESTING] + [[name, [real(rng)]] for _ in range(60)]
    for name in EXACT_TWO:
        rows += [[name, [rng.choice(INTERESTING), rng.choice(INTERESTING)]] for _ in range(60)]
        rows += [[name, [real(rng), real(rng)]] for _ in range(60)]
    rows += [["ldexp", [real(rng), rng.randrange(-2200, 2200)]] for _ in range(120)]
    rows += [["ldexp", [5e-324 * 3, power]] for power in (-1, 0, 1, 1100, 2098)]
    rows += [["fma", [real(rng), real(rng), real(rng)]] for _ in range(200)]
    for name, count in INTEGERS.items():
        for _ in range(80):
            top = rng.choice([10, 60, 2**53, 2**70]) if name in ("gcd", "lcm", "isqrt") else rng.choice([10, 60, 300])
            rows.append([name, [rng.randrange(-3, top) for _ in range(count)]])
    for _ in range(120):
        count = rng.randrange(0, 9)
        rows.append(["fsum", [[real(rng) for _ in range(count)]]])
        rows.append(["hypot", [real(rng) for _ in range(count)]])
        rows.append(["dist", [[real(rng) for _ in range(count)], tuple(real(rng) for _ in range(count))]])
        rows.append(["sumprod", [[real(rng) for _ in range(count)], [real(rng) for _ in range(count)]]])
        rows.append(["prod", [[rng.choice([1, 2, 0.5, 3, 1e100, 2**40]) for _ in range(count)]]])
        rows.append(["fsum", [[rng.gauss(0, 1) * 10 ** rng.randrange(-20, 20) for _ in range(count)]]])
        rows.append(["hypot", [rng.gauss(0, 1) for _ in range(2)]])
    return [[name, encode(args), outcome(lambda: getattr(math, name)(*args))] for name, args in rows]


def approximate(rng):
    table = {}
    for name, (low, high) in APPROXIMATE.items():
        points = [rng.uniform(low, high) for _ in range(150)]
        points += [math.ldexp(rng.uniform(0.5, 1), rng.randrange(-30, 1)) + (1 if name == "acosh" else 0) for _ in range(150)]
        table[name] = [[repr(x), outcome(lambda: getattr(math, name)(x))] for x in points]
    table["pow"] = []
    table["atan2"] = []
    for _ in range(300):
        x, y = rng.uniform(0, 20), rng.uniform(-40, 40)
        table["pow"].append([repr(x), repr(y), outcome(lambda: math.pow(x, y))])
        x, y = rng.gauss(0, 1), rng.gauss(0, 1)
        table["atan2"].append([repr(x), repr(y), outcome(lambda: math.atan2(x, y))])
    return table


def special(rng):
    """The values at the edges, for every function of one or two floats."""
    rows = [[name, [x]] for name in APPROXIMATE for x in INTERESTING]
    rows += [[name, [x, y]] for name in ("pow", "atan2") for x in SMALL for y in SMALL]
    rows += [["log", [x, 2]] for x in INTERESTING] + [["log", [8, x]] for x in INTERESTING]
    return [[name, encode(args), outcome(lambda: getattr(math, name)(*args))] for name, args in rows]


rng = random.Random(31415)
write("math", {"exact": exact(rng), "special": special(rng), "approximate": approximate(rng)})
