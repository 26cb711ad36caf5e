"""json.decoder. See index.ts."""

from json import JSONDecodeError as JSONDecodeError, JSONDecoder as JSONDecoder
from typing import Any

def scanstring(string: str, end: int, strict: Any = True, /) -> tuple[str, int]: ...
def py_scanstring(s: str, end: int, strict: Any = True, _b: Any = ..., _m: Any = ...) -> tuple[str, int]: ...
