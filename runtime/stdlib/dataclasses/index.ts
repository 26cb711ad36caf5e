/** Python's `dataclasses`. Source: CPython 3.13 Lib/dataclasses.py, PEP 557. */
export { asdict, astuple, fields, is_dataclass } from "./convert.ts";
export {
  Field,
  field,
  FrozenInstanceError,
  InitVar,
  KW_ONLY,
  MISSING,
  type DataclassOptions,
  type FieldOptions,
} from "./field.ts";
export { make_dataclass, type MakeOptions } from "./make.ts";
export { dataclass } from "./process.ts";
export { replace } from "./replace.ts";
