export { range } from "./core/containers/range.ts";
export { slice } from "./core/containers/slice.ts";
export { tuple } from "./core/containers/tuple.ts";
export * from "./core/exceptions/index.ts";
export { id } from "./core/identity.ts";
export { iter, next } from "./core/iteration/iter.ts";
export {
  iterate,
  type AnyIterable,
  type Iterated,
  type PythonIterable,
  type PythonIteratorObject,
} from "./core/iteration/iterate.ts";
export { spread, unpack, unpackStarred } from "./core/iteration/unpack.ts";
export type { None } from "./core/none.ts";
export type { FloatLike, Int } from "./core/numbers/convert.ts";
export { complex } from "./core/numbers/complex.ts";
export { Float, toFloat } from "./core/numbers/float.ts";
export { add } from "./core/operators/add.ts";
export { and, lshift, matmul, or, rshift, xor } from "./core/operators/bitwise.ts";
export {
  eq,
  equality,
  ge,
  greater,
  greaterEqual,
  gt,
  inequality,
  le,
  less,
  lessEqual,
  lt,
  ne,
} from "./core/operators/compare.ts";
export { contains } from "./core/operators/contains.ts";
export { floordiv, truediv } from "./core/operators/divide.ts";
export {
  iadd,
  iand,
  ifloordiv,
  ilshift,
  imatmul,
  imod,
  imul,
  ior,
  ipow,
  irshift,
  isub,
  itruediv,
  ixor,
} from "./core/operators/in-place.ts";
export { len } from "./core/operators/len.ts";
export { mod } from "./core/operators/modulo.ts";
export { mul } from "./core/operators/multiply.ts";
export { pow } from "./core/operators/power.ts";
export { NotImplemented } from "./core/operators/protocol.ts";
export { sub } from "./core/operators/subtract.ts";
export { truth } from "./core/operators/truth.ts";
export { abs, invert, neg, pos } from "./core/operators/unary.ts";
export { print, type PrintOptions, type TextFile } from "./core/print.ts";
export { ascii, repr } from "./core/repr.ts";
export { str } from "./core/str.ts";
export { formatException, formatExceptionOnly } from "./core/traceback.ts";
export { agen, aiter, anext, AsyncGenerator, asyncFor } from "./asyncio/async-generators.ts";
export {
  asValue,
  awaitable,
  coro,
  Coroutine,
  type Awaitable,
  type CoroutineFunction,
} from "./asyncio/coroutines.ts";
export { dict, type DictSource } from "./core/containers/dict.ts";
export { frozenset, set } from "./core/containers/set.ts";
export { hash } from "./core/hash.ts";
export { bin, chr, hex, oct, ord } from "./core/builtins/characters.ts";
export { divmod } from "./core/builtins/divmod.ts";
export { round } from "./core/builtins/round.ts";
export { format } from "./core/format.ts";
export { className } from "./core/names.ts";
export { floatRepr } from "./core/numbers/float.ts";
export { floatValue, optionalFloat } from "./core/numbers/floats.ts";
export { bool } from "./core/types/bool.ts";
export { float } from "./core/types/float.ts";
export { int } from "./core/types/int.ts";
export { list } from "./core/types/list.ts";
export { object } from "./core/types/object.ts";
export { freeName, globalName, localName, undefinedName } from "./core/emitted/names.ts";
export {
  enter,
  enterAsync,
  type AsyncContextManager,
  type ContextManager,
  type Entered,
  type EnteredAsync,
  enterBlocking,
} from "./core/emitted/with.ts";
export { callMethod, getattr, hasattr } from "./core/attributes/getattr.ts";
export { delattr, setattr } from "./core/attributes/setattr.ts";
export { all, any, max, min, sorted, sum } from "./core/builtins/aggregate.ts";
export { isinstance, issubclass } from "./core/builtins/isinstance.ts";
export { bindMethod } from "./core/calls/bound-method.ts";
export { call, callable, type Callable } from "./core/calls/call.ts";
export { signature } from "./core/calls/signature.ts";
export { enumerate, filter, map, reversed, zip } from "./core/iteration/tools.ts";
export { delItem, getItem, setItem } from "./core/operators/subscript.ts";
export { getTypeItem, orTypes } from "./core/generics/type-operators.ts";
export { type } from "./core/types/type.ts";
export { Ellipsis } from "./core/types/ellipsis.ts";
export { input } from "./core/builtins/input.ts";
export { bytes } from "./core/containers/bytes.ts";
export { delegate, generator, PythonGenerator } from "./core/iteration/generator.ts";
export { exceptStar } from "./core/emitted/except-star.ts";
export {
  hasLength,
  isMapping,
  mappingRest,
  matchClass,
  matchMapping,
  matchSequence,
  matchStarred,
} from "./core/emitted/match.ts";
export { keywords, unpackMapping, withOptions } from "./core/emitted/unpacking.ts";
export { open } from "./stdlib/io/open.ts";
export { attempt, refusalOf, refused, refusedValue } from "./core/emitted/refused.ts";
export { OSError as EnvironmentError, OSError as IOError } from "./core/exceptions/os.ts";
export { annotate, buildClass, type ClassBody } from "./core/classes/build.ts";
export { classmethod, property, staticmethod } from "./core/classes/descriptors.ts";
export { classOf, super$, superAttribute, superOf } from "./core/classes/super.ts";
export { dir, vars } from "./core/builtins/dir.ts";
export { bytearray } from "./core/containers/bytearray.ts";
export { memoryview } from "./core/containers/memoryview.ts";
export { inModule } from "./core/classes/in-module.ts";
export { defineModule, sourceFile, type ModuleOptions } from "./core/modules/define.ts";
export {
  beginImport,
  importFrom,
  importName,
  moduleNotFound,
  nameNotFound,
  runModule,
  runModuleAsync,
  starName,
} from "./core/modules/import.ts";
export { ModuleType } from "./core/modules/module-type.ts";
export { namespacePackage } from "./core/modules/namespace-package.ts";
export { runtimeModule } from "./core/modules/runtime-module.ts";
