import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { className, isClass, type NamedClass } from "../names.ts";
import { bool } from "../types/bool.ts";
import { int } from "../types/int.ts";
import { list } from "../types/list.ts";
import { object } from "../types/object.ts";
import { type } from "../types/type.ts";
import { MetaType } from "./metatype.ts";
import { Extensible } from "./extensible.ts";
import { recordOf } from "./record.ts";
import { bases, isMixin } from "./runtime-class.ts";

/** A class of the program or the runtime. */
export type Class = NamedClass & { readonly prototype: object };

/** The linearization behind a class that `inheriting` made; it stands for the bases of the class that extends it. */
const linearization: unique symbol = /* @__PURE__ */ Symbol("linearization");

interface Linearized {
  [linearization]?: readonly Class[];
}

/** Notes the order of the classes behind a class of the runtime with several bases. */
export function recordOrder(cls: object, order: readonly Class[]): void {
  Object.defineProperty(cls, linearization, { value: order });
}

/** True for the class that `inheriting` put between a class and its bases, which Python does not see. */
function isIntermediate(cls: object): boolean {
  return Object.hasOwn(cls, linearization);
}

/** What classes of the runtime share is no class of Python: they say so themselves. */
function isHidden(cls: object): boolean {
  if (Object.hasOwn(cls, "hidden$")) return true;
  return Object.hasOwn(cls, isMixin) && !Object.hasOwn(cls, "__name__");
}

/** The bases that Python does not see, right above a class: what they have is the class's own. */
export function hiddenBases(cls: object): Class[] {
  const bases: Class[] = [];
  let base = Object.getPrototypeOf(cls) as object | null;
  while (base !== null && isHidden(base)) {
    bases.push(base as Class);
    base = Object.getPrototypeOf(base) as object | null;
  }
  return bases;
}

/** `cls.__mro__` without `object`. */
export function resolutionOrder(cls: object): Class[] {
  const record = recordOf(cls);
  if (record !== undefined) return record.order.slice(0, -1);
  if ((cls as unknown) === bool) return [bool, int] as unknown as Class[];
  const order: Class[] = [];
  for (let base: unknown = cls; isClass(base); base = Object.getPrototypeOf(base)) {
    if (isIntermediate(base)) return [...order, ...(base as Linearized)[linearization]!];
    if (Object.hasOwn(base, bases)) {
      const own = (base as unknown as { [bases]: readonly Class[] })[bases];
      return [...order, base as unknown as Class, ...mergeOrders(own)];
    }
    if ((base as unknown) === MetaType) return [...order, type as unknown as Class];
    if ((base as unknown) === Extensible) break;
    // Tuples are arrays, too, but no lists.
    if (base === Array)
      return order.includes(tuple as unknown as Class)
        ? order
        : [...order, list as unknown as Class];
    if (base === Error || base === Map || base === Set || base === Uint8Array) break;
    if ((base as unknown) !== object && !isHidden(base)) order.push(base as unknown as Class);
  }
  return order;
}

const orders = /* @__PURE__ */ new WeakMap<object, readonly Class[]>();

/** `cls.__mro__`. */
export function methodResolutionOrder(cls: object): readonly Class[] {
  const record = recordOf(cls);
  if (record !== undefined) return record.order;
  let order = orders.get(cls);
  if (order === undefined) {
    order =
      (cls as unknown) === object
        ? [object as unknown as Class]
        : [...resolutionOrder(cls), object as unknown as Class];
    orders.set(cls, order);
  }
  return order;
}

/** `issubclass(cls, base)` by the order alone, whatever the metaclasses say. */
export function isSubtype(cls: object, base: object): boolean {
  return methodResolutionOrder(cls).includes(base as Class);
}

/**
 * The C3 linearization of several bases: every class before its bases, bases in the order given.
 *
 * @throws TypeError when there is no such order. Source: the Python reference, "The Python 2.3 Method Resolution Order"
 */
export function mergeOrders(classes: readonly Class[]): Class[] {
  return merge([...classes.map((base) => [...methodResolutionOrder(base)]), [...classes]]).filter(
    (cls) => (cls as unknown) !== object,
  );
}

function merge(sequences: Class[][]): Class[] {
  const result: Class[] = [];
  for (;;) {
    const left = sequences.filter((sequence) => sequence.length > 0);
    if (left.length === 0) return result;
    const next = left
      .map((sequence) => sequence[0]!)
      .find((candidate) => !left.some((sequence) => sequence.indexOf(candidate) > 0));
    if (next === undefined) throw noOrder(left);
    result.push(next);
    for (const sequence of left) if (sequence[0] === next) sequence.shift();
  }
}

function noOrder(left: readonly (readonly Class[])[]): TypeError {
  const heads = [...new Set(left.map((sequence) => sequence[0]!))];
  return new TypeError(
    `Cannot create a consistent method resolution order (MRO) for bases ${heads.map(className).join(", ")}`,
  );
}
