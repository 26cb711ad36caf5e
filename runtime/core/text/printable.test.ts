import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { findPython } from "../../../jest-golden/python.ts";
import { isPrintable } from "./printable.ts";

const python = findPython();

test.skipIf(python === null)(
  "what is printable is what CPython prints, for every character",
  () => {
    const program = "print(''.join('01'[chr(c).isprintable()] for c in range(0x110000)))";
    const expected = execFileSync(python!.executable, ["-c", program], {
      encoding: "utf8",
      maxBuffer: 1 << 22,
    });
    const different: string[] = [];
    for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
      if (isPrintable(codePoint) !== (expected[codePoint] === "1")) {
        different.push(codePoint.toString(16));
      }
    }
    expect(different).toEqual([]);
  },
);
