/** Python's `enum`. Source: CPython 3.13 Lib/enum.py, PEP 435, PEP 663. */
export { _iter_bits_lsb, bin, show_flag_values } from "./bits.ts";
export { CONTINUOUS, EnumCheck, NAMED_FLAGS, UNIQUE, unique, verify } from "./checks.ts";
export {
  isDescriptor as _is_descriptor,
  isDunder as _is_dunder,
  isInternalClass as _is_internal_class,
  isPrivate as _is_private,
  isSunder as _is_sunder,
} from "./class-tools.ts";
export { EnumDict, EnumDict as _EnumDict } from "./enum-dict.ts";
export { EnumType, EnumType as EnumMeta } from "./enum-type.ts";
export { Enum, IntEnum, ReprEnum, StrEnum } from "./enum.ts";
export { CONFORM, EJECT, Flag, FlagBoundary, IntFlag, KEEP, STRICT } from "./flag.ts";
export {
  global_enum_repr,
  global_flag_repr,
  global_str,
  pickle_by_enum_name,
  pickle_by_global_name,
} from "./global.ts";
export { auto, member, nonmember } from "./markers.ts";
export { property } from "./property.ts";
export { _simple_enum, type SimpleOptions } from "./simple.ts";
