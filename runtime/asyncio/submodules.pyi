"""The modules that CPython's asyncio is made of."""

from . import base_events as base_events
from . import constants as constants
from . import coroutines as coroutines
from . import events as events
from . import exceptions as exceptions
from . import futures as futures
from . import locks as locks
from . import queues as queues
from . import runners as runners
from . import staggered as staggered
from . import taskgroups as taskgroups
from . import tasks as tasks
from . import timeouts as timeouts
