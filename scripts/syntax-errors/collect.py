"""Collect the programs that CPython's own tests expect it to reject.

Runs the given test modules (doctests included) with `compile`, `exec` and `eval` replaced, and records every source on
which CPython raises a SyntaxError. Each is then judged once more as a whole module: `parse` when `ast.parse` rejects
it, `compile` when only a later stage does.

Usage: collect.py OUTPUT.json MODULE...   (module names without the `test.` prefix)
"""

import base64
import builtins
import contextlib
import io
import json
import sys
import unittest
import warnings

from judge import verdict

real_compile, real_exec, real_eval = builtins.compile, builtins.exec, builtins.eval


class Recorder:
    """The sources that were compiled, by the test module that was running."""

    def __init__(self):
        self.module = ""
        self.sources = {}

    def note(self, source):
        if isinstance(source, (str, bytes)):
            self.sources.setdefault((type(source), source), self.module)


def install(recorder):
    def compile(source, *args, **kwargs):
        recorder.note(source)
        return real_compile(source, *args, **kwargs)

    def namespaces(args):
        frame = sys._getframe(2)
        if not args or args[0] is None:
            return frame.f_globals, frame.f_locals
        return args

    def exec(source, *args, **kwargs):
        recorder.note(source)
        if kwargs:
            return real_exec(source, *args, **kwargs)
        return real_exec(source, *namespaces(args))

    def eval(source, *args, **kwargs):
        recorder.note(source)
        if kwargs:
            return real_eval(source, *args, **kwargs)
        return real_eval(source, *namespaces(args))

    builtins.compile, builtins.exec, builtins.eval = compile, exec, eval


def run(recorder, name):
    recorder.module = name
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromName("test." + name)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        unittest.TextTestRunner(stream=io.StringIO()).run(suite)


def main(output, modules):
    warnings.simplefilter("ignore")
    recorder = Recorder()
    install(recorder)
    for name in modules:
        run(recorder, name)
    builtins.compile, builtins.exec, builtins.eval = real_compile, real_exec, real_eval
    programs = []
    warnings.simplefilter("ignore")
    for (kind, source), module in recorder.sources.items():
        found = verdict(source)
        if not found:
            continue
        encoded = (
            {"text": source}
            if kind is str and source.isascii()
            else {"base64": base64.b64encode(source if kind is bytes else source.encode("utf-8", "surrogatepass")).decode()}
        )
        programs.append({**encoded, "module": module, "isBytes": kind is bytes, **found})
    with open(output, "w", encoding="utf-8") as file:
        json.dump(programs, file, indent=1)
    print(f"{len(programs)} rejected programs from {len(modules)} modules")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
