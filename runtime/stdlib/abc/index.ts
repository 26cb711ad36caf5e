/** Python's `abc`. Source: CPython Lib/abc.py, Lib/_py_abc.py. */
export { ABC, ABCMeta, get_cache_token, update_abstractmethods } from "./metaclass.ts";
export {
  abstractclassmethod,
  abstractmethod,
  abstractproperty,
  abstractstaticmethod,
} from "./decorators.ts";
