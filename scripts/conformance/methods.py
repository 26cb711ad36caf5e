"""Asks CPython's own loader for the methods of its suites, and what comes of them when CPython runs them.

usage: python3.13 methods.py SUITE...

Prints JSON: {suite: {method: "passed" | "skipped" | "failed"}}. Run with nothing but the standard library.
"""

import faulthandler
import io
import json
import os
import sys
import unittest


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


class Outcomes(unittest.TestResult):
    """Remembers one word for each test."""

    def __init__(self):
        super().__init__()
        self.words = {}

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.words[test.id()] = "skipped"

    def addError(self, test, err):
        self.words[test.id()] = "failed"

    def addFailure(self, test, err):
        self.words[test.id()] = "failed"

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.words[test.id()] = "failed"


def run(name):
    """The suite's methods, in a child: suites leave traces."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        report(name, write)
        os._exit(0)
    os.close(write)
    with open(read, encoding="utf-8") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


def report(name, write):
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    sys.stdout = sys.stderr = open(os.devnull, "w")
    faulthandler.dump_traceback_later(600, exit=True)
    suite = unittest.defaultTestLoader.loadTestsFromName(f"test.{name}")
    tests = list(flatten(suite))
    methods = [test.id() for test in tests]
    result = Outcomes()
    suite.run(result)
    # A fixture that is skipped or fails names itself, not its methods.
    words = {method: word_of(method, result.words) for method in methods}
    with open(write, "w", encoding="utf-8") as pipe:
        json.dump(words, pipe)


def word_of(method, words):
    if method in words:
        return words[method]
    for name, word in words.items():
        kind, _, parent = name.partition(" (")
        if kind in ("setUpClass", "setUpModule") and method.startswith(parent.rstrip(")") + "."):
            return word
    return "passed"


if __name__ == "__main__":
    json.dump({name: run(name) for name in sys.argv[1:]}, sys.stdout, indent=0, sort_keys=True)
