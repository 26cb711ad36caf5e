/** Python's `collections`. */
export * as abc from "./abc/index.ts";
export { ChainMap } from "./chainmap.ts";
export { Counter, type CounterSource } from "./counter.ts";
export { defaultdict } from "./defaultdict.ts";
export { deque } from "./deque.ts";
export {
  namedtuple,
  type NamedTuple,
  type NamedTupleClass,
  type NamedTupleOptions,
} from "./namedtuple.ts";
export { OrderedDict } from "./ordereddict.ts";
export { UserDict } from "./userdict.ts";
export { UserList } from "./userlist.ts";
export { UserString } from "./userstring.ts";
