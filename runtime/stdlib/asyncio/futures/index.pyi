"""asyncio.futures. See index.ts."""

from asyncio import Future as Future
from asyncio import isfuture as isfuture
from asyncio import wrap_future as wrap_future

_PyFuture = Future
_CFuture = Future

def _copy_future_state(source: object, dest: object) -> None: ...
def _set_result_unless_cancelled(fut: Future[object], result: object) -> None: ...
