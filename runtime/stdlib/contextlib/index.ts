/** `contextlib`. Source: CPython 3.13 Lib/contextlib.py. */
export {
  AbstractAsyncContextManager,
  AbstractContextManager,
  AsyncContextDecorator,
  ContextDecorator,
} from "./abstract.ts";
export { AsyncExitStack, ExitStack } from "./exit-stack.ts";
export { _GeneratorContextManager } from "./generator-class.ts";
export { asynccontextmanager, contextmanager } from "./generator-manager.ts";
export {
  aclosing,
  closing,
  nullcontext,
  redirect_stderr,
  redirect_stdout,
  suppress,
} from "./managers.ts";
