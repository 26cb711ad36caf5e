import { describe, expect, test } from "vitest";
import { parse } from "../../parse/index.ts";
import { analyzeScopes, type Scope } from "../scopes/index.ts";
import { analyzeBindings, type BindingOptions, type Variable } from "./index.ts";

interface Result {
  /** `name@line` for each use that may find no value. */
  readonly unbound: readonly string[];
  /** Variables by name, the first of each in the order of scopes. */
  readonly variable: (name: string) => Variable;
  /** `const binding 3`: kind, position and line of a declaration. */
  readonly declaration: (name: string) => string;
}

function analyze(text: string, options: BindingOptions = {}): Result {
  const { module, source } = parse(text);
  const scopes = analyzeScopes(module, source);
  const table = analyzeBindings(module, scopes, options);
  const find = (name: string): Variable => {
    for (const scope of scopes.scopes as readonly Scope[]) {
      const symbol = scope.symbols.get(name);
      const found = symbol?.owner === scope ? table.variableOf(symbol) : undefined;
      if (found !== undefined) return found;
    }
    throw new Error(`no variable ${name}`);
  };
  return {
    unbound: [...table.maybeUnbound]
      .sort((a, b) => a.start - b.start)
      .map((node) => `${node.id}@${source.lineAt(node.start)}`),
    variable: find,
    declaration: (name) => {
      const declaration = find(name).declaration;
      if (declaration === null) return "none";
      const line = declaration.at === null ? "" : ` ${source.lineAt(declaration.at.start)}`;
      return `${declaration.kind} ${declaration.position}${line}`;
    },
  };
}

function inFunction(...lines: readonly string[]): string {
  return `def f(p):\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function unboundIn(...lines: readonly string[]): readonly string[] {
  return analyze(inFunction(...lines)).unbound;
}

describe("surely bound", () => {
  test("one branch is not enough, both are", () => {
    expect(unboundIn("if p: x = 1", "x")).toEqual(["x@3"]);
    expect(unboundIn("if p: x = 1", "else: x = 2", "x")).toEqual([]);
    expect(unboundIn("if p: x = 1", "elif q: x = 2", "else: return", "x")).toEqual([]);
  });

  test("only the first of several uses can fail", () => {
    expect(unboundIn("if p: x = 1", "x", "x")).toEqual(["x@3"]);
  });

  test("conditions bind on the way that they take", () => {
    expect(unboundIn("if p and (x := 1): x", "x")).toEqual(["x@3"]);
    expect(unboundIn("if not (x := 1) or p: pass", "x")).toEqual([]);
    expect(unboundIn("if p or (x := 1): x")).toEqual(["x@2"]);
    expect(unboundIn("if not (p and (x := 1)): return", "x")).toEqual([]);
    expect(unboundIn("p and (x := 1)", "x")).toEqual(["x@3"]);
    expect(unboundIn("(x := 1) if p else (x := 2)", "x")).toEqual([]);
  });

  test("a loop may have no turn", () => {
    expect(unboundIn("for x in p: pass", "x")).toEqual(["x@3"]);
    expect(unboundIn("for x in p: break", "else: x = 1", "x")).toEqual([]);
    expect(unboundIn("while True:", "  x = 1", "  if p: break", "x")).toEqual([]);
    expect(unboundIn("while True:", "  if p: break", "  x = 1", "x")).toEqual(["x@5"]);
    expect(unboundIn("while (x := p()): pass", "x")).toEqual([]);
  });

  test("a deletion in a loop is seen from its beginning", () => {
    expect(unboundIn("x = 1", "while p:", "  x", "  del x")).toEqual(["x@4"]);
    expect(unboundIn("x = 1", "del x", "x")).toEqual(["x@4"]);
  });

  test("an exception may come from anywhere", () => {
    expect(unboundIn("try: x = 1", "except E: pass", "x")).toEqual(["x@4"]);
    expect(unboundIn("try: x = 1", "except E: return", "x")).toEqual([]);
    expect(unboundIn("try: x = 1", "except E: raise", "else: y = x", "y")).toEqual([]);
    expect(unboundIn("try: x = 1", "finally: x")).toEqual(["x@3"]);
    expect(unboundIn("try: pass", "finally: x = 1", "x")).toEqual([]);
    expect(unboundIn("try: pass", "except E as e: e", "e")).toEqual(["e@4"]);
  });

  test("a handler's name and what a finally clause deletes are gone after a break", () => {
    const handler = ["while True:", "  try: p()", "  except p as x: break", "x"];
    expect(unboundIn(...handler)).toEqual(["x@5"]);
    const cleanup = ["while True:", "  x = 1", "  try: break", "  finally: del x", "x"];
    expect(unboundIn(...cleanup)).toEqual(["x@6"]);
    expect(unboundIn("x = 1", "try: x = 2", "finally:", "  del x", "x")).toEqual(["x@6"]);
    expect(unboundIn("x = 1", "try: del x", "finally:", "  x = 2", "x")).toEqual([]);
  });

  test("a context manager may swallow it", () => {
    const lines = ["with p as x:", "  y = 1", "x, y"];
    expect(unboundIn(...lines)).toEqual(["y@4"]);
    expect(analyze(inFunction(...lines), { maySuppress: () => false }).unbound).toEqual([]);
    expect(unboundIn("with p as x, p as y: pass", "x, y")).toEqual(["y@3"]);
  });

  test("a pattern may fail", () => {
    expect(unboundIn("match p:", "  case [x]: pass", "x")).toEqual(["x@4"]);
    expect(unboundIn("match p:", "  case [x]: pass", "  case x: pass", "x")).toEqual([]);
  });

  test("comprehensions run at once, but perhaps not their bodies", () => {
    expect(unboundIn("[(x := y) for y in p]", "x")).toEqual(["x@3"]);
    expect(unboundIn("[x for y in p]", "x = 1")).toEqual(["x@2"]);
  });

  test("what never runs cannot fail", () => {
    expect(unboundIn("return", "x", "x = 1")).toEqual([]);
  });
});

describe("declarations", () => {
  test("where the first binding is, if its block holds every use", () => {
    const result = analyze(inFunction("x = 1", "if p:", "  y = x", "  y"));
    expect(result.declaration("x")).toBe("const binding 2");
    expect(result.declaration("y")).toBe("const binding 4");
    expect(result.declaration("p")).toBe("none");
  });

  test("before the statement whose branches bind it", () => {
    const result = analyze(inFunction("if p: x = 1", "else: x = 2", "x"));
    expect(result.declaration("x")).toBe("let before 2");
  });

  test("a loop variable belongs to the loop, unless it is used after it", () => {
    expect(analyze(inFunction("for x in p: x")).declaration("x")).toBe("const binding 2");
    expect(analyze(inFunction("for x in p: x", "x")).declaration("x")).toBe("let before 2");
    expect(analyze(inFunction("for x in p: x += 1")).declaration("x")).toBe("let binding 2");
  });

  test("closures made in a loop share one variable", () => {
    const result = analyze(inFunction("for x in p:", "  q(lambda: x)"));
    expect(result.declaration("x")).toBe("let before 2");
    expect(result.variable("x").isCapturedInLoop).toBe(true);
  });

  test("a value that an earlier turn may have left is declared outside the loop", () => {
    const result = analyze(inFunction("for i in p:", "  if i: x = i", "  else: x"));
    expect(result.declaration("x")).toBe("let before 2");
  });

  test("a module variable that functions use is declared at the top level", () => {
    const result = analyze("if a:\n  x = 1\ndef f(): return x\n");
    expect(result.declaration("x")).toBe("let before 1");
    expect(analyze("def f():\n  global x\n  x = 1\n").declaration("x")).toBe("let top");
  });
});

describe("captures", () => {
  test("a closure over a variable without a value", () => {
    const { variable } = analyze(inFunction("def g(): return x, y", "x = 1"));
    expect(variable("x").isCapturedBeforeBound).toBe(true);
    expect(variable("x").isReassigned).toBe(false);
  });

  test("an inner function binds it", () => {
    const { variable } = analyze(inFunction("x = 1", "def g():", "  nonlocal x", "  x = 2"));
    expect(variable("x").isBoundElsewhere).toBe(true);
    expect(variable("x").isReassigned).toBe(true);
  });
});

test("a long chain of branches takes no stack", () => {
  const chain = Array.from(
    { length: 5_000 },
    (_, index) => `elif p == ${index}: x${index % 50} = 1`,
  );
  const { module, source } = parse(inFunction("if p: pass", ...chain));
  expect(analyzeBindings(module, analyzeScopes(module, source)).maybeUnbound.size).toBe(0);
});
