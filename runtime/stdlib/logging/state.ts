/** Settings of `logging` that a program may read; they cannot be set, as no attribute of a module of the runtime can. */

/** Whether errors in handlers are shown. */
export const raiseExceptions: unknown = true;
/** Whether records say in which thread, process and task they were made. */
export const logThreads: unknown = true;
export const logMultiprocessing: unknown = true;
export const logProcesses: unknown = true;
export const logAsyncioTasks: unknown = true;
