"""Records goldens of heapq and bisect."""

import bisect
import heapq
import random

from encoding import decode, encode, function, outcome, write


def items(rng, size):
    kind = rng.randrange(4)
    if kind == 0:
        return [rng.randrange(10) for _ in range(size)]
    if kind == 1:
        return [rng.choice([float("nan"), 1.0, 2.5, -0.0, 3, float("inf")]) for _ in range(size)]
    if kind == 2:
        return [(rng.randrange(3), rng.randrange(100)) for _ in range(size)]
    return [rng.choice("abcdefgh") + rng.choice("ab") for _ in range(size)]


def heap_cases(rng):
    cases = []
    for _ in range(120):
        heap = items(rng, rng.randrange(0, 40))
        rows = []
        start = encode(heap)
        for _ in range(12):
            name = rng.choice(["heappush", "heappop", "heapreplace", "heappushpop", "heapify"])
            args = [] if name in ("heappop", "heapify") else [rng.choice(heap) if heap else 1]
            result = outcome(lambda: getattr(heapq, name)(heap, *args))
            rows.append([name, encode(args), result, repr(heap)])
        cases.append([start, rows])
    return cases


def select_cases(rng):
    cases = []
    for _ in range(250):
        data = [item for item in items(rng, rng.randrange(0, 30)) if item == item]
        name = rng.choice(["nlargest", "nsmallest"])
        key = None
        if all(type(item) is int for item in data) and rng.random() < 0.5:
            key = function(rng.choice(["neg", "mod3", "identity"]))
        count = rng.randrange(-1, 35)
        result = outcome(lambda: getattr(heapq, name)(count, iter(data), key and key.value))
        cases.append([name, count, encode(data), encode(key), result])
        result = outcome(lambda: getattr(heapq, name)(count, data, key and key.value))
        cases.append([name, count, encode(data), encode(key), result])
    return cases


def merge_cases(rng):
    cases = []
    for _ in range(150):
        reverse = rng.random() < 0.4
        key = rng.choice([None, None, function("mod3"), function("neg")])
        sort_key = key and key.value
        inputs = [
            sorted([rng.choice([1, 2, 3, 4.0, 5, True, 17]) for _ in range(rng.randrange(6))], key=sort_key, reverse=reverse)
            for _ in range(rng.randrange(5))
        ]
        result = outcome(lambda: list(heapq.merge(*inputs, key=sort_key, reverse=reverse)))
        cases.append([encode(inputs), encode(key), reverse, result])
    return cases


def large_heapify(rng):
    cases = []
    for size in (2500, 2501, 5001):
        data = [rng.randrange(1000) for _ in range(size)]
        heap = list(data)
        heapq.heapify(heap)
        cases.append([data, heap])
    return cases


def bisect_cases(rng):
    cases = []
    for _ in range(800):
        data = items(rng, rng.randrange(0, 12))
        try:
            data.sort()
        except TypeError:
            pass
        x = rng.choice(data) if data and rng.random() < 0.7 else 4
        name = rng.choice(["bisect_left", "bisect_right", "bisect", "insort_left", "insort_right", "insort"])
        lo = rng.choice([0, 0, 0, 2, -1, 15])
        hi = rng.choice([None, None, None, 5, -1, -2, 20])
        key = function("neg") if data and type(data[0]) is int and rng.random() < 0.3 else None
        start = encode(data)
        result = outcome(lambda: getattr(bisect, name)(data, x, lo, hi, key=key and key.value))
        cases.append([name, start, encode(x), lo, hi, encode(key), result, repr(data)])
    return cases


rng = random.Random(20240613)
write("heapq", {"heap": heap_cases(rng), "select": select_cases(rng), "merge": merge_cases(rng), "large": large_heapify(rng)})
write("bisect", {"cases": bisect_cases(rng)})
