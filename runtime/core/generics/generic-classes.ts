import { recordOf } from "../classes/record.ts";
import { classModule, classQualname } from "../names.ts";
import type { Class } from "../classes/mro.ts";

/** The classes of CPython that are generic without `typing.Generic`, by module: those with a `__class_getitem__` of their own, found by introspection of CPython 3.13. */
const genericClasses: { readonly [module: string]: string } = {
  builtins:
    "BaseExceptionGroup ExceptionGroup async_generator coroutine dict enumerate frozenset generator list mappingproxy set tuple",
  _asyncio: "Future Task",
  _contextvars: "ContextVar Token",
  _ctypes: "Array",
  _queue: "SimpleQueue",
  _weakrefset: "WeakSet",
  array: "array",
  "asyncio.queues": "Queue",
  collections: "defaultdict deque",
  "collections.abc": "AsyncIterable Awaitable Container Iterable MappingView",
  "concurrent.futures._base": "Future",
  contextlib: "AbstractAsyncContextManager AbstractContextManager",
  ctypes: "LibraryLoader",
  dataclasses: "Field",
  difflib: "SequenceMatcher",
  filecmp: "dircmp",
  fileinput: "FileInput",
  functools: "cached_property partial partialmethod",
  graphlib: "TopologicalSorter",
  "http.cookies": "Morsel",
  itertools: "chain",
  logging: "LoggerAdapter StreamHandler",
  mailbox: "Mailbox _ProxyFile",
  os: "PathLike",
  posix: "DirEntry",
  queue: "Queue",
  re: "Match Pattern",
  subprocess: "CompletedProcess Popen",
  tempfile: "SpooledTemporaryFile TemporaryDirectory",
  "urllib.parse": "_NetlocResultMixinBase",
  weakref: "ReferenceType WeakSet",
};

/** Whether the runtime's class itself makes aliases when it is subscribed to. */
export function isGenericClass(cls: Class): boolean {
  if (!isOfRuntime(cls)) return false;
  const names = genericClasses[classModule(cls)];
  return names?.split(" ").includes(classQualname(cls)) === true;
}

/** `collections.abc.Callable`, whose aliases are of a class of their own. */
export function isCallableClass(cls: Class): boolean {
  return (
    isOfRuntime(cls) && classQualname(cls) === "Callable" && classModule(cls) === "collections.abc"
  );
}

function isOfRuntime(cls: Class): boolean {
  return recordOf(cls) === undefined && Object.hasOwn(cls, "__name__");
}
