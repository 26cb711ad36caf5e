"""_py_abc. See index.ts."""

from abc import ABCMeta as ABCMeta, get_cache_token as get_cache_token
