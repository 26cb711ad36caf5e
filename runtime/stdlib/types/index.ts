/** Python's `types`. Source: CPython 3.13 Lib/types.py. */
import { TypeError } from "../../core/exceptions/index.ts";

export { coroutine } from "./coroutine.ts";

/** `types.CapsuleType`: pointers of C, of which there are none. */
export class CapsuleType {
  static readonly __name__: string = "PyCapsule";

  constructor() {
    throw new TypeError("cannot create 'PyCapsule' instances");
  }
}

export { GenericAlias } from "../../core/generics/generic-alias.ts";
export { UnionType } from "../../core/generics/union-type.ts";
export { ModuleType } from "../../core/modules/module-type.ts";
export { SimpleNamespace } from "./simple-namespace.ts";
export { DynamicClassAttribute } from "./dynamic-class-attribute.ts";
export { get_original_bases, new_class, prepare_class, resolve_bases } from "./new-class.ts";
export { mappingproxy as MappingProxyType } from "../../core/classes/mappingproxy.ts";
export {
  BuiltinFunctionType,
  BuiltinFunctionType as BuiltinMethodType,
  FunctionType,
  FunctionType as LambdaType,
  MethodType,
  MethodWrapperType,
  NoneType,
} from "../../core/types/type.ts";
export { CodeDescription as CodeType } from "../../core/calls/code-description.ts";
export { ClassCell as CellType } from "../../core/classes/cell.ts";
export {
  getset_descriptor as GetSetDescriptorType,
  member_descriptor as MemberDescriptorType,
} from "../../core/classes/descriptors.ts";
export { traceback as TracebackType } from "../../core/exceptions/base.ts";
export { Frame as FrameType } from "../../core/frames.ts";
export { PythonGenerator as GeneratorType } from "../../core/iteration/generator.ts";
export { EllipsisType } from "../../core/types/ellipsis.ts";
export {
  classmethod_descriptor as ClassMethodDescriptorType,
  method_descriptor as MethodDescriptorType,
  wrapper_descriptor as WrapperDescriptorType,
} from "../../core/types/tables/descriptors.ts";
export { NotImplementedType } from "../../core/operators/protocol.ts";
export { AsyncGenerator as AsyncGeneratorType } from "../../asyncio/async-generator.ts";
export { Coroutine as CoroutineType } from "../../asyncio/coroutine.ts";
