"""Runs a Python program as ``python FILE ARGS...`` would, but on a virtual clock.

    python virtual_clock.py FILE [ARGS...]

Waiting takes no time: when an event loop has nothing to do before its next timer, the clock jumps to that timer.
``time.monotonic``, ``time.perf_counter``, ``time.time`` and ``time.sleep`` follow the same clock, so that a program that
measures itself prints the same figures every time. When a loop would wait for ever, because no timer, no thread and no
file descriptor is left that could wake it, the program is ended with a line on stderr and status 1.

Where file descriptor 3 is open, the outcome is written to it as one JSON object:
``{"version": "3.13.0", "status": 0, "deadlock": false, "exception": null}``.
"""

import asyncio
import json
import os
import selectors
import sys
import threading
import time
import traceback
import types

#: What the clocks show when the program starts. The runtime's virtual clock starts at the same values.
MONOTONIC_START = 0.0
EPOCH_START = 1_704_067_200.0  # 2024-01-01T00:00:00Z

#: How long, in real seconds, a loop that has threads or sockets is given before the clock moves on.
REAL_PATIENCE = 0.05


class Clock:
    """The one clock of the program, in seconds since its start."""

    def __init__(self):
        self.elapsed = 0.0

    def monotonic(self):
        return MONOTONIC_START + self.elapsed

    def time(self):
        return EPOCH_START + self.elapsed

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.elapsed += seconds

    def advance(self, timeout):
        """Moves on by ``timeout``; to the very time of the running loop's next timer, if that is what it waits for."""
        loop = asyncio._get_running_loop()
        now = self.monotonic()
        timers = getattr(loop, "_scheduled", None)
        if timers and timers[0].when() - now == timeout:
            self.elapsed = timers[0].when() - MONOTONIC_START
        else:
            self.elapsed += timeout

    def install(self):
        time.monotonic = time.perf_counter = self.monotonic
        time.time = self.time
        time.sleep = self.sleep
        time.monotonic_ns = time.perf_counter_ns = lambda: round(self.monotonic() * 1e9)
        time.time_ns = lambda: round(self.time() * 1e9)


def virtual_selector(clock, deadlock):
    """A selector class whose ``select`` moves ``clock`` instead of waiting."""
    real = selectors.DefaultSelector

    class VirtualSelector(real):
        def select(self, timeout=None):
            ready = super().select(0)
            if ready or (timeout is not None and timeout <= 0):
                return ready
            # An event loop registers one descriptor of its own, through which threads and signals wake it.
            if threading.active_count() > 1 or len(self.get_map()) > 1:
                ready = super().select(None if timeout is None else REAL_PATIENCE)
            elif timeout is None:
                deadlock()
            if not ready and timeout is not None:
                clock.advance(timeout)
            return ready

    VirtualSelector.__name__ = VirtualSelector.__qualname__ = real.__name__
    return VirtualSelector


class Outcome:
    """How the program ended, told to whoever started us."""

    def __init__(self):
        self.values = {
            "version": sys.version.split()[0],
            "status": 0,
            "deadlock": False,
            "exception": None,
        }

    def send(self, **values):
        self.values.update(values)
        try:
            os.write(3, json.dumps(self.values).encode())
        except OSError:
            pass


def end_deadlocked(outcome):
    """Ends the process where CPython would hang: no ``finally`` of the program runs."""
    sys.stdout.flush()
    print("deadlock: nothing is left that could wake this event loop", file=sys.stderr)
    sys.stderr.flush()
    outcome.send(status=1, deadlock=True)
    os._exit(1)


def exit_status(code):
    """The process status that ``SystemExit(code)`` leads to."""
    if code is None:
        return 0
    return code & 0xFF if isinstance(code, int) else 1


def run(path, outcome):
    """Runs ``path`` as ``__main__`` and returns the exit status."""
    with open(path, "rb") as file:
        source = file.read()
    main = types.ModuleType("__main__")
    main.__file__ = path
    main.__builtins__ = __builtins__
    sys.modules["__main__"] = main
    try:
        exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)
    except SystemExit as error:
        outcome.send(status=exit_status(error.code))
        raise
    except BaseException as error:
        shown = traceback.format_exception_only(error)[-1].rstrip("\n")
        error.with_traceback(error.__traceback__.tb_next)  # without this function's own frame
        sys.excepthook(type(error), error, error.__traceback__)
        outcome.send(status=1, exception=shown)
        return 1
    outcome.send()
    return 0


def start():
    path = sys.argv[1]
    sys.argv = sys.argv[1:]
    sys.path[0] = os.path.dirname(path)
    clock = Clock()
    outcome = Outcome()
    clock.install()
    selectors.DefaultSelector = virtual_selector(clock, lambda: end_deadlocked(outcome))
    sys.exit(run(path, outcome))


if __name__ == "__main__":
    start()
