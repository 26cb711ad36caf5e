"""asyncio.taskgroups. See index.ts."""

from asyncio import TaskGroup as TaskGroup
