/** `memoryview`. Source: CPython 3.13 Objects/memoryobject.c. */
import { IndexError, NotImplementedError, TypeError, ValueError } from "../exceptions/base.ts";
import { hash } from "../hash.ts";
import { address } from "../identity.ts";
import { PythonIterator } from "../iteration/iterator.ts";
import { argumentTypeName, typeName } from "../names.ts";
import { integerOf, isInt, isNumeric, type Int } from "../numbers/convert.ts";
import { floatValue } from "../numbers/floats.ts";
import { indexOf, isIndex, positionIndex } from "../numbers/index-of.ts";
import { same } from "../operators/compare.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { truth } from "../operators/truth.ts";
import { textOf } from "../types/boxes.ts";
import { buffer, bytesOf, latin1, sameBytes, type BufferOwner } from "./buffer.ts";
import { hexadecimal } from "./byte-parts.ts";
import { bytes } from "./bytes.ts";
import {
  integerRange,
  isUnsigned,
  nativeSizes,
  overflowsFloat,
  readElement,
  writeFloat,
  writeInteger,
} from "./element-formats.ts";
import { slicePositions } from "./positions.ts";
import { slice } from "./slice.ts";
import { tuple } from "./tuple.ts";

/** How the bytes of a view are laid out. */
interface Layout {
  readonly data: Uint8Array;
  readonly offset: number;
  readonly format: string;
  readonly itemSize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly isReadOnly: boolean;
  readonly owner: unknown;
}

const mostDimensions = 64;

/** `memoryview(object)`: the bytes of an object, shared and not copied, as items of one or more dimensions. */
export class memoryview implements BufferOwner {
  static readonly __name__: string = "memoryview";
  #layout: Layout;
  #isReleased = false;

  constructor(object: unknown) {
    if (object instanceof memoryview) {
      this.#layout = object.#live();
      return;
    }
    const data = bytesOf(object);
    if (data === undefined) {
      throw new TypeError(`memoryview: a bytes-like object is required, not '${typeName(object)}'`);
    }
    this.#layout = {
      data,
      offset: 0,
      format: "B",
      itemSize: 1,
      shape: [data.length],
      strides: [1],
      isReadOnly: object instanceof Uint8Array,
      owner: object,
    };
  }

  static #of(layout: Layout): memoryview {
    const view = new memoryview(new Uint8Array(0));
    view.#layout = layout;
    return view;
  }

  /** The layout of a view that has not been released. */
  #live(): Layout {
    if (!this.#isReleased) return this.#layout;
    throw new ValueError("operation forbidden on released memoryview object");
  }

  #view(): DataView {
    const { data } = this.#layout;
    return new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  get obj(): unknown {
    return this.#live().owner;
  }

  get nbytes(): number {
    const { shape, itemSize } = this.#live();
    return product(shape) * itemSize;
  }

  get readonly(): boolean {
    return this.#live().isReadOnly;
  }

  get itemsize(): number {
    return this.#live().itemSize;
  }

  get format(): string {
    return this.#live().format;
  }

  get ndim(): number {
    return this.#live().shape.length;
  }

  get shape(): tuple<readonly number[]> {
    return tuple.of(...this.#live().shape);
  }

  get strides(): tuple<readonly number[]> {
    return tuple.of(...this.#live().strides);
  }

  get suboffsets(): tuple<[]> {
    this.#live();
    return tuple.of();
  }

  get c_contiguous(): boolean {
    return isContiguous(this.#live());
  }

  get f_contiguous(): boolean {
    const { shape, strides, itemSize } = this.#live();
    return isContiguous({
      shape: [...shape].reverse(),
      strides: [...strides].reverse(),
      itemSize,
    });
  }

  get contiguous(): boolean {
    return this.c_contiguous || this.f_contiguous;
  }

  /** Where the items are, in the order of the last dimension first. */
  *#offsets(dimension = 0, start = this.#layout.offset): Generator<number> {
    const { shape, strides } = this.#layout;
    if (dimension === shape.length) {
      yield start;
      return;
    }
    for (let index = 0; index < shape[dimension]!; index++) {
      yield* this.#offsets(dimension + 1, start + index * strides[dimension]!);
    }
  }

  [buffer](): Uint8Array {
    const { data, offset, itemSize, shape } = this.#live();
    const length = product(shape) * itemSize;
    if (this.c_contiguous) return data.subarray(offset, offset + length);
    const result = new Uint8Array(length);
    let position = 0;
    for (const start of this.#offsets()) {
      result.set(data.subarray(start, start + itemSize), position);
      position += itemSize;
    }
    return result;
  }

  tobytes(order: unknown = "C"): bytes {
    this.#live();
    const text = order === null ? "C" : textOf(order);
    if (text === undefined) {
      throw new TypeError(
        `tobytes() argument 'order' must be str or None, not ${argumentTypeName(order)}`,
      );
    }
    if (!/^[CFA]$/.test(text)) throw new ValueError("order must be 'C', 'F' or 'A'");
    const { shape, strides } = this.#layout;
    const isFortran = text === "F" || (text === "A" && this.f_contiguous);
    if (!isFortran || shape.length < 2) return new bytes(this[buffer]());
    const transposed = {
      ...this.#layout,
      shape: [...shape].reverse(),
      strides: [...strides].reverse(),
    };
    return new bytes(memoryview.#of(transposed)[buffer]());
  }

  tolist(): unknown {
    const { format } = this.#live();
    const code = format.replace("@", "");
    const view = this.#view();
    const { shape, strides, offset } = this.#layout;
    const listed = (dimension: number, start: number): unknown =>
      dimension === shape.length
        ? readElement(view, start, code)
        : Array.from({ length: shape[dimension]! }, (_, index) =>
            listed(dimension + 1, start + index * strides[dimension]!),
          );
    return listed(0, offset);
  }

  hex(separator?: unknown, groupSize?: unknown): string {
    return hexadecimal(this[buffer](), separator, groupSize);
  }

  toreadonly(): memoryview {
    return memoryview.#of({ ...this.#live(), isReadOnly: true });
  }

  release(): void {
    this.#isReleased = true;
  }

  __enter__(): this {
    this.#live();
    return this;
  }

  __exit__(..._details: readonly unknown[]): void {
    this.release();
  }

  /** `cast(format, shape)`: the same bytes as items of another type, or in other dimensions. */
  cast(format: unknown, shape?: unknown): memoryview {
    const layout = this.#live();
    const text = textOf(format);
    if (text === undefined) {
      throw new TypeError(`cast() argument 'format' must be str, not ${argumentTypeName(format)}`);
    }
    if (!this.c_contiguous) {
      throw new TypeError("memoryview: casts are restricted to C-contiguous views");
    }
    if (shape !== undefined && !Array.isArray(shape)) {
      throw new TypeError("shape must be a list or a tuple");
    }
    const dimensions = shape as unknown[] | undefined;
    checkDimensions(layout.shape.length, dimensions);
    const flat = castFlat(layout, text);
    return memoryview.#of(dimensions === undefined ? flat : shaped(flat, dimensions));
  }

  __len__(): number {
    const { shape } = this.#live();
    return shape.length === 0 ? 1 : shape[0]!;
  }

  __iter__(): PythonIterator<unknown> {
    const { shape } = this.#live();
    if (shape.length !== 1) throw noSubViews(shape.length);
    return new MemoryIterator(this, shape[0]!);
  }

  [Symbol.iterator](): PythonIterator<unknown> {
    return this.__iter__();
  }

  #offsetOf(keys: readonly unknown[]): number {
    const { shape, strides, offset } = this.#layout;
    if (keys.length < shape.length) throw new NotImplementedError("sub-views are not implemented");
    if (keys.length > shape.length) {
      throw new TypeError(
        `cannot index ${shape.length}-dimension view with ${keys.length}-element tuple`,
      );
    }
    let start = offset;
    keys.forEach((key, dimension) => {
      const index = positionIndex(key);
      if (index === undefined) {
        throw new IndexError("cannot fit 'int' into an index-sized integer");
      }
      const position = index < 0 ? index + shape[dimension]! : index;
      if (position < 0 || position >= shape[dimension]!) {
        throw new IndexError(`index out of bounds on dimension ${dimension + 1}`);
      }
      start += position * strides[dimension]!;
    });
    return start;
  }

  #itemOffset(key: unknown): number | undefined {
    if (isIndex(key)) {
      const { shape } = this.#layout;
      return shape.length === 1 ? this.#offsetOf([key]) : undefined;
    }
    return key instanceof tuple && key.every(isIndex) ? this.#offsetOf(key) : undefined;
  }

  __getitem__(key: unknown): unknown {
    const { shape, format } = this.#live();
    if (isIndex(key) && shape.length !== 1) throw noSubViews(shape.length);
    const offset = this.#itemOffset(key);
    if (offset !== undefined) return readElement(this.#view(), offset, format.replace("@", ""));
    if (key instanceof slice) return memoryview.#of(sliced(this.#layout, key));
    throw badKey(key);
  }

  __setitem__(key: unknown, value: unknown): void {
    const { isReadOnly, shape } = this.#live();
    if (isReadOnly) throw new TypeError("cannot modify read-only memory");
    if (isIndex(key) && shape.length !== 1) {
      throw new NotImplementedError("sub-views are not implemented");
    }
    const offset = this.#itemOffset(key);
    if (offset !== undefined) return this.#write(offset, value);
    if (!(key instanceof slice)) throw badKey(key);
    if (shape.length !== 1) {
      throw new NotImplementedError(
        "memoryview slice assignments are currently restricted to ndim = 1",
      );
    }
    this.#setSlice(key, value);
  }

  #setSlice(bounds: slice, value: unknown): void {
    const data = bytesOf(value);
    if (data === undefined) {
      throw new TypeError(`a bytes-like object is required, not '${typeName(value)}'`);
    }
    const target = memoryview.#of(sliced(this.#layout, bounds));
    const source = value instanceof memoryview ? value.#layout : undefined;
    const { shape, itemSize, format } = target.#layout;
    const isAlike =
      plainFormat(source?.format ?? "B") === plainFormat(format) &&
      data.length === shape[0]! * itemSize;
    if (!isAlike) {
      throw new ValueError("memoryview assignment: lvalue and rvalue have different structures");
    }
    const copy = data.slice();
    let position = 0;
    for (const start of target.#offsets()) {
      this.#layout.data.set(copy.subarray(position, position + itemSize), start);
      position += itemSize;
    }
  }

  __delitem__(_key: unknown): never {
    if (this.#live().isReadOnly) throw new TypeError("cannot modify read-only memory");
    throw new TypeError("cannot delete memory");
  }

  #write(offset: number, value: unknown): void {
    const { format } = this.#layout;
    const code = plainFormat(format);
    const wrongType = (): TypeError =>
      new TypeError(`memoryview: invalid type for format '${format}'`);
    const wrongValue = (): ValueError =>
      new ValueError(`memoryview: invalid value for format '${format}'`);
    const view = this.#view();
    const size = nativeSizes[code]!;
    if (code === "?") return view.setUint8(offset, truth(value) ? 1 : 0);
    if (code === "c") {
      if (!(value instanceof Uint8Array)) throw wrongType();
      if (value.length !== 1) throw wrongValue();
      return view.setUint8(offset, value[0]!);
    }
    if ("efd".includes(code)) {
      if (!isNumeric(value)) throw wrongType();
      const float = floatValue(value);
      if (overflowsFloat(float, size)) throw wrongValue();
      return writeFloat(view, offset, size, float, true);
    }
    if (!isIndex(value)) throw wrongType();
    const integer = isInt(value) ? integerOf(value) : indexOf(value);
    const [least, greatest] = integerRange(size, isUnsigned(code));
    if (integer < least || integer > greatest) throw wrongValue();
    writeInteger(view, offset, size, integer, true);
  }

  /** Equal are views of the same shape with equal items, whatever their formats. */
  __eq__(other: unknown): unknown {
    if (other === this) return true;
    const data = bytesOf(other);
    if (data === undefined) return NotImplemented;
    if (this.#isReleased) return false;
    const right = other instanceof memoryview ? other : new memoryview(data);
    const [a, b] = [this.#layout, right.#layout];
    if (a.shape.length !== b.shape.length) return false;
    if (!a.shape.every((length, dimension) => length === b.shape[dimension])) return false;
    const isExact = plainFormat(a.format) === plainFormat(b.format) && !/[efd]/.test(a.format);
    if (isExact) return sameBytes(this[buffer](), right[buffer]());
    return sameItems(this.tolist(), right.tolist());
  }

  __hash__(): Int {
    const { isReadOnly, format } = this.#live();
    if (!isReadOnly) throw new ValueError("cannot hash writable memoryview object");
    if (!"Bbc".includes(plainFormat(format))) {
      throw new ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    return hash(latin1(this[buffer]()));
  }

  __repr__(): string {
    return `<${this.#isReleased ? "released memory" : "memory"} at ${address(this)}>`;
  }
}

/** `memory_iterator`. */
class MemoryIterator extends PythonIterator<unknown> {
  static readonly __name__: string = "memory_iterator";
  readonly #source: memoryview;
  readonly #length: number;
  #index = 0;

  constructor(source: memoryview, length: number) {
    super();
    this.#source = source;
    this.#length = length;
  }

  override next(): IteratorResult<unknown, undefined> {
    if (this.#index >= this.#length) return { done: true, value: undefined };
    return { done: false, value: this.#source.__getitem__(this.#index++) };
  }
}

function product(shape: readonly number[]): number {
  return shape.reduce((total, length) => total * length, 1);
}

function isContiguous({
  shape,
  strides,
  itemSize,
}: Pick<Layout, "shape" | "strides" | "itemSize">): boolean {
  let expected = itemSize;
  for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
    if (shape[dimension]! > 1 && strides[dimension] !== expected) return false;
    expected *= shape[dimension]!;
  }
  return true;
}

function plainFormat(format: string): string {
  return format.replace("@", "");
}

function noSubViews(dimensions: number): NotImplementedError {
  return dimensions === 0
    ? new NotImplementedError("sub-views are not implemented")
    : new NotImplementedError("multi-dimensional sub-views are not implemented");
}

function badKey(key: unknown): Error {
  const isMultiSlice =
    key instanceof tuple && key.length > 0 && key.every((each) => each instanceof slice);
  return isMultiSlice
    ? new NotImplementedError("multi-dimensional slicing is not implemented")
    : new TypeError("memoryview: invalid slice key");
}

function sliced(layout: Layout, bounds: slice): Layout {
  const { start, step, count } = slicePositions(bounds, layout.shape[0]!);
  const stride = layout.strides[0]!;
  return {
    ...layout,
    offset: layout.offset + start * stride,
    shape: [count, ...layout.shape.slice(1)],
    strides: [stride * step, ...layout.strides.slice(1)],
  };
}

function checkDimensions(before: number, shape: readonly unknown[] | undefined): void {
  if (shape === undefined) return;
  if (shape.length > mostDimensions) {
    throw new ValueError("memoryview: number of dimensions must not exceed 64");
  }
  if (before !== 1 && shape.length !== 1) {
    throw new TypeError("memoryview: cast must be 1D -> ND or ND -> 1D");
  }
}

/** The same bytes in one dimension, of another format. */
function castFlat(layout: Layout, format: string): Layout {
  const code = plainFormat(format);
  const isNative = /^@?.$/.test(format) && Object.hasOwn(nativeSizes, code);
  if (!isNative) {
    throw new ValueError(
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  if (!"Bbc".includes(code) && !"Bbc".includes(plainFormat(layout.format))) {
    throw new TypeError("memoryview: cannot cast between two non-byte formats");
  }
  const length = product(layout.shape) * layout.itemSize;
  const itemSize = nativeSizes[code]!;
  if (length % itemSize !== 0) {
    throw new TypeError("memoryview: length is not a multiple of itemsize");
  }
  return { ...layout, format, itemSize, shape: [length / itemSize], strides: [itemSize] };
}

function shaped(layout: Layout, dimensions: readonly unknown[]): Layout {
  const shape = dimensions.map((length) => {
    if (!isInt(length)) {
      throw new TypeError("memoryview.cast(): elements of shape must be integers");
    }
    const integer = Number(integerOf(length));
    if (integer <= 0) {
      throw new ValueError("memoryview.cast(): elements of shape must be integers > 0");
    }
    return integer;
  });
  if (product(shape) * layout.itemSize !== product(layout.shape) * layout.itemSize) {
    throw new TypeError("memoryview: product(shape) * itemsize != buffer size");
  }
  const strides: number[] = [];
  let stride = layout.itemSize;
  for (const length of [...shape].reverse()) {
    strides.unshift(stride);
    stride *= length;
  }
  return { ...layout, shape, strides };
}

function sameItems(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b || (a === a && same(a, b));
  return a.every((item, index) => sameItems(item, b[index]));
}
