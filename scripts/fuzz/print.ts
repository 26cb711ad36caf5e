import { operations } from "./operations.ts";
import type { Awaited, FunctionBody, Program, Statement } from "./program.ts";

/** Prints a program as Python and as JavaScript. Labels are numbered in the same order in both. */
type Language = "python" | "javascript";

/** The Python source of a program, without the prelude that defines `log`, `put`, `get`, ... */
export function printPython(program: Program): string {
  return new Printer("python").program(program);
}

/** What the lowering would emit for {@link printPython}, as the body of an async function. */
export function printJavaScript(program: Program): string {
  return new Printer("javascript").program(program);
}

class Printer {
  readonly #language: Language;
  #label = 0;

  constructor(language: Language) {
    this.#language = language;
  }

  program(program: Program): string {
    const isPython = this.#language === "python";
    const lines: string[] = [];
    const define = (name: string, header: string, { body }: FunctionBody, last: string[]): void => {
      const guard = isPython
        ? [`if not enter("${name}"):`, "    return"]
        : [`if (!enter("${name}")) return null;`];
      let inner = [...guard, ...this.#statements(body), ...last];
      if (inner.some((line) => line.includes("new Box("))) inner = boxed(inner);
      lines.push(...(isPython ? [header, ...indent(inner)] : [header, ...inner, "}"]));
    };
    const last = isPython ? [] : ["return null;"];
    program.generators.forEach((body, index) => {
      const name = `g${index}`;
      const header = isPython ? `async def ${name}():` : `async function* ${name}() {`;
      define(name, header, body, isPython ? ["if False:", "    yield"] : []);
    });
    program.functions.forEach((body, index) => {
      const name = `f${index}`;
      define(name, isPython ? `async def ${name}():` : `async function ${name}() {`, body, last);
    });
    const main = { body: program.main };
    define("main", isPython ? "async def main():" : "async function main() {", main, last);
    return `${lines.join("\n")}\n`;
  }

  #statements(body: readonly Statement[]): string[] {
    const lines = body.flatMap((statement) => this.#statement(statement));
    if (lines.length === 0 && this.#language === "python") lines.push("pass");
    return lines;
  }

  #statement(statement: Statement): string[] {
    const operation = operations[statement.op]!;
    const isPython = this.#language === "python";
    const label = String(this.#label++);
    const template = isPython ? operation.python : (operation.javascript ?? operation.python);
    const awaited = statement.awaited.map((each) => this.#awaited(each));
    const bodies = statement.bodies.map((body) => this.#statements(body));
    const text = template
      .replaceAll("@", label)
      .replace(/\$(\d)/g, (_, index: string) => this.#literal(statement.args[Number(index)]!))
      .replace(/%(\d)/g, (_, index: string) => awaited[Number(index)]!)
      .replaceAll("%*", awaited.join(", "))
      .replaceAll(/\(, /g, "(");
    const lines: string[] = [];
    for (const line of text.split("\n")) {
      const nested = /^( *)#(\d)$/.exec(line);
      if (nested === null) lines.push(isPython ? line : `${line};`.replace(/([{}(,;]);$/, "$1"));
      else lines.push(...bodies[Number(nested[2])]!.map((each) => nested[1]! + each));
    }
    return lines;
  }

  #literal(value: number | string): string {
    return value === "None" && this.#language === "javascript" ? "null" : String(value);
  }

  #awaited(awaited: Awaited): string {
    const isPython = this.#language === "python";
    switch (awaited.kind) {
      case "coroutine":
        return isPython ? `f${awaited.index}()` : `coro(f${awaited.index})`;
      case "slot":
        return `get(${awaited.slot})`;
      case "sleep":
        return isPython
          ? `asyncio.sleep(${awaited.delay})`
          : `coro(asyncio.sleep, ${awaited.delay})`;
    }
  }
}

/**
 * The body of a function that returns a Future from within `try`. `asValue` must be the last thing that a function does, so the value leaves the
 * blocks in a box.
 */
function boxed(body: readonly string[]): string[] {
  return [
    "const returned = await (async () => {",
    ...body,
    "})();",
    "return returned instanceof Box ? asValue(returned.value) : returned;",
  ];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}
