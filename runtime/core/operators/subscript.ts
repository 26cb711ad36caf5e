import { hasMethods } from "../has-methods.ts";
import { sliceItems, positionOf, slicePositions } from "../containers/positions.ts";
import { slice } from "../containers/slice.ts";
import { tuple } from "../containers/tuple.ts";
import { AttributeError, IndexError, TypeError, ValueError } from "../exceptions/base.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { className, isClass, typeName } from "../names.ts";
import { missing } from "../attributes/missing.ts";
import { StrObject } from "../types/boxes.ts";
import { genericItem } from "../types/generic.ts";
import { isIndex, positionIndex } from "../numbers/index-of.ts";
import { hasSequenceOperations } from "./protocol.ts";
import { codePointLength, hasPairs, unitPosition, unitsAt } from "../text/code-points.ts";

/** What `container[key]` is, as far as the container's type tells. */
export type Subscripted<C, K> = K extends slice
  ? C extends string
    ? string
    : C extends readonly (infer T)[]
      ? T[]
      : unknown
  : C extends { __getitem__(key: never): infer V }
    ? V
    : C extends string
      ? string
      : C extends readonly (infer T)[]
        ? T
        : unknown;

/** `container[key]`. */
export function getItem<C, K>(container: C, key: K): Subscripted<C, K>;
export function getItem(container: unknown, key: unknown): unknown {
  if (typeof container === "string") return characterOf(container, key);
  if (hasMethods(container)) {
    const { __getitem__: method } = container as { __getitem__?: (key: unknown) => unknown };
    if (method !== undefined) return method.call(container, key);
    if (Array.isArray(container)) return itemOf(container as unknown[], key);
    if (container instanceof StrObject) return characterOf(container.valueOf(), key);
  }
  if (!isClass(container)) {
    throw new TypeError(`'${typeName(container)}' object is not subscriptable`);
  }
  const { __class_getitem__: method } = container as {
    __class_getitem__?: (key: unknown) => unknown;
  };
  if (method !== undefined) return method.call(container, key);
  const alias = genericItem(container, key);
  if (alias !== missing) return alias;
  throw new TypeError(`type '${className(container)}' is not subscriptable`);
}

/** `list.__getitem__` and `tuple.__getitem__`. */
export function itemOf(items: unknown[], key: unknown): unknown {
  const isTuple = items instanceof tuple;
  if (key instanceof slice) {
    const selected = sliceItems(items, key);
    return isTuple ? new tuple(selected) : selected;
  }
  const type = isTuple ? "tuple" : "list";
  return items[positionOf(key, items.length, type, `${type} index out of range`)];
}

/** `str.__getitem__`. */
export function characterOf(text: string, key: unknown): string {
  if (!hasPairs(text)) {
    if (key instanceof slice) return sliceText(text, key);
    return text[positionOf(key, text.length, "string", "string index out of range")]!;
  }
  if (key instanceof slice) return sliceItems([...text], key).join("");
  const position = positionOf(key, codePointLength(text), "string", "string index out of range");
  const units = unitPosition(text, position);
  return text.slice(units, units + unitsAt(text, units));
}

function sliceText(text: string, bounds: slice): string {
  const { start, step, count } = slicePositions(bounds, text.length);
  if (step === 1) return text.slice(start, start + count);
  let result = "";
  for (let taken = 0; taken < count; taken++) result += text[start + taken * step]!;
  return result;
}

/** `container[key] = value`. */
export function setItem(container: unknown, key: unknown, value: unknown): void {
  if (hasMethods(container)) {
    const { __setitem__: method } = container as {
      __setitem__?: (key: unknown, value: unknown) => unknown;
    };
    if (method !== undefined) return void method.call(container, key, value);
    // One slot is behind both methods: a class that has the other one has the slot.
    if ("__delitem__" in container) throw new AttributeError("__setitem__");
    if (Array.isArray(container) && !(container instanceof tuple)) {
      return setListItem(container, key, value);
    }
  }
  checkIndex(container, key);
  throw new TypeError(`'${typeName(container)}' object does not support item assignment`);
}

/** `list.__setitem__`. */
export function setListItem(list: unknown[], key: unknown, value: unknown): void {
  if (key instanceof slice) return setSlice(list, key, value);
  list[positionOf(key, list.length, "list", "list assignment index out of range")] = value;
}

function setSlice(list: unknown[], bounds: slice, value: unknown): void {
  slicePositions(bounds, list.length);
  if (!isIterable(value)) throw new TypeError("must assign iterable to extended slice");
  const items = [...iterate(value)];
  const { start, step, count } = slicePositions(bounds, list.length);
  if (step === 1) return replaceItems(list, start, count, items);
  if (items.length !== count) {
    throw new ValueError(
      `attempt to assign sequence of size ${items.length} to extended slice of size ${count}`,
    );
  }
  items.forEach((item, index) => (list[start + index * step] = item));
}

function replaceItems(
  list: unknown[],
  start: number,
  count: number,
  items: readonly unknown[],
): void {
  const rest = list.splice(start).slice(count);
  for (const item of items) list.push(item);
  for (const item of rest) list.push(item);
}

/** `del container[key]`. */
export function delItem(container: unknown, key: unknown): void {
  if (hasMethods(container)) {
    const { __delitem__: method } = container as { __delitem__?: (key: unknown) => unknown };
    if (method !== undefined) return void method.call(container, key);
    if ("__setitem__" in container) throw new AttributeError("__delitem__");
    if (Array.isArray(container) && !(container instanceof tuple)) {
      return deleteListItem(container, key);
    }
  }
  const verb = checkIndex(container, key) ? "doesn't" : "does not";
  throw new TypeError(`'${typeName(container)}' object ${verb} support item deletion`);
}

/** `list.__delitem__`. */
export function deleteListItem(list: unknown[], key: unknown): void {
  if (key instanceof slice) return deleteSlice(list, key);
  list.splice(positionOf(key, list.length, "list", "list assignment index out of range"), 1);
}

/** A sequence takes an index for its own affair, whose value is looked at before the sequence finds that it cannot be changed. */
function checkIndex(container: unknown, key: unknown): boolean {
  if (!hasSequenceOperations(container) || !isIndex(key)) return false;
  if (positionIndex(key) !== undefined) return true;
  throw new IndexError("cannot fit 'int' into an index-sized integer");
}

function deleteSlice(list: unknown[], bounds: slice): void {
  const { start, step, count } = slicePositions(bounds, list.length);
  if (step === 1) {
    list.splice(start, count);
    return;
  }
  const positions = new Set<number>();
  for (let taken = 0; taken < count; taken++) positions.add(start + taken * step);
  let kept = 0;
  for (let index = 0; index < list.length; index++) {
    if (!positions.has(index)) list[kept++] = list[index];
  }
  list.length = kept;
}
