import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findPython } from "../../jest-golden/python.ts";
import { Oracle } from "../../scripts/parity/oracle.ts";
import { dumpAst } from "../ast/dump.ts";
import { parse } from "./index.ts";

/** A few files of every kind; `npm run parity` takes all of the library. */
const sample = [
  "asyncio/taskgroups.py",
  "dataclasses.py",
  "test/test_fstring.py",
  "test/test_patma.py",
  "test/test_type_params.py",
  "test/test_unicode_identifiers.py",
  "test/tokenizedata/coding20731.py",
];

test.skipIf(findPython() === null)("CPython's own files have CPython's trees", () => {
  const oracle = new Oracle();
  for (const path of sample) {
    const bytes = readFileSync(join(oracle.library, path));
    const { module, source, diagnostics } = parse(bytes, { pythonVersion: "3.13" });
    expect(diagnostics, path).toEqual([]);
    expect(dumpAst(module, source) === oracle.dump("ast", path), path).toBe(true);
  }
});
