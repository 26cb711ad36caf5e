import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Arguments, Expr, FunctionDef, Stmt } from "../../ast/nodes.ts";
import { parse } from "../../parse/index.ts";
import { analyzeScopes, dumpSymtable, type ScopeTable } from "./index.ts";

const folder = new URL("../../../fixtures/scopes/", import.meta.url);

function analyze(text: string): ScopeTable {
  const { module, source } = parse(text, { pythonVersion: "3.13" });
  return analyzeScopes(module, source);
}

/** The scope that the first statement of a body opens. */
function scopeOfFirst(table: ScopeTable, body: readonly Stmt[]): ReturnType<ScopeTable["scopeOf"]> {
  return table.scopeOf(body[0]!);
}

describe("the tables are those of CPython's symtable", () => {
  test.each(["everything", "future_annotations", "type_parameters"])("%s", (name) => {
    const table = analyze(readFileSync(new URL(`${name}.py`, folder), "utf8"));
    expect(table.diagnostics).toEqual([]);
    expect(dumpSymtable(table)).toBe(readFileSync(new URL(`${name}.txt`, folder), "utf8"));
  });
});

describe("resolve", () => {
  const { module, source } = parse(
    "import x\nclass C:\n  def f(self, __a):\n    def g():\n      return __a, self, x, len, __class__\n    return g\n",
  );
  const table = analyzeScopes(module, source);
  const classNode = module.body[1]!;
  if (classNode.kind !== "ClassDef") throw new Error("a class was expected");
  const method = classNode.body[0] as FunctionDef;
  const inner = scopeOfFirst(table, method.body)!;
  const owner = (name: string): string | undefined => table.resolve(name, inner)?.owner.name;

  test("names the scope that holds each variable", () => {
    expect(owner("self")).toBe("f");
    expect(owner("__a")).toBe("f");
    expect(owner("x")).toBe("top");
    expect(owner("len")).toBe("top");
    expect(owner("__class__")).toBe("C");
    expect(table.resolve("nowhere", inner)).toBeUndefined();
  });

  test("mangles private names", () => {
    expect(table.resolve("__a", inner)?.name).toBe("_C__a");
    expect(inner.mangle("__attribute")).toBe("_C__attribute");
    expect(inner.mangle("__dunder__")).toBe("__dunder__");
  });

  test("tells how", () => {
    expect(table.resolve("self", inner)?.binding).toBe("free");
    expect(table.resolve("self", table.scopeOf(method)!)?.binding).toBe("cell");
    expect(table.resolve("x", inner)?.binding).toBe("global implicit");
    expect(table.scopeOf(classNode)!.needsClassCell).toBe(true);
  });
});

describe("scopes of nodes", () => {
  test("a generic function has one for its type parameters", () => {
    const { module, source } = parse("def f[T: int](x: T) -> T: ...\n");
    const table = analyzeScopes(module, source);
    const node = module.body[0] as FunctionDef;
    expect(table.scopeOf(node)!.parent).toBe(table.typeParameterScopeOf(node));
    const param = node.type_params[0]!;
    if (param.kind !== "TypeVar") throw new Error("a TypeVar was expected");
    expect(table.scopeOf(param.bound!)!.kind).toBe("type variable");
  });

  test("comprehensions in functions are part of them for CPython and scopes of their own for us", () => {
    const { module, source } = parse("def f(a):\n  return [a for a in a]\n");
    const table = analyzeScopes(module, source);
    const node = module.body[0] as FunctionDef;
    const statement = node.body[0]!;
    if (statement.kind !== "Return") throw new Error("a return was expected");
    const scope = table.scopeOf(statement.value!)!;
    expect(scope.isInlined).toBe(true);
    expect(scope.symbols.get("a")?.owner).toBe(scope);
    expect(table.scopeOf(node)!.symbols.get("a")?.owner).toBe(table.scopeOf(node));
  });
});

describe("size", () => {
  /** `lambda: a0 if b else lambda: ...`, built by hand: no parser goes so deep. */
  function nestedLambdas(depth: number): Expr {
    const span = { start: 0, end: 0 };
    const name = (id: string): Expr => ({ kind: "Name", id, ctx: "Load", ...span });
    let body = name("innermost");
    for (let level = 0; level < depth; level++) {
      const args: Arguments = {
        kind: "arguments",
        posonlyargs: [],
        args: [{ kind: "arg", arg: `a${level}`, annotation: null, ...span }],
        vararg: null,
        kwonlyargs: [],
        kw_defaults: [],
        kwarg: null,
        defaults: [],
        ...span,
      };
      const orelse: Expr = { kind: "Lambda", args, body, ...span };
      body = { kind: "IfExp", test: name("b"), body: name(`a${level + 1}`), orelse, ...span };
    }
    return body;
  }

  test("takes any depth", () => {
    const { source } = parse("");
    const value = nestedLambdas(40_000);
    const statement = { kind: "Expr", value, start: 0, end: 0 } as const;
    const table = analyzeScopes({ kind: "Module", body: [statement], start: 0, end: 0 }, source);
    expect(table.scopes).toHaveLength(40_001);
  });
});
