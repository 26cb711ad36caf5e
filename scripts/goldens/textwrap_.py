"""Records goldens of textwrap: random texts wrapped under random options, and dedented, indented and shortened."""

import random
import signal
import textwrap

from encoding import encode, outcome, write

WORDS = ["a", "the", "of", "hello", "goof-ball", "well-known", "e-mail", "--", "word--dash", "x", "supercalifragilistic", "end.", 'said."', "What?", "-b", "--option", "1-2", "non-ascii", "\u00e9t\u00e9", "\u00fc-\u00fc", "\U0001f600", "a-b-c", "---", "ab-", "-", "don't", "foo/bar", "x_y-z", "\u4e2d\u6587"]
SPACES = [" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\r\n", "\n\n", "   "]


def text(rng):
    return "".join(rng.choice(WORDS) + rng.choice(SPACES) for _ in range(rng.randrange(14))) + rng.choice(["", "end", " "])


def options(rng):
    chosen = {"width": rng.choice([1, 2, 5, 8, 10, 15, 20, 30, 70, 0])}
    for name, values in {
        "initial_indent": ["* ", "    ", "\U0001f600 "],
        "subsequent_indent": ["  ", "> "],
        "expand_tabs": [False],
        "replace_whitespace": [False],
        "fix_sentence_endings": [True],
        "break_long_words": [False],
        "drop_whitespace": [False],
        "break_on_hyphens": [False],
        "tabsize": [4, 1],
        "max_lines": [1, 2, 3],
        "placeholder": ["...", " [more]", ""],
    }.items():
        if rng.random() < 0.2:
            chosen[name] = rng.choice(values)
    return chosen


class Endless(BaseException):
    """Some indentations leave no room, and then CPython never comes to an end."""


def stop(_signal, _frame):
    raise Endless


def wrap_row(rng):
    paragraph, chosen = text(rng), options(rng)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        return [paragraph, encode(chosen), outcome(lambda: textwrap.wrap(paragraph, **chosen))]
    except Endless:
        return wrap_row(rng)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


signal.signal(signal.SIGALRM, stop)


def block(rng):
    lines = [rng.choice(["", "  ", "    ", "\t", " \t", "  \t", "   "]) + rng.choice(["", "x", "y z", "", "\u00e9"]) for _ in range(rng.randrange(6))]
    return rng.choice(["\n", "\n", "\r\n"]).join(lines)


def block_row(rng):
    given = block(rng)
    width = rng.choice([5, 10, 20])
    paragraph = text(rng)
    return [given, outcome(lambda: textwrap.dedent(given)), outcome(lambda: textwrap.indent(given, "# ")), paragraph, width, outcome(lambda: textwrap.shorten(paragraph, width))]


rng = random.Random(7070)
write("textwrap", {"wrap": [wrap_row(rng) for _ in range(600)], "blocks": [block_row(rng) for _ in range(200)]})
