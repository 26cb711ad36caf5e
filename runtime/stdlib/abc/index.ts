/** Python's `abc`, as far as JavaScript's classes go: an abstract class refuses to be instantiated. Source: CPython Objects/typeobject.c (object_new). */
import { TypeError } from "../../core/exceptions/base.ts";
import { className, pythonName } from "../../core/names.ts";

interface Markable {
  __isabstractmethod__?: boolean;
}

/** `@abstractmethod`: marks a method that subclasses have to override. */
export function abstractmethod<F extends object>(funcobj: F): F {
  Object.defineProperty(funcobj, "__isabstractmethod__", { value: true, configurable: true });
  return funcobj;
}

function isAbstract(descriptor: PropertyDescriptor): boolean {
  const parts = [descriptor.value, descriptor.get, descriptor.set] as readonly unknown[];
  return parts.some(
    (part) => typeof part === "function" && (part as Markable).__isabstractmethod__ === true,
  );
}

/** The abstract methods that no class below has overridden, sorted. */
function abstractMethods(prototype: object): string[] {
  const seen = new Set<string>();
  const names: string[] = [];
  for (let holder: object | null = prototype; holder !== null && holder !== Object.prototype;) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      if (!seen.has(name) && isAbstract(descriptor)) names.push(pythonName(name));
      seen.add(name);
    }
    holder = Object.getPrototypeOf(holder) as object | null;
  }
  return names.sort();
}

/** `abc.ABC`: base of abstract classes. */
export abstract class ABC {
  static readonly __name__: string = "ABC";
  static readonly __module__: string = "abc";

  constructor() {
    const names = abstractMethods(new.target.prototype as object);
    if (names.length === 0) return;
    const methods = names.map((name) => `'${name}'`).join(", ");
    throw new TypeError(
      `Can't instantiate abstract class ${className(new.target)} without an implementation for abstract method${names.length > 1 ? "s" : ""} ${methods}`,
    );
  }
}
