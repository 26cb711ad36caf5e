import { TypeError } from "../exceptions/base.ts";
import { className } from "../names.ts";
import { mergeOrders, recordOrder, resolutionOrder, type Class } from "./mro.ts";

type Constructor = new (...args: never[]) => object;

/** What instances of all the classes have. */
type Combined<C extends readonly Constructor[]> = C extends readonly [
  infer First extends Constructor,
  ...infer Rest extends readonly Constructor[],
]
  ? InstanceType<First> & Combined<Rest>
  : unknown;

/** A class with the first base's constructor whose instances have the members of all bases. */
type Inheriting<C extends readonly Constructor[]> = C extends readonly [
  infer First extends Constructor,
  ...(readonly Constructor[]),
]
  ? (new (...args: ConstructorParameters<First>) => Combined<C>) & Omit<First, "prototype">
  : never;

/**
 * What a class with several bases extends: `class D extends inheriting(B, C)`. JavaScript's own chain goes through the first base; what
 * Python's resolution order finds elsewhere is put in front of it, and `instanceof` knows the other bases.
 *
 * @throws TypeError when the bases have no consistent order, or one comes twice
 */
export function inheriting<C extends readonly [Constructor, ...Constructor[]]>(
  ...bases: C
): Inheriting<C> {
  const classes = bases as unknown as readonly Class[];
  classes.forEach((cls, index) => {
    if (classes.indexOf(cls) !== index) {
      throw new TypeError(`duplicate base class ${className(cls)}`);
    }
  });
  const order = mergeOrders(classes);
  const First = bases[0] as unknown as new (...args: unknown[]) => object;
  const intermediate = class extends First {};
  recordOrder(intermediate, order);
  const native = new Set<Class>(resolutionOrder(bases[0]));
  copyResolved(
    order.map((cls) => cls.prototype),
    intermediate.prototype,
    First.prototype as object,
  );
  copyResolved(order, intermediate, First);
  for (const cls of order) if (!native.has(cls)) recognizeInstances(cls);
  return intermediate as unknown as Inheriting<C>;
}

/** Names that belong to a class itself and are never inherited. */
const ownNames =
  /^(?:constructor|prototype|name|length|caller|arguments|__name__|__qualname__|__module__|__doc__|__text_signature__)$/;

/** Defines on `target` what the order finds first, wherever the chain from `chain` on finds something else. */
function copyResolved(order: readonly object[], target: object, chain: object): void {
  const seen = new Set<string | symbol>();
  for (const holder of order) {
    for (const key of Reflect.ownKeys(holder)) {
      if (seen.has(key) || key === Symbol.hasInstance) continue;
      if (typeof key === "string" && ownNames.test(key)) continue;
      seen.add(key);
      if (holderOf(chain, key) === holder) continue;
      Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(holder, key)!);
    }
  }
}

function holderOf(start: object, key: string | symbol): object | null {
  let holder: object | null = start;
  while (holder !== null && !Object.hasOwn(holder, key)) {
    holder = Object.getPrototypeOf(holder) as object | null;
  }
  return holder;
}

/** Makes `instanceof cls` true for instances whose resolution order has the class. */
function recognizeInstances(cls: Class): void {
  if (Object.hasOwn(cls, recognizes)) return;
  const before = (cls as { [Symbol.hasInstance]?: (value: unknown) => boolean })[
    Symbol.hasInstance
  ]!;
  Object.defineProperty(cls, recognizes, { value: true });
  Object.defineProperty(cls, Symbol.hasInstance, {
    configurable: true,
    value(this: Class, value: unknown): boolean {
      if (before.call(this, value)) return true;
      if (typeof value !== "object" || value === null) return false;
      return resolutionOrder(value.constructor).includes(this);
    },
  });
}

const recognizes: unique symbol = /* @__PURE__ */ Symbol("recognizes");
