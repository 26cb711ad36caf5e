"""Records goldens of random: what each method gives under many seeds."""

import random

from encoding import encode, outcome, write

SEEDS = [0, 1, -1, 42, 2**32, 2**70 + 5, -(2**100), 0.5, -2.0, 1e300, "", "hello", "gr\u00fc\u00df \U0001f600", "x" * 200, True]

CALLS = [
    ["random", []], ["getrandbits", [1]], ["getrandbits", [32]], ["getrandbits", [33]], ["getrandbits", [100]], ["getrandbits", [0]], ["getrandbits", [-1]],
    ["randrange", [10]], ["randrange", [5, 20]], ["randrange", [5, 50, 7]], ["randrange", [50, 5, -3]], ["randrange", [2**40]], ["randrange", [2**80]],
    ["randrange", [0]], ["randrange", [5, 5]], ["randrange", [5, 9, 0]], ["randrange", [5, 9, -1]], ["randint", [1, 6]], ["randint", [-(2**70), 2**70]],
    ["choice", [[1, 2, 3]]], ["choice", ["abc"]], ["choice", [[]]], ["choice", [(1, 2)]],
    ["sample", [list(range(10)), 4]], ["sample", [list(range(100)), 5]], ["sample", [list(range(200)), 30]], ["sample", [[1, 2], 3]], ["sample", ["abcdef", 3]],
    ["choices", [[1, 2, 3]]], ["choices", ["abc", [5, 1, 1]]], ["choices", ["abc", [0.5, 0.25, 0.25]]], ["choices", ["abc", [0, 0, 0]]], ["choices", ["abc", [1]]],
    ["uniform", [0, 10]], ["uniform", [2.5, -2.5]], ["triangular", []], ["triangular", [1, 5]], ["triangular", [1, 5, 2]], ["triangular", [3, 3, 3]],
    ["normalvariate", []], ["normalvariate", [10, 2.5]], ["gauss", []], ["gauss", [10, 2.5]], ["lognormvariate", [0, 1]], ["expovariate", []],
    ["expovariate", [2.5]], ["expovariate", [0]], ["vonmisesvariate", [0, 4]], ["vonmisesvariate", [1.5, 0]], ["vonmisesvariate", [1, 0.1]],
    ["gammavariate", [2.5, 1.5]], ["gammavariate", [1, 2]], ["gammavariate", [0.5, 2]], ["gammavariate", [0, 1]], ["betavariate", [2, 3]], ["betavariate", [0.5, 0.5]],
    ["paretovariate", [3]], ["weibullvariate", [1, 1.5]], ["binomialvariate", []], ["binomialvariate", [10, 0.3]], ["binomialvariate", [100, 0.25]],
    ["binomialvariate", [1000, 0.75]], ["binomialvariate", [5, 0]], ["binomialvariate", [5, 1.5]], ["binomialvariate", [-1]],
]


def streams():
    rows = []
    for seed in SEEDS:
        for version in (1, 2) if isinstance(seed, str) else (2,):
            generator = random.Random()
            generator.seed(seed, version)
            rows.append([encode(seed), version, [repr(generator.random()) for _ in range(8)] + [repr(generator.getrandbits(64))]])
    return rows


def calls():
    rng = random.Random(5)
    rows = []
    for seed in range(40):
        generator = random.Random(seed)
        for name, args in rng.sample(CALLS, len(CALLS)):
            rows.append([name, encode(args), outcome(lambda: getattr(generator, name)(*args))])
        items = list(range(20))
        generator.shuffle(items)
        rows.append(["shuffle", None, repr(items)])
        rows.append(["randbytes", [5], outcome(lambda: generator.randbytes(5))])
    return rows


state = random.Random(9)
state.gauss()
write("random", {"streams": streams(), "calls": calls(), "state": repr(state.getstate())})
