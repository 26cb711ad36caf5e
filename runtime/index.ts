export { range } from "./core/containers/range.ts";
export { slice } from "./core/containers/slice.ts";
export { tuple } from "./core/containers/tuple-of-iterable.ts";
export * from "./core/exceptions/index.ts";
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
export { mod } from "./core/operators/modulo.ts";
export { mul } from "./core/operators/multiply.ts";
export { NotImplemented } from "./core/operators/protocol.ts";
export { sub } from "./core/operators/subtract.ts";
export { truth } from "./core/operators/truth.ts";
export { invert, neg, pos } from "./core/operators/unary.ts";
export { type PrintOptions, type TextFile } from "./core/print.ts";
export { str } from "./core/types/str.ts";
export { formatException, formatExceptionOnly } from "./core/traceback.ts";
export { agen, AsyncGenerator, asyncFor } from "./asyncio/async-generators.ts";
export {
  asValue,
  blocked,
  awaitable,
  coro,
  Coroutine,
  type Awaitable,
  type CoroutineFunction,
} from "./asyncio/coroutines.ts";
export { started } from "./asyncio/eager.ts";
export type { AsyncGeneratorBody, CoroutineBody } from "./asyncio/generators/body-kind.ts";
export { asyncItems } from "./asyncio/generators/async-iteration.ts";
export {
  asyncGeneratorFunction,
  coroutineFunction,
  coroutineMethods,
} from "./asyncio/generators/functions.ts";
export { startedHere } from "./asyncio/generators/eager.ts";
export { item } from "./asyncio/generators/item.ts";
export { entering } from "./asyncio/generators/with.ts";
export { dict, type DictSource } from "./core/containers/dict.ts";
export { frozenset, set } from "./core/containers/set.ts";
export { className } from "./core/names.ts";
export { floatRepr } from "./core/numbers/float.ts";
export { floatValue, optionalFloat } from "./core/numbers/floats.ts";
export { bool } from "./core/types/bool.ts";
export { float } from "./core/types/float.ts";
export { int } from "./core/types/int.ts";
export { list } from "./core/types/list.ts";
export { object } from "./core/types/object.ts";
export { classNames, listedNames, localNames, moduleName } from "./core/emitted/listings.ts";
export { raiseSyntaxError } from "./core/emitted/syntax-error.ts";
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
export { callMethod } from "./core/attributes/getattr.ts";
export { bindMethod } from "./core/calls/bound-method.ts";
export { call, type Callable } from "./core/calls/call.ts";
export { described, signatures } from "./core/calls/function-details.ts";
export { signature } from "./core/calls/signature.ts";
export { enumerate, filter, map, reversed, zip } from "./core/iteration/tools.ts";
export { delItem, getItem, setItem } from "./core/operators/subscript.ts";
export { getTypeItem, orTypes } from "./core/generics/type-operators.ts";
export { annotateName, moduleAnnotations, typeNames } from "./core/generics/type-names.ts";
export { typeAlias } from "./core/generics/type-alias.ts";
export {
  genericBase,
  parameterVariable,
  typeVariable,
  typeVariableTuple,
} from "./stdlib/typing/declared.ts";
export { type } from "./core/types/type.ts";
export { Ellipsis } from "./core/types/ellipsis.ts";
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
export { attempt, passedOver, refusalOf, refused, refusedValue } from "./core/emitted/refused.ts";
export { OSError as EnvironmentError, OSError as IOError } from "./core/exceptions/os.ts";
export { annotateClass } from "./core/classes/annotations.ts";
export { annotate, buildClass, type ClassBody } from "./core/classes/build.ts";
export { classmethod, property, staticmethod } from "./core/classes/descriptors.ts";
export { classOf, super$, superAttribute, superOf } from "./core/classes/super.ts";
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
export {
  abs,
  aiter,
  all,
  anext,
  any,
  ascii,
  bin,
  callable,
  chr,
  delattr,
  dir,
  divmod,
  format,
  getattr,
  hasattr,
  hash,
  hex,
  id,
  input,
  isinstance,
  issubclass,
  iter,
  len,
  max,
  min,
  next,
  oct,
  ord,
  pow,
  print,
  repr,
  round,
  setattr,
  sorted,
  sum,
  vars,
} from "./core/builtins/functions.ts";
export { __import__, _offer_alternative, _offer_modules } from "./core/modules/import-by-name.ts";
