/** Every answer that scripts/runtime/record.py recorded from CPython 3.13, asked again of the runtime. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as runtime from "../index.ts";

type Tagged = null | boolean | string | number | { readonly [tag: string]: unknown };

const folder = process.env["GOLDENS"] ?? join(import.meta.dirname, "goldens");

function decode(value: Tagged): unknown {
  if (typeof value !== "object" || value === null) return value;
  const [[tag, content]] = Object.entries(value) as [[string, unknown]];
  const items = () => (content as Tagged[]).map(decode);
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
      return new runtime.dict(
        (content as Tagged[][]).map((pair) => pair.map(decode) as [unknown, unknown]),
      );
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
  }
  throw new Error(`unknown tag ${tag}`);
}

/** Operations that the runtime has under another name, or whose result is a plain float. */
const operations: { readonly [name: string]: (...args: unknown[]) => unknown } = {
  ...(runtime as unknown as { [name: string]: (...args: unknown[]) => unknown }),
  dict: (pairs) => new runtime.dict(pairs as [unknown, unknown][]),
  complex: (...args) => new runtime.complex(...args),
  bytes_hex: (self, ...args) => runtime.callMethod(self, "hex", args),
  getitem: runtime.getItem,
  setitem: (container, key, value) => (runtime.setItem(container, key, value), container),
  delitem: (container, key) => (runtime.delItem(container, key), container),
  format_with: (template, args, keywords) =>
    runtime.callMethod(
      template,
      "format",
      args as unknown[],
      Object.fromEntries(keywords as Map<string, unknown>),
    ),
  float: (...args) => runtime.toFloat(runtime.float(...(args as [unknown]))),
};

function answer(name: string, args: Tagged[]): string {
  const operation = operations[name];
  try {
    const [self, ...rest] = args.map(decode);
    const result =
      operation === undefined ? runtime.callMethod(self, name, rest) : operation(self, ...rest);
    return runtime.repr(result);
  } catch (error) {
    const exception = runtime.caught(error);
    return `!${exception.name}: ${runtime.str(exception)}`;
  }
}

const groups = readdirSync(folder).filter((name) => name.endsWith(".json"));

test.each(groups)("%s answers as CPython did", (group) => {
  const text = readFileSync(join(folder, group), "utf8");
  const cases = JSON.parse(text) as [name: string, args: Tagged[], answer: string][];
  const different = [];
  for (const [name, args, expected] of cases) {
    const actual = answer(name, args);
    if (actual !== expected) different.push({ name, args: JSON.stringify(args), expected, actual });
  }
  expect(different.slice(0, 25)).toEqual([]);
});
