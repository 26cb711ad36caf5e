"""Records goldens of json: encoding of random values, decoding of documents and of broken ones."""

import json
import random

from encoding import encode, outcome, write


def value(rng, depth=0):
    kind = rng.randrange(12 if depth < 3 else 8)
    if kind == 0:
        return rng.choice([None, True, False])
    if kind < 3:
        return rng.choice([0, -1, 10, 2**53, -(2**70), rng.randrange(-1000, 1000)])
    if kind < 5:
        return rng.choice([0.0, -0.0, 1.0, 1.5, 1e100, 1e-7, 5e-324, float("inf"), float("nan"), rng.gauss(0, 1e6)])
    if kind < 8:
        return "".join(rng.choice('ab"\\/\n\t\r\b\f\x00\x1f\x7f\u00e9\u2028\U0001f600 ') for _ in range(rng.randrange(6)))
    if kind < 10:
        items = [value(rng, depth + 1) for _ in range(rng.randrange(4))]
        return tuple(items) if rng.random() < 0.3 else items
    keys = ["a", "b", "\u00e9", 1, 2.5, None, True, "z"]
    return {key: value(rng, depth + 1) for key in rng.sample(keys, rng.randrange(4))}


def dumps_cases(rng):
    rows = []
    for _ in range(400):
        options = {}
        if rng.random() < 0.4:
            options["indent"] = rng.choice([0, 1, 2, "\t", None])
        if rng.random() < 0.2:
            options["separators"] = (",", ":")
        if rng.random() < 0.3:
            options["ensure_ascii"] = False
        if rng.random() < 0.2:
            options["sort_keys"] = True
        if rng.random() < 0.2:
            options["allow_nan"] = False
        data = value(rng)
        rows.append([encode(data), encode(options), outcome(lambda: json.dumps(data, **options))])
    return rows


BROKEN = [
    "", "[", "{", "[1,]", '{"a":1,}', '{"a"', '{"a":', '{"a" 1}', "{1:2}", '["a', '["\\x"]', '["\\u12"]', '["\\u12G4"]', '["\\ud800"]', '["\n"]', "[1 2]", "1 2",
    "nul", "-", "1.", "1e", "01", "[1,,2]", '{"a":1 "b"}', "\ufeff[]", "NaN", "-Infinity", "Infinity", "[]]", '"\\', '"abc\\', "\U0001f600", '["\U0001f600" x]',
    "+1", ".5", "-01", '{"a":1,,}', "{,}", "1E5", "-0", "-0.0", "1e400", '{"a":1}x', "[1,\n2,\n x]", "  ", '"\\u"', '"\\ud83d\\u"', '"\\ud83d\\ude00"', '"\\u1234',
    "[1,2", '{"a":1', "-Inf", "tru", '"a\tb"', " [ 1 , { } ] ", '{"a":1,"a":2}', "\x0b1",
]


def loads_cases(rng):
    texts = list(BROKEN)
    for _ in range(300):
        text = json.dumps(value(rng), ensure_ascii=rng.random() < 0.5, indent=rng.choice([None, 1]))
        texts.append(text)
        position = rng.randrange(len(text))
        change = rng.choice(["", rng.choice('",:{}[]\\ \n0e.-x\U0001f600')])
        texts.append(text[:position] + change + text[position + rng.randrange(2):])
    return [[text, outcome(lambda: json.loads(text))] for text in texts]


rng = random.Random(404)
write("json", {"dumps": dumps_cases(rng), "loads": loads_cases(rng)})
