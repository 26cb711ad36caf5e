import { expect, test } from "vitest";
import { parse } from "../parse/index.ts";
import type { StubModule } from "./data.ts";
import { readStubs } from "./reader.ts";

function read(source: string): StubModule {
  return readStubs([{ module: "m", tree: parse(source).module }])["m"]!;
}

test("functions with every kind of parameter", () => {
  const { f } = read(
    "async def f[T](a: T, /, b: int = 0, *rest: str, c: bool = ..., **kw: T) -> T: ...\n",
  );
  expect(f).toEqual({
    kind: "function",
    signatures: [
      {
        isAsync: true,
        returns: ["parameter", "T"],
        parameters: [
          { name: "a", kind: "positionalOnly", type: ["parameter", "T"], hasDefault: false },
          { name: "b", kind: "positionalOrKeyword", type: "int", hasDefault: true },
          { name: "rest", kind: "variadic", type: "str", hasDefault: false },
          { name: "c", kind: "keywordOnly", type: "bool", hasDefault: true },
          { name: "kw", kind: "keywords", type: ["parameter", "T"], hasDefault: false },
        ],
      },
    ],
  });
});

test("generic classes, properties, aliases and unions", () => {
  const module = read(
    [
      "from builtins import TimeoutError as TimeoutError",
      "class Box[T]:",
      "    size: int",
      "    @property",
      "    def item(self) -> T | None: ...",
      "    def fill(self, item: T) -> Self: ...",
      "class Sub(Box[str]): ...",
      "Other = Box",
    ].join("\n"),
  );
  expect(module["TimeoutError"]).toEqual({
    kind: "alias",
    module: "builtins",
    name: "TimeoutError",
  });
  expect(module["Other"]).toEqual({ kind: "alias", module: "m", name: "Box" });
  expect(module["Sub"]).toMatchObject({ bases: [["class", "m.Box", "str"]] });
  expect(module["Box"]).toMatchObject({
    typeParameters: ["T"],
    members: {
      size: { kind: "attribute", type: "int" },
      item: {
        decorator: "property",
        signatures: [{ returns: ["union", ["parameter", "T"], "none"], parameters: [] }],
      },
      fill: { signatures: [{ returns: "self" }] },
    },
  });
});

test("a statement that has no meaning in a stub is an error", () => {
  expect(() => read("while True:\n    pass\n")).toThrow("a While statement");
});
