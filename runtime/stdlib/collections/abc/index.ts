/** Python's `collections.abc`. */
export {
  AsyncGenerator,
  AsyncIterable,
  AsyncIterator,
  Awaitable,
  Buffer,
  Callable,
  Container,
  Coroutine,
  Generator,
  Hashable,
  Iterable,
  Iterator,
  Reversible,
  Sized,
} from "./one-method.ts";
export { ByteString, Collection, MutableSequence, Sequence } from "./sequence.ts";
export { MutableSet, Set } from "./set.ts";
export {
  ItemsView,
  KeysView,
  Mapping,
  MappingView,
  MutableMapping,
  ValuesView,
} from "../mapping.ts";
