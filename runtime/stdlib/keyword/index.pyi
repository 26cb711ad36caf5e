"""keyword. See index.ts."""

from typing import Any

kwlist: list[str]
softkwlist: list[str]

def iskeyword(key: Any, /) -> bool: ...
def issoftkeyword(key: Any, /) -> bool: ...
