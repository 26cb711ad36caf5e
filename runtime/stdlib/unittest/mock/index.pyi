"""unittest.mock. Nothing is known of the attributes of mocks, so their classes are values like any other. See index.ts."""

from typing import Any

ANY: Any
AsyncMock: Any
DEFAULT: Any
InvalidSpecError: Any
MagicMock: Any
Mock: Any
NonCallableMagicMock: Any
NonCallableMock: Any
PropertyMock: Any
_Call: Any
_CallList: Any
call: Any
patch: Any
sentinel: Any

def create_autospec(spec: Any, spec_set: Any = False, instance: Any = False, _parent: Any = None, _name: Any = None, *, unsafe: Any = False, **kwargs: Any) -> Any: ...
def mock_open(mock: Any = None, read_data: Any = "") -> Any: ...
def seal(mock: Any) -> None: ...
