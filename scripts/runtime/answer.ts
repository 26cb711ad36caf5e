/** What the runtime answers to a case of differential.py, in the same words. */
import * as runtime from "@py2ts-async/runtime";

export type Tagged =
  null | boolean | string | number | readonly Tagged[] | { readonly [tag: string]: unknown };

/** An operation, its arguments and its keyword arguments. */
export type Case = [name: string, args: Tagged[], keywords: { readonly [name: string]: Tagged }];

const exports = runtime as unknown as { readonly [name: string]: unknown };
type AnyClass = new (...args: unknown[]) => object;

const subclasses = new Map<string, AnyClass>();

/** The subclass of a built-in type that has nothing of its own. */
function subclassOf(base: string): AnyClass {
  const known = subclasses.get(base);
  if (known !== undefined) return known;
  const name = `My${base[0]!.toUpperCase()}${base.slice(1)}`;
  const cls = { [name]: class extends (exports[base] as AnyClass) {} }[name]!;
  subclasses.set(base, cls);
  return cls;
}

/** An object with special methods that return fixed values. */
function special(methods: { readonly [name: string]: Tagged }): object {
  const name = `With${Object.keys(methods)
    .map((method) => method.replaceAll("_", ""))
    .join("")}`;
  const cls = { [name]: class {} }[name]!;
  for (const [method, result] of Object.entries(methods)) {
    const value = decode(result);
    const isNone = value === null && (method === "__hash__" || method === "__iter__");
    Object.defineProperty(cls.prototype, method, { value: isNone ? null : () => value });
  }
  return new cls();
}

export function decode(value: Tagged): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as Tagged[]).map(decode);
  const [[tag, content]] = Object.entries(value) as [[string, unknown]];
  const items = (): unknown[] => (content as Tagged[]).map(decode);
  const pairs = (): [unknown, unknown][] =>
    (content as Tagged[][]).map((pair) => pair.map(decode) as [unknown, unknown]);
  switch (tag) {
    case "int":
      return BigInt(content as string);
    case "float":
      return runtime.toFloat(runtime.float(content as string));
    case "complex": {
      const [real, imag] = (content as string[]).map((text) => runtime.float(text));
      return runtime.complex.of(real!, imag!);
    }
    case "list":
      return items();
    case "tuple":
      return runtime.tuple.of(...items());
    case "dict":
      return new runtime.dict(pairs());
    case "set":
      return new runtime.set(items());
    case "frozenset":
      return new runtime.frozenset(items());
    case "bytes":
      return new runtime.bytes(content);
    case "slice":
      return new runtime.slice(...(items() as [unknown, unknown, unknown]));
    case "range":
      return new runtime.range(...(items() as [number, number, number]));
    case "iter":
      return runtime.iter(items());
    case "keys":
      return new runtime.dict(items().map((key) => [key, 0] as const)).keys();
    case "items":
      return new runtime.dict(pairs()).items();
    case "values":
      return new runtime.dict(pairs()).values();
    case "type":
      return exports[content as string];
    case "sub": {
      const [base, inner] = content as [string, Tagged];
      return new (subclassOf(base))(decode(inner));
    }
    case "object":
      return special(content as { [name: string]: Tagged });
    case "ellipsis":
      return runtime.Ellipsis;
    case "notimplemented":
      return runtime.NotImplemented;
    case "bytearray":
    case "memoryview":
      return new (exports[tag] as AnyClass)(new runtime.bytes(content));
  }
  throw new Error(`unknown tag ${tag}`);
}

const operators: { readonly [name: string]: (...args: never[]) => unknown } = {
  getitem: runtime.getItem,
  setitem: (container, key, value) => (runtime.setItem(container, key, value), null),
  delitem: (container, key) => (runtime.delItem(container, key), null),
  unpack: (value) => [...runtime.spread(value)],
  formatwith: (text, args: unknown[], keywords: Map<string, unknown>) =>
    runtime.callMethod(text, "format", args, Object.fromEntries(keywords)),
};

/** What the compiler calls as functions of the runtime; everything else is called as a value. */
const direct =
  /^i?(add|sub|mul|truediv|floordiv|mod|pow|lshift|rshift|and|or|xor|matmul)$|^(eq|ne|lt|le|gt|ge|contains|neg|pos|invert|truth)$/;

function shown(value: unknown): string {
  const type = runtime.getattr(runtime.type(value), "__name__") as string;
  if (/iterator$|^(zip|map|filter|enumerate|reversed)$/.test(type)) {
    return `${type} ${runtime.repr(runtime.list(value))}`;
  }
  return `${type} ${withoutAddresses(runtime.repr(value))}`;
}

function withoutAddresses(text: string): string {
  return text.replace(/0x[0-9a-f]{6,}/g, "ADDRESS");
}

export function answer([name, args, keywords]: Case): string {
  try {
    const values = args.map(decode);
    const before = values.map((value) => runtime.repr(value));
    const named = Object.fromEntries(
      Object.entries(keywords).map(([key, value]) => [key, decode(value)]),
    );
    const result = resultOf(name, values, named);
    let text = shown(result);
    values.forEach((value, index) => {
      const after = runtime.repr(value);
      if (!runtime.hasattr(value, "__next__") && after !== before[index]) {
        text += ` | ${withoutAddresses(after)}`;
      }
    });
    return text;
  } catch (error) {
    const exception = runtime.caught(error);
    const type = runtime.getattr(runtime.type(exception), "__name__") as string;
    return `!${type}: ${withoutAddresses(runtime.str(exception))}`;
  }
}

function resultOf(
  name: string,
  values: readonly unknown[],
  keywords: { [name: string]: unknown },
): unknown {
  if (name.startsWith(".")) {
    return runtime.callMethod(values[0], name.slice(1), values.slice(1), keywords);
  }
  const operator = operators[name];
  if (operator !== undefined) return operator(...(values as never[]));
  const function_ = exports[name] as (...args: unknown[]) => unknown;
  const isPower = name === "pow" && values.length === 2 && Object.keys(keywords).length === 0;
  if (direct.test(name) && !(name === "pow" && !isPower)) return function_(...values);
  return runtime.call(function_, values, keywords);
}
