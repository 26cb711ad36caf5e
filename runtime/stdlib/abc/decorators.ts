import { setattr } from "../../core/attributes/setattr.ts";
import { isFunction } from "../../core/classes/descriptors.ts";
import { classmethod, property, staticmethod } from "../../core/classes/descriptors.ts";

/** `@abstractmethod`: marks a method that subclasses have to override. */
export function abstractmethod<F>(funcobj: F): F {
  if (isFunction(funcobj))
    Object.defineProperty(funcobj, "__isabstractmethod__", { value: true, configurable: true });
  else setattr(funcobj, "__isabstractmethod__", true);
  return funcobj;
}

/** `abc.abstractclassmethod`. */
export class abstractclassmethod extends classmethod {
  static override readonly __name__: string = "abstractclassmethod";
  static readonly __module__: string = "abc";

  constructor(callable: unknown) {
    super(abstractmethod(callable));
  }
}

/** `abc.abstractstaticmethod`. */
export class abstractstaticmethod extends staticmethod {
  static override readonly __name__: string = "abstractstaticmethod";
  static readonly __module__: string = "abc";

  constructor(callable: unknown) {
    super(abstractmethod(callable));
  }
}

/** `abc.abstractproperty`. */
export class abstractproperty extends property {
  static override readonly __name__: string = "abstractproperty";
  static readonly __module__: string = "abc";

  override get __isabstractmethod__(): boolean {
    return true;
  }
}
