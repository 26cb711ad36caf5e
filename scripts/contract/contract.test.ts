/**
 * Holds three descriptions of the runtime together: its exports, the stubs from which the compiler knows it, and what CPython itself says of its
 * modules (recorded in `cpython.json`; `npm run contract` records anew).
 */
import { describe, expect, test } from "vitest";
import { findPython } from "@py2ts-async/jest-golden";
import type { StubClass, StubEntry, StubSignature } from "../../compiler/stubs/data.ts";
import { loadStubs } from "../../compiler/stubs/index.ts";
import {
  askPython,
  readSignatures,
  recordSignatures,
  signatureText,
  type RecordedName,
} from "./signatures.ts";

const stubs = loadStubs();
const python = findPython();
const recorded = readOrRecord();

/** As with snapshots, what is missing is recorded on the spot, except in continuous integration. */
function readOrRecord(): ReturnType<typeof readSignatures> {
  const modules = Object.keys(stubs).sort();
  const { modules: known } = readSignatures();
  const isComplete = modules.every((module) => Object.hasOwn(known, module));
  if (!isComplete && python !== null && process.env["CI"] === undefined) recordSignatures(modules);
  return readSignatures();
}

function entryPoint(module: string): string {
  return module === "builtins"
    ? "@py2ts-async/runtime"
    : `@py2ts-async/runtime/${module.replaceAll(".", "/")}`;
}

/** One signature for all overloads: what one of them lacks can be left out. */
function mergeOverloads(signatures: readonly StubSignature[]): StubSignature {
  const longest = signatures.reduce((a, b) => (b.parameters.length > a.parameters.length ? b : a));
  const parameters = longest.parameters.map((parameter, index) => ({
    ...parameter,
    hasDefault:
      parameter.hasDefault || signatures.some(({ parameters: others }) => index >= others.length),
  }));
  return { ...longest, parameters };
}

/** Names that no caller can use (positional-only parameters, `*args`, `**kwargs`) need not be the same. */
function withoutHiddenNames(signature: string): string {
  const parts = signature.split(", ");
  const slash = parts.indexOf("/");
  return parts
    .map((part, index) =>
      index < slash ? part.replace(/^\w+/, "_") : part.replace(/^(\*+)\w+/, "$1_"),
    )
    .join(", ");
}

/** A difference between a stub's signature and CPython's, or nothing. CPython does not know the signature of everything. */
function difference(
  name: string,
  signatures: readonly StubSignature[],
  expected: string | null | undefined,
): string[] {
  if (expected === null || expected === undefined) return [];
  const stubbed = [mergeOverloads(signatures), ...signatures].map(signatureText);
  if (stubbed.some((text) => withoutHiddenNames(text) === withoutHiddenNames(expected))) return [];
  return [`${name}(${expected}) in CPython, ${name}(${stubbed[0]}) in the stub`];
}

function classDifferences(name: string, entry: StubClass, expected: RecordedName): string[] {
  if (expected === null || typeof expected === "string") return [`${name} is no class in CPython`];
  const constructor = entry.members["__init__"] ?? entry.members["__new__"];
  const found =
    constructor?.kind === "method" ? difference(name, constructor.signatures, expected.call) : [];
  for (const [method, member] of Object.entries(entry.members)) {
    if (method.startsWith("_") || member.kind !== "method" || member.decorator === "property") {
      continue;
    }
    found.push(...difference(`${name}.${method}`, member.signatures, expected.methods[method]));
  }
  return found;
}

/** Types whose values are JavaScript's own: their methods are not on a class of the runtime. */
function isNative(name: string): boolean {
  return ["object", "int", "bool", "float", "str", "list"].includes(name);
}

function differences(name: string, entry: StubEntry, expected: RecordedName): string[] {
  if (entry.kind === "function") {
    const text = typeof expected === "object" ? expected?.call : expected;
    return difference(name, entry.signatures, text);
  }
  return entry.kind === "class" ? classDifferences(name, entry, expected) : [];
}

/** Whether a name of a stub is another module's, which CPython's module of that name has. */
function isImported(entry: StubEntry): boolean {
  return entry.kind === "alias" && Object.hasOwn(recorded.modules[entry.module] ?? {}, entry.name);
}

describe.each(Object.entries(stubs))("module %s", (module, entries) => {
  const inPython = recorded.modules[module] ?? {};

  test("is recorded: if not, npm run contract does it", () => {
    expect(Object.keys(recorded.modules)).toContain(module);
  });

  test("everything in the stub is in CPython's module", () => {
    // Modules, names that begin with an underscore and values that are imported are not recorded. Such a class is the type of something that CPython has, but names elsewhere.
    const unknown = Object.keys(entries).filter(
      (name) =>
        !Object.hasOwn(inPython, name) &&
        !name.startsWith("_") &&
        entries[name]!.kind !== "module" &&
        !isImported(entries[name]!),
    );
    expect(unknown).toEqual([]);
  });

  test("everything in the stub is exported by the runtime", async () => {
    const missing: string[] = [];
    for (const [name, entry] of Object.entries(entries)) {
      const origin = entry.kind === "alias" ? entry : { module, name };
      const exported = (await import(entryPoint(origin.module))) as Record<string, unknown>;
      const isThere = [origin.name, `${origin.name}$`].some((each) =>
        Object.hasOwn(exported, each),
      );
      if (!isThere) missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  test("everything of CPython's module that the runtime exports is in the stub", async () => {
    const exported = (await import(entryPoint(module))) as Record<string, unknown>;
    const missing = Object.keys(inPython).filter(
      (name) => Object.hasOwn(exported, name) && !Object.hasOwn(entries, name),
    );
    expect(missing).toEqual([]);
  });

  test("classes of the runtime have the methods that their stub declares", async () => {
    const exported = (await import(entryPoint(module))) as Record<string, unknown>;
    const missing: string[] = [];
    for (const [name, entry] of Object.entries(entries)) {
      const cls = exported[name];
      if (entry.kind !== "class" || typeof cls !== "function" || isNative(name)) continue;
      for (const [method, member] of Object.entries(entry.members)) {
        if (member.kind !== "method" || member.decorator === "property") continue;
        if (method.startsWith("__")) continue;
        const owner: object = member.decorator === "none" ? (cls.prototype as object) : cls;
        const isThere =
          method in owner || `${method}$` in owner || method in (cls.prototype as object);
        if (!isThere) missing.push(`${name}.${method}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test("signatures are CPython's", () => {
    const found = Object.entries(entries).flatMap(([name, entry]) =>
      Object.hasOwn(inPython, name) ? differences(name, entry, inPython[name]!) : [],
    );
    expect(found).toEqual([]);
  });
});

test.skipIf(python === null)("cpython.json is what CPython says", () => {
  const said = JSON.parse(askPython(Object.keys(stubs).sort())) as typeof recorded;
  expect(said.modules).toEqual(recorded.modules);
});
