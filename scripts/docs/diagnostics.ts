/** Writes docs/diagnostics.md from the tables in compiler/diagnostics: their code, comments and messages. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import ts from "typescript";
import { root } from "./examples.ts";

export interface Entry {
  readonly code: string;
  readonly severity: string;
  readonly name: string;
  /** The message with its arguments in italics; `null` where each case has its own. */
  readonly message: string | null;
  readonly comment: string;
  readonly hint: string | null;
}

export interface Table {
  /** The exported constant's comment. */
  readonly comment: string;
  readonly entries: readonly Entry[];
}

const tables: readonly (readonly [string, string])[] = [
  ["Syntax", "syntax.ts"],
  ["Analysis", "analysis.ts"],
  ["Lowering", "lowering.ts"],
  ["Modules", "modules.ts"],
];
const documentPath = join(root, "docs/diagnostics.md");

/** The entries of one table, in the order of its source. */
export function readTable(fileName: string): Table {
  const path = join(root, "compiler/diagnostics", fileName);
  const file = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.TS,
  );
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      const value = initializer !== undefined ? withoutAssertion(initializer) : undefined;
      if (value === undefined || !ts.isObjectLiteralExpression(value)) continue;
      const entries = value.properties.flatMap((property) => readEntry(property, file) ?? []);
      if (entries.length > 0) return { comment: commentOf(statement), entries };
    }
  }
  throw new Error(`${fileName} holds no table of diagnostics`);
}

function withoutAssertion(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) ? expression.expression : expression;
}

function readEntry(property: ts.ObjectLiteralElementLike, file: ts.SourceFile): Entry | null {
  if (!ts.isPropertyAssignment(property) || !ts.isCallExpression(property.initializer)) return null;
  const [code, second, message, details] = property.initializer.arguments;
  if (code === undefined || !ts.isStringLiteral(code) || !/^P2T\d+$/.test(code.text)) return null;
  const name = property.name.getText(file);
  const comment = commentOf(property);
  if (property.initializer.expression.getText(file) === "family") {
    const hint = second !== undefined && ts.isStringLiteral(second) ? second.text : null;
    return { code: code.text, severity: "error", name, message: null, comment, hint };
  }
  return {
    code: code.text,
    severity: second !== undefined && ts.isStringLiteral(second) ? second.text : "error",
    name,
    message: message === undefined ? null : messageOf(message, file),
    comment,
    hint: hintOf(details),
  };
}

/** The text of a node's documentation comment. */
function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return (comment === undefined ? "" : (ts.getTextOfJSDocComment(comment.comment) ?? ""))
    .replaceAll(/\s*\n\s*/g, " ")
    .trim();
}

function hintOf(details: ts.Expression | undefined): string | null {
  if (details === undefined || !ts.isObjectLiteralExpression(details)) return null;
  for (const property of details.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== "hint") continue;
    if (ts.isStringLiteral(property.initializer)) return property.initializer.text;
  }
  return null;
}

/** A message as documentation shows it: `'*name*' outside function`. */
function messageOf(message: ts.Expression, file: ts.SourceFile): string | null {
  if (ts.isStringLiteral(message)) return escape(message.text);
  if (!ts.isArrowFunction(message) || ts.isBlock(message.body)) return null;
  const [parameter] = message.parameters;
  if (ts.isIdentifier(message.body) && message.body.text === parameter?.name.getText(file)) {
    return null;
  }
  return templateOf(message.body, file);
}

function templateOf(expression: ts.Expression, file: ts.SourceFile): string {
  if (ts.isStringLiteral(expression) || ts.isNoSubstitutionTemplateLiteral(expression)) {
    return escape(expression.text);
  }
  if (ts.isParenthesizedExpression(expression)) return templateOf(expression.expression, file);
  if (ts.isConditionalExpression(expression)) {
    return `${templateOf(expression.whenTrue, file)}, or ${templateOf(expression.whenFalse, file)}`;
  }
  if (
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.PlusToken
  ) {
    return templateOf(expression.left, file) + templateOf(expression.right, file);
  }
  if (!ts.isTemplateExpression(expression)) return `*${lastName(expression, file)}*`;
  return expression.templateSpans.reduce(
    (text, span) => `${text}*${lastName(span.expression, file)}*${escape(span.literal.text)}`,
    escape(expression.head.text),
  );
}

/** What stands for an argument: the name it is made of. */
function lastName(expression: ts.Expression, file: ts.SourceFile): string {
  const names = expression.getText(file).match(/[A-Za-z]\w*/g) ?? ["value"];
  return names[0]!;
}

const escape = (text: string): string => text.replaceAll(/[*_<>|\\`]/g, "\\$&");

interface Golden {
  readonly source: string;
  readonly expected: { readonly message: string } | null;
}

const examplesPerFamily = 4;

/** Short programs of the goldens, one for each of the first messages of a family. */
function examplesOf(name: string): Golden[] {
  const fileName = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const folder = join(root, "fixtures/syntax-errors");
  if (!readdirSync(folder).includes(`${fileName}.json`)) return [];
  const goldens = JSON.parse(readFileSync(join(folder, `${fileName}.json`), "utf8")) as Golden[];
  const chosen = new Map<string, Golden>();
  for (const golden of goldens) {
    const { source, expected } = golden;
    const isShort = source.length < 60 && !/[^\n\x20-\x7e]|`|\|/.test(source);
    if (!isShort || expected === null || chosen.size >= examplesPerFamily) continue;
    if (!chosen.has(expected.message)) chosen.set(expected.message, golden);
  }
  return [...chosen.values()];
}

function section(entry: Entry): string {
  const lines = [`### ${entry.code}`, ""];
  if (entry.message !== null) lines.push(`${entry.severity}: ${entry.message}`, "");
  if (entry.comment !== "") lines.push(entry.comment, "");
  if (entry.hint !== null) lines.push(`Hint: ${escape(entry.hint)}`, "");
  const examples = entry.message === null ? examplesOf(entry.name) : [];
  if (examples.length > 0) {
    lines.push("| program | message |", "| --- | --- |");
    for (const { source, expected } of examples) {
      const shown = source.trimEnd().replaceAll("\n", "⏎");
      lines.push(`| \`${shown}\` | ${escape(expected!.message)} |`);
    }
    lines.push("");
  }
  return lines.join("\n");
}

/** The whole document. */
export async function diagnosticsDocument(): Promise<string> {
  const parts = [
    "# Diagnostics",
    "",
    "Generated by `npm run docs` from `compiler/diagnostics`. Codes are stable: `P2T1...` syntax, `P2T2...` analysis,",
    "`P2T3...` lowering, `P2T4...` modules. Where CPython rejects the same program, the message is CPython 3.13's.",
    "",
  ];
  for (const [title, fileName] of tables) {
    const { comment, entries } = readTable(fileName);
    parts.push(`## ${title}`, "", comment, "", ...entries.map(section));
  }
  const configuration = await prettier.resolveConfig(documentPath);
  return prettier.format(parts.join("\n"), { ...configuration, parser: "markdown" });
}

/** All entries of all tables. */
export function allEntries(): Entry[] {
  return tables.flatMap(([, fileName]) => [...readTable(fileName).entries]);
}

export async function updateDiagnostics(): Promise<void> {
  writeFileSync(documentPath, await diagnosticsDocument());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await updateDiagnostics();
