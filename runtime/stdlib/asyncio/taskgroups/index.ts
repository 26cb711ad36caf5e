/** `asyncio.taskgroups`. Source: CPython 3.13 Lib/asyncio/taskgroups.py. */
export { TaskGroup } from "../../../asyncio/taskgroups.ts";
