"""Records goldens of itertools: what each iterator gives, and what it leaves in its source."""

import itertools
import random

from encoding import Gap, decode, encode, function, outcome, write

LIMIT = 40


def pool(rng, most=6):
    return [rng.choice([0, 1, 2, 3, 4, 5, 1.5, True]) for _ in range(rng.randrange(most))]


def take(iterator):
    return list(itertools.islice(iterator, LIMIT))


def cases_of(rng):
    """Name, positional arguments, keyword arguments."""
    yield "accumulate", [pool(rng)], rng.choice([{}, {"initial": 10}, {"initial": None}])
    yield "accumulate", [pool(rng), function(rng.choice(["mul", "add", "fail"]))], {}
    yield "batched", [pool(rng, 9), rng.randrange(0, 4)], {"strict": rng.random() < 0.5}
    yield "chain", [pool(rng) for _ in range(rng.randrange(4))], {}
    yield "combinations", [pool(rng), rng.randrange(-1, 6)], {}
    yield "combinations_with_replacement", [pool(rng, 4), rng.randrange(-1, 5)], {}
    yield "permutations", [pool(rng, 5)] + rng.choice([[], [rng.randrange(-1, 6)], [None]]), {}
    yield "compress", [pool(rng), pool(rng)], {}
    yield "dropwhile", [function("is_odd"), pool(rng)], {}
    yield "takewhile", [function("is_odd"), pool(rng)], {}
    yield "filterfalse", [rng.choice([None, function("is_odd")]), pool(rng)], {}
    yield "islice", [pool(rng, 9)] + [rng.choice([None, *range(-1, 8)]) for _ in range(rng.randrange(1, 4))], {}
    yield "pairwise", [pool(rng)], {}
    yield "product", [pool(rng, 4) for _ in range(rng.randrange(3))], rng.choice([{}, {"repeat": rng.randrange(-1, 3)}])
    yield "starmap", [function("add"), [(rng.randrange(5), 2) for _ in range(rng.randrange(4))]], {}
    yield "zip_longest", [pool(rng) for _ in range(rng.randrange(4))], rng.choice([{}, {"fillvalue": "-"}])
    yield "count", rng.choice([[], [5], [5, 3], [0.5, 0.25], [2**53 - 3], [-2, -1], [1, 0.5], ["a"], [True]]), {}
    yield "cycle", [pool(rng)], {}
    yield "repeat", [rng.choice([1, "a"])] + rng.choice([[], [3], [-1], [0]]), {}


def record(rng, name, args, keywords):
    def run():
        plain = [decode(arg) for arg in args]
        return take(getattr(itertools, name)(*plain, **keywords))

    def rest():
        """What an iterator over the last list is left with."""
        plain = [decode(arg) for arg in args]
        position = max(index for index, arg in enumerate(plain) if isinstance(arg, list))
        source = iter(plain[position])
        plain[position] = source
        iterator = getattr(itertools, name)(*plain, **keywords)
        next(iterator, None)
        first = next(iterator, None)
        return (first, list(source), take(iterator))

    has_source = any(isinstance(arg, list) for arg in args)
    return [name, encode(args), encode(keywords), outcome(run), outcome(rest) if has_source else None]


def group_case(rng):
    data = [rng.randrange(4) for _ in range(rng.randrange(12))]
    key = rng.choice([None, function("mod3"), function("is_odd")])
    script = [rng.randrange(3) for _ in range(14)]

    def run():
        groups = itertools.groupby(data, key and key.value)
        trace = []
        seen = []
        for step in script:
            if step == 0 or not seen:
                item = next(groups, None)
                trace.append(item and item[0])
                if item:
                    seen.append(item[1])
            else:
                trace.append((step, next(seen[-step % len(seen)], "end")))
        return trace

    return [encode(data), encode(key), script, outcome(run)]


def tee_case(rng):
    data = list(range(rng.randrange(8)))
    count = rng.randrange(0, 4)
    script = [rng.randrange(4) for _ in range(12)]

    def run():
        branches = itertools.tee(data, count)
        return [next(branches[step % count], None) for step in script] if count else list(branches)

    return [encode(data), count, script, outcome(run)]


rng = random.Random(99)
calls = [record(rng, *case) for _ in range(60) for case in cases_of(rng)]
write(
    "itertools",
    {"calls": calls, "groups": [group_case(rng) for _ in range(150)], "tees": [tee_case(rng) for _ in range(60)]},
)
