/**
 * `docs/asyncio.md`: every name of CPython's `asyncio.__all__` and whether the runtime has it. Compared are three things: what CPython has
 * (`cpython.json`, by introspection), what the runtime exports, and what its stubs tell the compiler.
 */
import { readFileSync } from "node:fs";
import * as asyncio from "@py2ts-async/runtime/asyncio";
import { loadStubs } from "../../compiler/stubs/index.ts";
import type { StubClass, StubEntry, StubSignature } from "../../compiler/stubs/data.ts";
import {
  methodReasons,
  nameReasons,
  parameterReasons,
  type Reason,
} from "../../compiler/lower/unavailable-names.ts";

type Description =
  | {
      readonly kind: "class";
      readonly members: { readonly [name: string]: readonly string[] | null };
    }
  | { readonly kind: "function"; readonly parameters: readonly string[] | null }
  | { readonly kind: "value" };

interface Introspection {
  readonly version: string;
  readonly names: { readonly [name: string]: Description };
}

export interface Row {
  /** `Queue`, `Queue.get`, `gather(return_exceptions)`. */
  readonly name: string;
  readonly status: "works" | "later" | "refused" | "missing";
  readonly note: string;
}

const exported = asyncio as unknown as { readonly [name: string]: unknown };

/** All rows, in alphabetical order of the names. */
export function rows(): Row[] {
  const path = new URL("cpython.json", import.meta.url);
  const { names } = JSON.parse(readFileSync(path, "utf8")) as Introspection;
  const stubs = loadStubs()["asyncio"] ?? {};
  return Object.entries(names).flatMap(([name, description]) =>
    nameRows(name, description, stubs[name]),
  );
}

function nameRows(name: string, description: Description, stub: StubEntry | undefined): Row[] {
  const reason = nameReasons[name];
  if (reason !== undefined) return [row(name, reason)];
  const isAbstract = name === "AbstractEventLoop";
  if (!(name in exported) && !isAbstract) return [missing(name, "not exported")];
  if (stub === undefined && !name.startsWith("_")) return [missing(name, "no stub")];
  const works: Row = { name, status: "works", note: "" };
  if (description.kind === "function") {
    const signatures = stub?.kind === "function" ? stub.signatures : null;
    return [works, ...parameterRows(name, description.parameters, signatures)];
  }
  if (description.kind !== "class") return [works];
  const cls = stub?.kind === "class" ? stub : null;
  return [
    works,
    ...Object.entries(description.members).flatMap((each) => memberRows(name, each, cls)),
  ];
}

function memberRows(
  className: string,
  [member, parameters]: readonly [string, readonly string[] | null],
  stub: StubClass | null,
): Row[] {
  const name = `${className}.${member}`;
  const reason = methodReasons[member];
  if (reason !== undefined) return [row(name, reason)];
  if (isException(className)) return [];
  const value = exported[className] as { readonly prototype: object } | undefined;
  if (member !== "__init__" && value !== undefined && !hasMember(value, member)) {
    return [missing(name, "not in the runtime")];
  }
  const declared = stub === null ? undefined : findMember(stub, member);
  const works: Row = { name, status: "works", note: "" };
  if (declared?.kind !== "method") return member === "__init__" ? [] : [works];
  return [works, ...parameterRows(name, parameters, declared.signatures)];
}

/** Exceptions have the members of every exception. */
function isException(name: string): boolean {
  const value = exported[name];
  return typeof value === "function" && value.prototype instanceof Error;
}

function hasMember(value: { readonly prototype: object }, member: string): boolean {
  if (member in value.prototype || member in value) return true;
  try {
    return member in (new (value as unknown as new () => object)() as object);
  } catch {
    return false;
  }
}

function findMember(stub: StubClass, name: string): StubClass["members"][string] | undefined {
  const own = stub.members[name];
  if (own !== undefined) return own;
  const stubs = loadStubs()["asyncio"]!;
  for (const base of stub.bases) {
    if (!Array.isArray(base) || base[0] !== "class") continue;
    const entry = stubs[String(base[1]).replace("asyncio.", "")];
    const found = entry?.kind === "class" ? findMember(entry, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A row for each parameter that CPython has and the stub does not. */
function parameterRows(
  name: string,
  parameters: readonly string[] | null,
  signatures: readonly StubSignature[] | null,
): Row[] {
  if (parameters === null || signatures === null) return [];
  const known = new Set(signatures.flatMap((each) => each.parameters.map((one) => one.name)));
  return parameters
    .filter((parameter) => !parameter.startsWith("*"))
    .filter((parameter) => !known.has(parameter) || `${name}(${parameter})` in parameterReasons)
    .map((parameter) => {
      const full = `${name}(${parameter})`;
      const reason = parameterReasons[full];
      return reason === undefined ? missing(full, "parameter not in the stub") : row(full, reason);
    });
}

function row(name: string, { status, text }: Reason): Row {
  return { name, status, note: text };
}

function missing(name: string, note: string): Row {
  return { name, status: "missing", note };
}

/** A name and those of its members and parameters that share a status and a reason. */
interface Group {
  readonly owner: string;
  readonly members: string[];
  readonly note: string;
}

/** The rows of one status, by owner and reason. */
function groups(all: readonly Row[], status: Row["status"]): Group[] {
  const found = new Map<string, Group>();
  for (const each of all.filter((one) => one.status === status)) {
    const [, owner = "", member = ""] = /^(\w+)[.]?(.*)$/.exec(each.name)!;
    const key = `${owner} ${each.note}`;
    if (!found.has(key)) found.set(key, { owner, members: [], note: each.note });
    if (member !== "") found.get(key)!.members.push(member);
  }
  return [...found.values()];
}

/** One row for all owners with the same members: the kinds of event loops differ in nothing. */
function merged(all: readonly Group[]): [owners: string, members: string, note: string][] {
  const byContent = new Map<string, string[]>();
  for (const { owner, members, note } of all) {
    const content = JSON.stringify([members.map(code).join(", "), note]);
    byContent.set(content, [...(byContent.get(content) ?? []), code(owner)]);
  }
  return [...byContent].map(([content, owners]) => {
    const [members, note] = JSON.parse(content) as [string, string];
    return [owners.join(", "), members, note];
  });
}

function code(name: string): string {
  return `\`${name}\``;
}

/** The page. */
export function render(): string {
  const all = rows();
  const count = (status: Row["status"]): number =>
    all.filter((each) => each.status === status).length;
  const works = groups(all, "works");
  const alone = works.filter(({ members }) => members.length === 0).map(({ owner }) => code(owner));
  const unavailable = (status: "later" | "refused"): string[] => [
    "| Name | Members and parameters | Why |",
    "| ---- | ---------------------- | --- |",
    ...merged(groups(all, status)).map((cells) => `| ${cells.join(" | ")} |`),
  ];
  const lines = [
    "# asyncio",
    "",
    "What the runtime has of CPython 3.13's `asyncio`: every name of `asyncio.__all__`, the public methods of its classes, and the parameters that are not there.",
    "Generated by `npm run docs:asyncio`; a test holds it against CPython's introspection, the runtime's exports and its stubs.",
    "",
    `${count("works")} work, ${count("later")} come later, ${count("refused")} are refused. What is not there is a diagnostic of the compiler.`,
    "",
    "## Works",
    "",
    "| Name | Members |",
    "| ---- | ------- |",
    ...merged(works.filter(({ members }) => members.length > 0)).map(
      ([owners, members]) => `| ${owners} | ${members} |`,
    ),
    "",
    `With all of their parameters: ${alone.join(", ")}.`,
    "",
    "## Later",
    "",
    ...unavailable("later"),
    "",
    "## Refused",
    "",
    ...unavailable("refused"),
    "",
  ];
  return lines.join("\n");
}
