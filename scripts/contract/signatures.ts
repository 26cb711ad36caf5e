/**
 * What CPython says its modules contain, recorded in `cpython.json` beside this file.
 *
 * `npm run contract` records it anew; the modules are those that the runtime has stubs of.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { requirePython } from "@py2ts-async/jest-golden";
import type { StubParameter, StubSignature } from "../../compiler/stubs/data.ts";

/** `null`: neither a function nor a class, or CPython knows no signature. */
export type RecordedName =
  | string
  | null
  | { readonly call: string | null; readonly methods: Readonly<Record<string, string>> };

export interface RecordedSignatures {
  readonly version: string;
  readonly modules: Readonly<Record<string, Readonly<Record<string, RecordedName>>>>;
}

const recordFile = fileURLToPath(new URL("./cpython.json", import.meta.url));

export function readSignatures(): RecordedSignatures {
  return JSON.parse(readFileSync(recordFile, "utf8")) as RecordedSignatures;
}

/** Asks CPython for the contents of `modules`. */
export function askPython(modules: readonly string[]): string {
  const script = fileURLToPath(new URL("./signatures.py", import.meta.url));
  const { executable } = requirePython();
  const answer = spawnSync(executable, ["-I", "-B", script, ...modules], { encoding: "utf8" });
  if (answer.status !== 0) throw new Error(answer.stderr);
  return answer.stdout;
}

export function recordSignatures(modules: readonly string[]): void {
  writeFileSync(recordFile, askPython(modules));
}

/** A stub's signature in the form that `signatures.py` gives CPython's. */
export function signatureText({ parameters }: StubSignature): string {
  const texts: string[] = [];
  let previous: StubParameter["kind"] | null = null;
  for (const { kind, name, hasDefault } of parameters) {
    if (previous === "positionalOnly" && kind !== "positionalOnly") texts.push("/");
    if (kind === "keywordOnly" && previous !== "keywordOnly" && previous !== "variadic") {
      texts.push("*");
    }
    const stars = kind === "variadic" ? "*" : kind === "keywords" ? "**" : "";
    texts.push(stars + name + (hasDefault ? "=" : ""));
    previous = kind;
  }
  if (previous === "positionalOnly") texts.push("/");
  return texts.join(", ");
}
