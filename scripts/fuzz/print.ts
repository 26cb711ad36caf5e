import { operations } from "./operations/index.ts";
import type { Awaited, FunctionBody, Program, Statement } from "./program.ts";

/** The Python source of a program, without the prelude that defines `log`, `put`, `get`, ... */
export function printPython(program: Program): string {
  return new Printer().program(program);
}

class Printer {
  #label = 0;

  program(program: Program): string {
    const lines: string[] = [];
    const define = (name: string, { body }: FunctionBody, last: string[] = []): void => {
      const guard = [`if not enter("${name}"):`, "    return"];
      lines.push(`async def ${name}():`, ...indent([...guard, ...this.#statements(body), ...last]));
    };
    program.generators.forEach((body, index) => {
      define(`g${index}`, body, ["if False:", "    yield"]);
    });
    program.functions.forEach((body, index) => {
      define(`f${index}`, body);
    });
    define("main", { body: program.main });
    return `${lines.join("\n")}\n`;
  }

  #statements(body: readonly Statement[]): string[] {
    const lines = body.flatMap((statement) => this.#statement(statement));
    return lines.length === 0 ? ["pass"] : lines;
  }

  #statement(statement: Statement): string[] {
    const label = String(this.#label++);
    const awaited = statement.awaited.map(printAwaited);
    const bodies = statement.bodies.map((body) => this.#statements(body));
    const text = operations[statement.op]!.python.replaceAll("@", label)
      .replace(/\$(\d)/g, (_, index: string) => String(statement.args[Number(index)]!))
      .replace(/%(\d)/g, (_, index: string) => awaited[Number(index)]!)
      .replaceAll("%*", awaited.join(", "))
      .replaceAll(/\(, /g, "(");
    return text.split("\n").flatMap((each) => {
      const nested = /^( *)#(\d)$/.exec(each);
      if (nested === null) return [each];
      return bodies[Number(nested[2])]!.map((inner) => nested[1]! + inner);
    });
  }
}

function printAwaited(awaited: Awaited): string {
  switch (awaited.kind) {
    case "coroutine":
      return `f${awaited.index}()`;
    case "slot":
      return `get(${awaited.slot})`;
    case "sleep":
      return `asyncio.sleep(${awaited.delay})`;
    case "custom":
      return `Custom(get(${awaited.slot}), 1)`;
  }
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}
