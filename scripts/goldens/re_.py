"""Records goldens of re: random patterns against random subjects, broken patterns, and templates.

    python re_.py                  writes the goldens
    python re_.py SEED COUNT       prints COUNT cases made from SEED, one a line
    python re_.py table            prints the cases of the table that CPython's own tests have, under several flags
"""

import json
import random
import re
import sys
import warnings

from encoding import write

warnings.simplefilter("ignore")

LITERALS = ["a", "b", "c", "ab", "abc", "A", "B", "x", "1", "_", "-", " ", r"\n", r"\.", "é", "ß", "K", "ſ", "İ", "Σ", "ς", "\U0001f600", r"\x61", r"\141", r"\t", "\u0660", r"\u0061"]
SIMPLE_LITERALS = ["a", "b", "c", "a", "b", "ab", "ba"]
CLASSES = [r"\d", r"\D", r"\s", r"\S", r"\w", r"\W", ".", "[abc]", "[^abc]", "[a-c]", "[^a]", "[A-Z]", r"[\w-]", r"[^\W\d]", "[]a]", "[^]]", r"[\d.]", "[a-zé-ü]", "[\U0001f600-\U0001f64f]", "[ab-]", r"[\s\S]", "[k-\u212a]", "[^\\x00-\\x60]"]
SIMPLE_CLASSES = ["[ab]", "[^a]", ".", "[abc]"]
PLACES = ["^", "$", r"\A", r"\Z", r"\b", r"\B"]
QUANTIFIERS = ["*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}", "{,2}", "{0}", "{1}", "{3,5}"]
SUFFIXES = ["", "", "", "?", "?", "+"]
SUBJECT_CHARACTERS = ["a", "a", "b", "b", "c", "A", "B", "x", "1", "_", "-", " ", "\n", ".", "é", "ß", "K", "\u212a", "ſ", "s", "İ", "i", "ı", "Σ", "ς", "σ", "\U0001f600", "\u0660", "]", "\xa0", "\u2028", "\r"]


class Generator:
    """One pattern. Groups are counted, so that references mostly go somewhere."""

    def __init__(self, rng, is_simple):
        self.rng = rng
        self.is_simple = is_simple
        self.groups = 0
        self.closed = []
        self.names = []

    def atom(self, depth):
        rng = self.rng
        kind = rng.random()
        if depth <= 0 or kind < 0.45:
            return rng.choice(SIMPLE_LITERALS if self.is_simple else LITERALS)
        if kind < 0.6:
            return rng.choice(SIMPLE_CLASSES if self.is_simple else CLASSES)
        if kind < 0.66:
            return rng.choice(PLACES)
        if kind < 0.80:
            return self.capture(depth)
        if kind < 0.88:
            return f"(?:{self.alternatives(depth - 1)})"
        if kind < 0.90:
            return f"(?>{self.alternatives(depth - 1)})"
        if kind < 0.94:
            return f"(?{rng.choice('=!')}{self.alternatives(depth - 1)})"
        if kind < 0.96:
            return f"(?<{rng.choice('=!')}{self.fixed()})"
        if kind < 0.98 and self.closed:
            return f"\\{rng.choice(self.closed)}"
        if kind < 0.99 and self.groups:
            group = rng.randint(1, self.groups)
            no = f"|{self.sequence(depth - 1)}" if rng.random() < 0.6 else ""
            return f"(?({group}){self.sequence(depth - 1)}{no})"
        flags = rng.choice(["i", "-i", "s", "m", "x", "a", "i-s", "u"])
        return f"(?{flags}:{self.alternatives(depth - 1)})"

    def capture(self, depth):
        self.groups += 1
        number = self.groups
        name = f"?P<g{number}>" if self.rng.random() < 0.2 else ""
        text = f"({name}{self.alternatives(depth - 1)})"
        self.closed.append(number)
        return text

    def fixed(self):
        rng = self.rng
        if rng.random() < 0.2:
            return rng.choice(["ab|ba", "a|b", "(a)b", "[ab]c|aa", r"\b", "^", "(?=a)b"])
        return "".join(rng.choice(SIMPLE_LITERALS + CLASSES) for _ in range(rng.randint(1, 2)))

    def sequence(self, depth):
        parts = []
        for _ in range(self.rng.choice([0, 1, 1, 1, 2, 2, 2, 3, 3])):
            atom = self.atom(depth)
            if self.rng.random() < 0.35:
                atom += self.rng.choice(QUANTIFIERS) + self.rng.choice(SUFFIXES)
            parts.append(atom)
        return "".join(parts)

    def alternatives(self, depth):
        return "|".join(self.sequence(depth) for _ in range(self.rng.choice([1, 1, 1, 2, 3])))


def subject(rng, is_simple):
    characters = ["a", "a", "b", "b", "c"] if is_simple else SUBJECT_CHARACTERS
    length = rng.choice([0, 1, 2, 3, 5, 8, 12])
    if rng.random() < 0.5:
        characters = [c for c in characters if c.isascii()]
    return "".join(rng.choice(characters) for _ in range(length))


def spans(match):
    if match is None:
        return None
    return [list(span) for span in match.regs] + [match.lastindex]


def outcome(action):
    try:
        return action()
    except re.error as error:
        return f"!{error}"
    except Exception as error:
        return f"!{type(error).__name__}: {error}"


def operations(pattern, text, rng):
    pos = rng.choice([0, 0, 0, 1, 2])
    end = rng.choice([len(text), len(text), len(text) - 1])
    maxsplit = rng.choice([0, 0, 1])
    return [
        pos,
        end,
        spans(pattern.search(text, pos, end)),
        spans(pattern.match(text, pos, end)),
        spans(pattern.fullmatch(text, pos, end)),
        [spans(match) for match in pattern.finditer(text, pos, end)],
        pattern.sub("<>", text),
        maxsplit,
        pattern.split(text, maxsplit=maxsplit),
    ]


def case(rng):
    is_simple = rng.random() < 0.5
    generator = Generator(rng, is_simple)
    source = generator.alternatives(3)
    if rng.random() < 0.1:
        position = rng.randrange(len(source) + 1)
        source = source[:position] + rng.choice(list("()[]{}*+?|\\^$-,<>=!:P#1") + ["(?", "(?P<", "{1,", "[^"]) + source[position:]
    flags = 0
    if rng.random() < 0.4:
        for flag in (re.I, re.M, re.S, re.X, re.A):
            if rng.random() < 0.35:
                flags |= flag
    flags = int(flags)
    texts = [subject(rng, is_simple) for _ in range(3)]
    if rng.random() < 0.1 and source.isascii() and all(t.isascii() for t in texts):
        source = source.encode()
        texts = [t.encode() for t in texts]
    try:
        return recorded(source, flags, texts, rng)
    except SystemError:
        # CPython's own error: "The span of capturing group is wrong, please report a bug for the re module."
        return case(rng)


def recorded(source, flags, texts, rng):
    compiled = outcome(lambda: re.compile(source, flags))
    shown = source if isinstance(source, str) else {"bytes": source.decode()}
    if isinstance(compiled, str):
        return [shown, flags, compiled, []]
    rows = []
    for text in texts:
        data = text if isinstance(text, str) else text.decode("latin1")
        if isinstance(text, bytes):
            # Results of bytes are compared by their spans.
            rows.append([data, 0, len(text), spans(compiled.search(text)), spans(compiled.match(text)), spans(compiled.fullmatch(text)), [spans(m) for m in compiled.finditer(text)], None, 0, None])
        else:
            rows.append([data, *operations(compiled, text, rng)])
    return [shown, flags, repr(compiled), rows]


BROKEN = [
    "(", ")", "(?", "(?P", "(?P<", "(?P<>", "(?P<a", "(?P<a>", "(?P<1>x)", "(?P=a)", "(?P=a", "(?P<a>(?P=a))", "(?P>", "(?Px", "(?<", "(?<a", "(?<=a*)", "(?<=(a)\\1)", "(a)(?<=\\1)", "(?(", "(?(1", "(?(1)", "(?(1)a|b|c)", "(?(0)a)",
    "(?(2)a)", "(?(a)b)", "(?(1a)b)", "(?#", "(?#a", "(?i", "(?i-", "(?i-)", "(?i-i:a)", "(?z)", "(?-z:a)", "(?au)", "(?a-u:b)", "(?L)", "(?-a:b)", "(?i1:a)", "a(?i)", "(?i)a(?i)", "(?iu-s:a)", "[", "[a", "[]", "[^", "[^]", "[b-a]", "[\\d-a]",
    "[a-\\d]", "[a-", "[a\\", "[\\8]", "[\\400]", "[\\q]", "\\", "\\q", "\\8", "(a)\\2", "(\\1)", "\\400", "\\x1", "\\u12", "\\U0011", "\\U00110000", "*", "+a", "?", "{2}", "a**", "a*+*", "a{2}{3}", "a{3,2}", "a{4294967295}", "a{1,99999999999}",
    "^*", "\\b+", "$?", "a|*", "(*)", "(?:*)", "x{,3}", "x{", "x{a}", "x{1", "x{1,", "x{1,a}", "x{}", "a\n(b", "é(\n", "(?P<é>a)(?P=é)", "(?P<a b>c)", "(?P<a>b)(?P<a>c)", "(?x)a # (\n*", "(?x) (?# x) a", "(?x: a b )c d", "(?i:a)b", "[[a]", "[a--b]",
    "[a&&b]", "[a~~b]", "[a||b]", "a++", "a?+", "a{2}+", "(?>a", "(?>a)+", "(?:a)(?", "(?P<n>a)(?(n)b|c)", "(?(n)b)", "(?<!)", "(?!)", "(?=)", "(?<=a|bc)", "(?<=(?:ab){2})", "\\N", "\\N{", "\\N{}", "\\N{x", "(?s-i:.)", "(?m)^a", "(?u)a", "(?ms)a",
    "((((((a))))))", "a{0}", "(?:)", "()", "|", "a||b", "\\Aa\\Z", "\\0", "\\01", "\\012", "(a)\\1", "(?P<a>\\d)(?P=a)",
]

TEMPLATES = [
    r"\1", r"\2", r"\3", r"\g<1>", r"\g<0>", r"\g<n>", r"\g<x>", r"\g<", r"\g", r"\g<>", r"\g<1", r"\g<a b>", r"\g<-1>", r"\g<99>", r"\0", r"\01", r"\012", r"\123", r"\400", r"\18", r"\n\t\a\b\f\r\v", r"\q", r"\\", "\\", r"\.", r"x\1y\2z", "é", r"\é",
    r"\g<1>0", r"\10", r"\x41", r"\g<+1>", r"\g<1_0>", "\\g<\u0661>", r"\g<99999999999999999999>", "", "plain",
]


def template_row(template):
    pattern = re.compile(r"(?P<n>a)(b)?")
    return [template, outcome(lambda: pattern.sub(template, "xabxa")), outcome(lambda: pattern.search("xab").expand(template))]


def table_cases(rng):
    """The patterns and subjects of Lib/test/re_tests.py."""
    from test.re_tests import benchmarks, tests

    pairs = [(row[0], row[1]) for row in tests] + list(benchmarks)
    for source, text in pairs:
        for flags in (0, re.I, re.M | re.S, re.A | re.X):
            yield recorded(source, int(flags), [text, f"x{text}\n{text}"], rng)
        if source.isascii() and text.isascii():
            for flags in (0, re.L | re.I):
                yield recorded(source.encode(), int(flags), [text.encode()], rng)


def main():
    if sys.argv[1:] == ["table"]:
        for row in table_cases(random.Random(0)):
            print(json.dumps(row))
        return
    if len(sys.argv) > 2:
        rng = random.Random(int(sys.argv[1]))
        for _ in range(int(sys.argv[2])):
            print(json.dumps(case(rng)))
        return
    rng = random.Random(1313)
    broken = [[source, outcome(lambda: repr(re.compile(source)))] for source in BROKEN]
    positions = []
    for source in BROKEN:
        try:
            re.compile(source)
        except re.error as error:
            positions.append([source, error.pos, error.lineno, error.colno])
        except OverflowError:
            pass
    cases = [case(rng) for _ in range(1200)]
    write("re", {"broken": broken, "positions": positions, "templates": [template_row(t) for t in TEMPLATES], "cases": cases})


main()
