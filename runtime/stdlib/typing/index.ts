/** Python's `typing`. Source: CPython 3.13 Lib/typing.py. */
export { TypeAliasType } from "../../core/generics/type-alias.ts";
export { str as Text } from "../../core/types/str.ts";
export { Any } from "./any.ts";
export { assert_never, assert_type, cast, reveal_type } from "./assertions.ts";
export {
  clear_overloads,
  dataclass_transform,
  final,
  get_overloads,
  no_type_check,
  no_type_check_decorator,
  overload,
  override,
} from "./decorators.ts";
export { ForwardRef } from "./forward-ref.ts";
export { Generic } from "./generic.ts";
export { get_type_hints } from "./hints.ts";
export { get_args, get_origin } from "./introspection.ts";
export { BinaryIO, IO, TextIO } from "./io.ts";
export { NamedTuple } from "./named-tuple.ts";
export { NewType } from "./new-type.ts";
export { NoDefault } from "./no-default.ts";
export { ParamSpec, ParamSpecArgs, ParamSpecKwargs } from "./param-spec.ts";
export { get_protocol_members, is_protocol, Protocol, runtime_checkable } from "./protocol.ts";
export {
  Annotated,
  ClassVar,
  Concatenate,
  Final,
  Literal,
  LiteralString,
  Never,
  NoReturn,
  NotRequired,
  Optional,
  ReadOnly,
  Required,
  Self,
  TypeAlias,
  TypeGuard,
  TypeIs,
  Union,
  Unpack,
} from "./special-forms.ts";
export * from "./standard-aliases.ts";
export {
  SupportsAbs,
  SupportsBytes,
  SupportsComplex,
  SupportsFloat,
  SupportsIndex,
  SupportsInt,
  SupportsRound,
} from "./supports.ts";
export { TypeVar } from "./type-var.ts";
export { AnyStr, CT_co, KT, T, T_co, T_contra, V_co, VT, VT_co } from "./variables.ts";
export { TypeVarTuple } from "./type-var-tuple.ts";
export { is_typeddict, TypedDict } from "./typed-dict.ts";

/** True for type checkers only. */
export const TYPE_CHECKING: boolean = false;
