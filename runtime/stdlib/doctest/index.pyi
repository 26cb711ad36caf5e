"""doctest. See index.ts."""

from typing import Any

DONT_ACCEPT_TRUE_FOR_1: int
DONT_ACCEPT_BLANKLINE: int
NORMALIZE_WHITESPACE: int
ELLIPSIS: int
SKIP: int
IGNORE_EXCEPTION_DETAIL: int

def DocTestSuite(module: Any = None, globs: Any = None, extraglobs: Any = None, test_finder: Any = None, **options: Any) -> Any: ...
def DocFileSuite(*paths: Any, **kw: Any) -> Any: ...
def testmod(m: Any = None, name: Any = None, globs: Any = None, verbose: Any = None, report: Any = True, optionflags: Any = 0, extraglobs: Any = None, raise_on_error: Any = False, exclude_empty: Any = False) -> Any: ...
