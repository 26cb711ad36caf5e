/** The classes of the standard library as `typing` has them. Source: CPython 3.13 Lib/typing.py. */
import { dict } from "../../core/containers/dict.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { list } from "../../core/types/list.ts";
import { bool } from "../../core/types/bool.ts";
import { NoneType, type } from "../../core/types/type.ts";
import { orTypes } from "../../core/generics/type-operators.ts";
import * as abstract from "../collections/abc/index.ts";
import { ChainMap as ChainMapClass } from "../collections/chainmap.ts";
import { Counter as CounterClass } from "../collections/counter.ts";
import { defaultdict } from "../collections/defaultdict.ts";
import { deque } from "../collections/deque.ts";
import { OrderedDict as OrderedDictClass } from "../collections/ordereddict.ts";
import { AbstractAsyncContextManager, AbstractContextManager } from "../contextlib/abstract.ts";
import { Match as MatchClass } from "../re/match.ts";
import { Pattern as PatternClass } from "../re/pattern.ts";
import { warn } from "../warnings/index.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { _CallableType, _SpecialGenericAlias, _TupleType, type AliasOptions } from "./aliases.ts";

/** The alias of a class with that many type parameters. */
function alias(
  origin: object,
  parameters: number,
  options: AliasOptions & { readonly defaults?: readonly unknown[] } = {},
): _SpecialGenericAlias {
  return new _SpecialGenericAlias(origin, parameters, options);
}

export const Hashable = /* @__PURE__ */ alias(abstract.Hashable, 0);
export const Awaitable = /* @__PURE__ */ alias(abstract.Awaitable, 1);
export const Coroutine = /* @__PURE__ */ alias(abstract.Coroutine, 3);
export const AsyncIterable = /* @__PURE__ */ alias(abstract.AsyncIterable, 1);
export const AsyncIterator = /* @__PURE__ */ alias(abstract.AsyncIterator, 1);
export const Iterable = /* @__PURE__ */ alias(abstract.Iterable, 1);
export const Iterator = /* @__PURE__ */ alias(abstract.Iterator, 1);
export const Reversible = /* @__PURE__ */ alias(abstract.Reversible, 1);
export const Sized = /* @__PURE__ */ alias(abstract.Sized, 0);
export const Container = /* @__PURE__ */ alias(abstract.Container, 1);
export const Collection = /* @__PURE__ */ alias(abstract.Collection, 1);
export const MutableSet = /* @__PURE__ */ alias(abstract.MutableSet, 1);
export const Mapping = /* @__PURE__ */ alias(abstract.Mapping, 2);
export const MutableMapping = /* @__PURE__ */ alias(abstract.MutableMapping, 2);
export const Sequence = /* @__PURE__ */ alias(abstract.Sequence, 1);
export const MutableSequence = /* @__PURE__ */ alias(abstract.MutableSequence, 1);
export const MappingView = /* @__PURE__ */ alias(abstract.MappingView, 1);
export const KeysView = /* @__PURE__ */ alias(abstract.KeysView, 1);
export const ItemsView = /* @__PURE__ */ alias(abstract.ItemsView, 2);
export const ValuesView = /* @__PURE__ */ alias(abstract.ValuesView, 1);
export const AbstractSet = /* @__PURE__ */ alias(abstract.Set, 1, { name: "AbstractSet" });
export const Callable = /* @__PURE__ */ new _CallableType(abstract.Callable, 2);
export const Tuple = /* @__PURE__ */ new _TupleType(tuple, -1, { inst: false, name: "Tuple" });
export const List = /* @__PURE__ */ alias(list, 1, { inst: false, name: "List" });
export const Set = /* @__PURE__ */ alias(set, 1, { inst: false, name: "Set" });
export const FrozenSet = /* @__PURE__ */ alias(frozenset, 1, { inst: false, name: "FrozenSet" });
export const Dict = /* @__PURE__ */ alias(dict, 2, { inst: false, name: "Dict" });
export const Type = /* @__PURE__ */ alias(type, 1, { inst: false, name: "Type" });
export const Deque = /* @__PURE__ */ alias(deque, 1, { name: "Deque" });
export const DefaultDict = /* @__PURE__ */ alias(defaultdict, 2, { name: "DefaultDict" });
export const OrderedDict = /* @__PURE__ */ alias(OrderedDictClass, 2);
export const Counter = /* @__PURE__ */ alias(CounterClass, 1);
export const ChainMap = /* @__PURE__ */ alias(ChainMapClass, 2);
export const Pattern = /* @__PURE__ */ alias(PatternClass, 1);
export const Match = /* @__PURE__ */ alias(MatchClass, 1);
export const Generator = /* @__PURE__ */ alias(abstract.Generator, 3, {
  defaults: [NoneType, NoneType],
});
export const AsyncGenerator = /* @__PURE__ */ alias(abstract.AsyncGenerator, 2, {
  defaults: [NoneType],
});
export const ContextManager = /* @__PURE__ */ alias(AbstractContextManager, 2, {
  name: "ContextManager",
  defaults: /* @__PURE__ */ boolOrNone(),
});
export const AsyncContextManager = /* @__PURE__ */ alias(AbstractAsyncContextManager, 2, {
  name: "AsyncContextManager",
  defaults: /* @__PURE__ */ boolOrNone(),
});

function boolOrNone(): readonly unknown[] {
  return [orTypes(bool, null)];
}

/** An alias that warns whoever tests with it. */
class _DeprecatedGenericAlias extends _SpecialGenericAlias {
  static override readonly __name__: string = "_DeprecatedGenericAlias";

  override __instancecheck__(value: unknown): unknown {
    const name = `typing.${String(this._name)}`;
    warn(`${name} is deprecated and slated for removal in Python 3.14`, DeprecationWarning, 3);
    return super.__instancecheck__(value);
  }
}

export const ByteString = /* @__PURE__ */ new _DeprecatedGenericAlias(abstract.ByteString, 0);
