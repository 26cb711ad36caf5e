/** `asyncio.constants`. Source: CPython 3.13 Lib/asyncio/constants.py. */

/** How many frames of a place in the program are shown in debug mode. */
export const DEBUG_STACK_DEPTH = 10;
/** Seconds until the thread pool must have ended. */
export const THREAD_JOIN_TIMEOUT = 300;
