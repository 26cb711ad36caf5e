/** What programs may set in `logging`, and what the parts of the module share. */

/** Whether errors in handlers are shown. */
export let raiseExceptions: unknown = true;
/** Whether records say in which thread, process and task they were made. */
export let logThreads: unknown = true;
export let logMultiprocessing: unknown = true;
export let logProcesses: unknown = true;
export let logAsyncioTasks: unknown = true;

/** `logging.raiseExceptions = value`, and so on. */
export function replaceSetting(name: string, value: unknown): void {
  switch (name) {
    case "raiseExceptions":
      raiseExceptions = value;
      break;
    case "logThreads":
      logThreads = value;
      break;
    case "logMultiprocessing":
      logMultiprocessing = value;
      break;
    case "logProcesses":
      logProcesses = value;
      break;
    case "logAsyncioTasks":
      logAsyncioTasks = value;
      break;
  }
}
