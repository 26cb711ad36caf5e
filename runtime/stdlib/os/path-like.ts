import { lookupInOrder } from "../../core/classes/dictionary.ts";
import { missing } from "../../core/attributes/missing.ts";
import type { Class } from "../../core/classes/mro.ts";
import { abstractNames, isMixin } from "../../core/classes/runtime-class.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { ABC } from "../abc/metaclass.ts";

/** `os.PathLike`: whatever has `__fspath__`. */
export abstract class PathLike extends ABC {
  static override readonly __name__: string = "PathLike";
  static override readonly __module__: string = "os";
  static override readonly [isMixin] = true;
  static readonly [abstractNames] = ["__fspath__"];

  static __subclasshook__(subclass: Class): unknown {
    if (this !== PathLike) return NotImplemented;
    return lookupInOrder(subclass, "__fspath__") === missing ? NotImplemented : true;
  }
}
