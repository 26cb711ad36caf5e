/**
 * `docs/language.md`: every node kind of CPython's `ast`, every name of `builtins`, every public attribute of the builtin types (`cpython.json`, by
 * introspection), what the compiler says of it, and the fixtures that show it. A fixture stands behind a node kind that its tree has, behind a builtin
 * that it reads, behind an attribute that it prints as `show("str.title", value.title())`, and behind what its `diagnostics.txt` refuses by name.
 */
import { existsSync, readFileSync } from "node:fs";
import type * as ast from "../../compiler/ast/nodes.ts";
import { visit } from "../../compiler/ast/visit.ts";
import { compileSync, parse } from "../../compiler/index.ts";
import { attributeReasons } from "../../compiler/lower/unavailable-attributes.ts";
import { fixtureCases, type FixtureCase } from "../fixtures/cases.ts";

interface Introspection {
  readonly version: string;
  readonly nodes: { readonly [kind: string]: string };
  readonly builtins: readonly string[];
  readonly attributes: { readonly [type: string]: readonly string[] };
}

export interface Row {
  readonly name: string;
  /** `missing`: nothing refuses it and no fixture shows that it works. */
  readonly status: "works" | "refused" | "no program" | "missing";
  readonly note: string;
  /** The fixtures behind the row. */
  readonly shownBy: readonly string[];
}

export interface Table {
  readonly nodes: readonly Row[];
  readonly builtins: readonly Row[];
  readonly attributes: readonly Row[];
}

/** Two fixtures show a row as well as two hundred. */
const mostShown = 2;

/** Kinds that no file of Python has: other ways of parsing make them. */
const otherTrees: { readonly [kind: string]: string } = {
  Expression: "made by `eval` mode only",
  FunctionType: "made by `func_type` mode only",
  Interactive: "made by interactive sessions only",
  TypeIgnore: "made by `type_comments=True` only",
};

/** What fixtures show, by name. */
class Evidence {
  readonly nodes = new Map<string, string[]>();
  readonly builtins = new Map<string, string[]>();
  readonly attributes = new Map<string, string[]>();
  readonly refusals = new Map<string, string[]>();
}

export function table(): Table {
  const path = new URL("cpython.json", import.meta.url);
  const cpython = JSON.parse(readFileSync(path, "utf8")) as Introspection;
  const evidence = new Evidence();
  for (const one of fixtureCases()) {
    if (one.kind === "program") observe(one, evidence);
    else observeRefusals(one, evidence);
  }
  return {
    nodes: Object.keys(cpython.nodes).map((kind) => nodeRow(kind, evidence)),
    builtins: cpython.builtins.map((name) => builtinRow(name, evidence)),
    attributes: Object.entries(cpython.attributes).flatMap(([type, names]) =>
      names.map((name) => attributeRow(type, name, evidence)),
    ),
  };
}

// ---------------------------------------------------------------- what the fixtures show

function observe(one: FixtureCase, evidence: Evidence): void {
  for (const file of [one.input, ...one.modules.map((path) => one.folder + path)]) {
    const { module } = parse(readFileSync(file), { path: file });
    if (module === null) continue;
    const bound = boundNames(module);
    visit(module, {
      enter: (node) => {
        for (const kind of kindsOf(node)) note(evidence.nodes, kind, one);
        if (node.kind === "Constant") note(evidence.builtins, constantName(node), one);
        if (node.kind === "Name" && node.ctx === "Load" && !bound.has(node.id))
          note(evidence.builtins, node.id, one);
        if (node.kind === "Call")
          for (const name of shown(node)) note(evidence.attributes, name, one);
      },
    });
  }
}

function note(table: Map<string, string[]>, name: string, one: FixtureCase): void {
  const names = table.get(name);
  if (names === undefined) table.set(name, [one.name]);
  else if (!names.includes(one.name)) names.push(one.name);
}

/** `True`, `False` and `None` are words of the grammar. */
function constantName(node: ast.Constant): string {
  if (node.type === "bool") return node.value ? "True" : "False";
  return node.type;
}

/** The kind of a node, and those of the operators and contexts that are words of it here. */
function kindsOf(node: ast.AstNode): string[] {
  const kinds: string[] = [node.kind];
  if ("op" in node) kinds.push(node.op);
  if ("ops" in node) kinds.push(...node.ops);
  if ("ctx" in node) kinds.push(node.ctx);
  return kinds;
}

/** Every name that a file binds somewhere. */
function boundNames(module: ast.Module): ReadonlySet<string> {
  const names = new Set<string>();
  visit(module, {
    enter: (node) => {
      if (node.kind === "Name" && node.ctx !== "Load") names.add(node.id);
      else if (node.kind === "arg") names.add(node.arg);
      else if (node.kind === "alias") names.add(node.asname ?? node.name.split(".")[0]!);
      else if ("name" in node && typeof node.name === "string") names.add(node.name);
    },
  });
  return names;
}

/** `str.title` of `show("str.title", value.title())`. */
function shown(call: ast.Call): string[] {
  const [label, ...values] = call.args;
  if (call.func.kind !== "Name" || call.func.id !== "show" || label?.kind !== "Constant") return [];
  const text = label.type === "str" ? label.value : "";
  const attribute = text.slice(text.indexOf(".") + 1);
  let isUsed = false;
  for (const value of values) {
    visit(value, {
      enter: (node) => {
        if (node.kind === "Attribute" && node.attr === attribute) isUsed = true;
      },
    });
  }
  return isUsed ? [text] : [];
}

function observeRefusals(one: FixtureCase, evidence: Evidence): void {
  const path = `${one.folder}diagnostics.txt`;
  if (!existsSync(path)) return;
  for (const [, name] of readFileSync(path, "utf8").matchAll(/'([\w.]+)' is not supported/g))
    note(evidence.refusals, name!, one);
}

// ---------------------------------------------------------------- rows

function nodeRow(name: string, { nodes }: Evidence): Row {
  const reason = otherTrees[name];
  if (reason !== undefined) return { name, status: "no program", note: reason, shownBy: [] };
  return shownRow(name, nodes.get(name));
}

function builtinRow(name: string, evidence: Evidence): Row {
  const shownBy = evidence.builtins.get(name);
  if (shownBy !== undefined) return shownRow(name, shownBy);
  const { diagnostics } = compileSync(`${name}\n`, { path: "builtin.py" });
  const refusal = diagnostics.find((each) => each.severity === "error");
  if (refusal === undefined) return shownRow(name);
  return refusedRow(name, refusal.code, evidence.refusals.get(name));
}

function attributeRow(type: string, attribute: string, evidence: Evidence): Row {
  const name = `${type}.${attribute}`;
  const reason = attributeReasons[type]?.[attribute];
  if (reason === undefined) return shownRow(name, evidence.attributes.get(name));
  return refusedRow(name, `P2T4003: ${reason.text}`, evidence.refusals.get(name));
}

function shownRow(name: string, found: readonly string[] = []): Row {
  const shownBy = chosen(name, found);
  return { name, status: shownBy.length > 0 ? "works" : "missing", note: "", shownBy };
}

/** Of all fixtures that show a row those that the page has, as long as they do: new fixtures do not change the page. */
function chosen(name: string, found: readonly string[]): readonly string[] {
  const kept = (onPage().get(name) ?? []).filter((each) => found.includes(each));
  return kept.length > 0 ? kept : found.slice(0, mostShown);
}

let page: ReadonlyMap<string, readonly string[]> | undefined;

/** The fixtures of each row of the page as it is. */
function onPage(): ReadonlyMap<string, readonly string[]> {
  if (page !== undefined) return page;
  const path = new URL("../../docs/language.md", import.meta.url);
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  page = new Map(
    lines.flatMap((line) => {
      const name = /^\| `([^`]+)`/.exec(line)?.[1];
      const links = [...line.matchAll(/\[([^\]]+)\]\(/g)].map(([, link]) => link!);
      return name === undefined ? [] : [[name, links] as const];
    }),
  );
  return page;
}

function refusedRow(name: string, note: string, found: readonly string[] = []): Row {
  const shownBy = chosen(name, found);
  return { name, status: shownBy.length > 0 ? "refused" : "missing", note, shownBy };
}

/** The page. */
export function render(): string {
  const { nodes, builtins, attributes } = table();
  const all = [...nodes, ...builtins, ...attributes];
  const count = (status: Row["status"]): number =>
    all.filter((each) => each.status === status).length;
  return [
    "# The language",
    "",
    "Every node kind of CPython 3.13's `ast`, every name of `builtins` and every public attribute of the builtin types, by introspection of CPython,",
    "with fixtures that show it. Generated by `npm run docs:language`; a test holds it against the fixtures.",
    "",
    `${count("works")} work, ${count("refused")} are refused, ${count("no program")} are in no program.`,
    "",
    "## Syntax",
    "",
    ...rows("Node", nodes),
    "",
    "## Builtins",
    "",
    ...rows("Name", builtins),
    "",
    "## Attributes of the builtin types",
    "",
    "Those that a type has beyond its bases.",
    "",
    ...rows("Attribute", attributes),
    "",
  ].join("\n");
}

function rows(title: string, of: readonly Row[]): string[] {
  return [
    `| ${title} | Status | Shown by |`,
    "| --- | --- | --- |",
    ...of.map(({ name, status, note, shownBy }) => {
      const links = shownBy.map((each) => `[${each}](../fixtures/${each}/input.py)`);
      const text = note === "" ? status : `${status} (${note})`;
      return `| \`${name}\` | ${text} | ${links.join(", ")} |`;
    }),
  ];
}
