/** `_py_abc`: what CPython has in Python beside its `_abc` in C. Here both are one. Source: CPython Lib/_py_abc.py. */
export { ABCMeta, get_cache_token } from "../abc/metaclass.ts";
