"""``python cpython.py NAME`` runs one of the benchmark programs after a warm-up and prints its milliseconds."""

import asyncio
import sys
import time

import programs

program = getattr(programs, sys.argv[1])
asyncio.run(program())
started = time.perf_counter()
result = asyncio.run(program())
print((time.perf_counter() - started) * 1000, result)
