/**
 * `npx tsx scripts/runtime/printable.ts`: the lists of runtime/core/text/printable.ts, from what this engine and CPython 3.13 do not agree on. Of use
 * with an engine that knows a newer version of Unicode than those lists; the differences of older ones stay in the lists.
 */
import { execFileSync } from "node:child_process";
import { findPython } from "../../jest-golden/python.ts";

const digits = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ-_.!~*";
const unprintable = /^[\p{C}\p{Z}]$/u;

function encode(value: number): string {
  let text = digits[value % 32]!;
  for (let rest = Math.floor(value / 32); rest > 0; rest = Math.floor(rest / 32)) {
    text = digits[32 + (rest % 32)]! + text;
  }
  return text;
}

/** The code points for which `belongs` holds, as ranges. */
export function encodeRanges(belongs: (codePoint: number) => boolean): string {
  let text = "";
  let position = 0;
  for (let start = 127; start < 0x110000; start++) {
    if (!belongs(start)) continue;
    let last = start;
    while (last + 1 < 0x110000 && belongs(last + 1)) last++;
    text += encode(start - position) + encode(last - start);
    position = start = last;
  }
  return text;
}

const program = "print(''.join('01'[chr(c).isprintable()] for c in range(0x110000)))";
const printable = execFileSync(findPython()!.executable, ["-c", program], {
  encoding: "utf8",
  maxBuffer: 1 << 22,
});
const engineShows = (codePoint: number): boolean =>
  !unprintable.test(String.fromCodePoint(codePoint));
console.log(`Unicode ${process.versions["unicode"]}`);
console.log(
  "later:",
  encodeRanges((c) => printable[c] === "0" && engineShows(c)),
);
console.log(
  "of this version:",
  encodeRanges((c) => printable[c] === "1" && !engineShows(c)),
);
// Unicode 15.1: ideographic description characters and the CJK extension I.
const added = (c: number): boolean =>
  (c >= 0x2ffc && c <= 0x2fff) || c === 0x31ef || (c >= 0x2ebf0 && c <= 0x2ee5d);
console.log("added by 15.1:", encodeRanges(added));
