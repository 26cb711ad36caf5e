/** `exec`, `eval` and `compile` of a constant text. What CPython does not compile raises its SyntaxError where the call stands; valid code is refused like any other. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { analyzeScopes, checkProgram } from "../analyze/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parse } from "../parse/index.ts";
import { stringLiteral } from "./builders.ts";
import type { LowerContext } from "./context.ts";

const compiling: ReadonlySet<string> = new Set(["exec", "eval", "compile"]);

/** What such a call is where its text has an error; `null` for any other call. */
export function lowerConstantCode(node: ast.Call, ctx: LowerContext): t.Expression | null {
  const { func, args } = node;
  if (func.kind !== "Name" || !compiling.has(func.id) || ctx.bindingOf(func) !== null) return null;
  const text = args[0] === undefined ? null : constantText(args[0], ctx);
  if (text === null) return null;
  const mode = func.id === "compile" ? constantText(args[2] ?? null, ctx) : func.id;
  const file = func.id === "compile" ? constantText(args[1] ?? null, ctx) : "<string>";
  if (file === null || (mode !== "exec" && mode !== "eval")) return null;
  const error = syntaxError(mode === "eval" ? text.replace(/^[ \t]+/, "") : text, file, mode);
  return error === null ? null : t.callExpression(ctx.runtime("raiseSyntaxError"), error);
}

/** A text that is written in place, or that the only assignment of a local name gives it. */
function constantText(node: ast.Expr | null, ctx: LowerContext): string | null {
  if (node === null) return null;
  if (node.kind === "Constant") return node.type === "str" ? node.value : null;
  const binding = node.kind === "Name" ? ctx.bindingOf(node) : null;
  const [target] = binding?.definitionNodes ?? [];
  const isSingle =
    binding?.definitions.length === 1 &&
    binding.definitions[0] === "assign" &&
    binding.scope.kind === "function" &&
    !ctx.mayBeUnbound(node as ast.Name);
  if (!isSingle) return null;
  let value: string | null = null;
  visit(binding.scope.node, {
    enter: (each) => {
      if (each.kind !== "Assign" || each.targets.length !== 1 || each.targets[0] !== target) return;
      if (each.value.kind === "Constant" && each.value.type === "str") value = each.value.value;
    },
  });
  return value;
}

/** The first error that CPython would report, as arguments; `null` where there is none. */
function syntaxError(text: string, path: string, mode: "exec" | "eval"): t.Expression[] | null {
  const { module, source, diagnostics } = parse(text, { path, pythonVersion: "3.13" });
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  const unparsed = diagnostics.find(isError);
  if (unparsed !== undefined) return describe(unparsed, mode);
  const [first, ...rest] = module.body;
  if (mode === "eval" && first !== undefined && (first.kind !== "Expr" || rest.length > 0)) {
    const { start } = first.kind === "Expr" ? rest[0]! : first;
    const place = first.kind === "Assign" ? text.indexOf("=", first.targets[0]!.end) : start;
    return describe(
      { message: "invalid syntax", source, span: { start: place, end: place + 1 } },
      mode,
    );
  }
  const refused = checkProgram(module, source, analyzeScopes(module, source)).find(isError);
  return refused === undefined ? null : describe(refused, null);
}

/** CPython ends the last line of a program itself. */
function ended(line: string): string {
  return line.endsWith("\n") ? line : `${line}\n`;
}

/** The line itself is only shown of what does not parse: later stages of CPython look for it in the file (`mode` is `null`). */
function describe(
  {
    exception,
    message,
    source,
    span,
  }: Pick<Diagnostic, "exception" | "message" | "source" | "span">,
  mode: "exec" | "eval" | null,
): t.Expression[] {
  const start = source.lineColumnAt(span.start);
  const end = source.lineColumnAt(span.end);
  const line = source.text.slice(
    source.lineStarts[start.line - 1],
    source.lineStarts[start.line] ?? source.text.length,
  );
  const place = [start.line, start.column + 1].map((each) => t.numericLiteral(each));
  return [
    t.stringLiteral(exception ?? "SyntaxError"),
    stringLiteral(message),
    t.arrayExpression([
      stringLiteral(source.path),
      ...place,
      mode === null ? t.nullLiteral() : stringLiteral(mode === "exec" ? ended(line) : line),
      t.numericLiteral(end.line),
      t.numericLiteral(end.column + 1),
    ]),
  ];
}
