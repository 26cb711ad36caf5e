"""Runs random programs on CPython: one JSON object per line in, ``{"source": ...}``; one per line out, what it printed and the exception that ended it."""

import contextlib
import io
import json
import signal
import sys
import types
import warnings

seconds = 10


def run(source):
    try:
        code = compile(source, "program", "exec", dont_inherit=True)
    except SyntaxError as error:
        return {"stdout": "", "error": None, "rejected": f"{error.msg} (line {error.lineno})"}
    module = types.ModuleType("__main__")
    ended = False

    def print_while_running(*values, **options):
        if not ended:  # what is dropped later prints nothing
            print(*values, **options)

    module.print = print_while_running
    sys.modules["__main__"] = module
    output = io.StringIO()
    error = None
    signal.alarm(seconds)
    try:
        with contextlib.redirect_stdout(output):
            exec(code, module.__dict__)
    except BaseException as caught:
        error = [type(caught).__name__, str(caught)]
    finally:
        signal.alarm(0)
        ended = True
    return {"stdout": output.getvalue(), "error": error, "rejected": None}


class TooSlow(BaseException):
    """A program runs for too long."""


def too_slow(number, frame):
    raise TooSlow


def main():
    signal.signal(signal.SIGALRM, too_slow)
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        answer = run(json.loads(line)["source"])
        print(json.dumps(answer), file=sys.__stdout__, flush=True)


main()
