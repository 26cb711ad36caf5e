/**
 * `__init__` of a class that is a JavaScript class: its constructor, run on an object that is already there. The constructor of `object`, of which every hierarchy begins, hands out the object that waits
 * to be initialised in place of a new one; a derived constructor then takes that for its `this` (ECMA-262, 13.3.7.1).
 */
import { copySignature, parametersOf } from "../calls/signature.ts";
import { isOptions } from "../options.ts";
import { Extensible } from "./extensible.ts";
import { hasOwnConstructor } from "./own-constructor.ts";
import { takePending, withPending } from "./pending.ts";
import type { AnyFunction } from "./method.ts";
import type { Class } from "./mro.ts";

type Constructor = new (...args: unknown[]) => object;

const initializers = /* @__PURE__ */ new WeakMap<object, AnyFunction | null>();

/** The function `(self, ...args)` that does what the class's constructor does; `undefined` for a class without one of its own. */
export function initializerOf(cls: Class): AnyFunction | undefined {
  let initializer = initializers.get(cls);
  if (initializer === undefined) {
    initializer = hasConstructor(cls) ? makeInitializer(cls) : null;
    initializers.set(cls, initializer);
  }
  return initializer ?? undefined;
}

/** A class of the program with a constructor written out. The runtime's own classes have methods `__init__`, or are made as a whole. */
function hasConstructor(cls: object): boolean {
  if (Object.hasOwn(cls, "__name__") && !((cls as Class).prototype instanceof Extensible))
    return false;
  return hasOwnConstructor(cls);
}

function makeInitializer(cls: Class): AnyFunction {
  const initializer = function (self: unknown, ...args: unknown[]): null {
    initialize(cls, self as object, args);
    return null;
  };
  Object.defineProperty(initializer, "name", { value: "__init__" });
  // What a class of the runtime says of its parameters is read with the recorded ones.
  parametersOf(cls);
  copySignature(cls, initializer);
  return initializer;
}

/** Runs the constructor of `cls` on `self`. */
function initialize(cls: Class, self: object, args: unknown[]): void {
  const last = args[args.length - 1];
  const placed = isOptions(last) && Object.keys(last).length === 0 ? args.slice(0, -1) : args;
  const made = withPending(self, () =>
    Reflect.construct(cls as unknown as Constructor, placed, self.constructor as Constructor),
  );
  if (made === self) return;
  // The root of the hierarchy is no class of the runtime: what the constructor stored goes to the object.
  takePending();
  for (const key of Reflect.ownKeys(made))
    Object.defineProperty(self, key, Object.getOwnPropertyDescriptor(made, key)!);
}
