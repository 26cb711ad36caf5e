/**
 * `str.isprintable` of one character, by Unicode 15.1, the version of CPython 3.13. `repr` escapes what is not printable.
 *
 * The engine's own tables know what is printable; what differs from host to host is which characters are assigned. So only those are listed here: what came
 * with Unicode 15.1, for engines that do not know it yet, and what came with 16 and 17, for engines that do.
 * The lists are checked against CPython by printable.test.ts, and printed by scripts/runtime/printable.ts.
 */

const unprintable = /^[\p{C}\p{Z}]$/u;

/** Ranges as distances: from the end of the one before, and their length less one; in base 32, where an upper digit goes on and a lower one ends the number. */
const encodedLater =
  "CEf080~50E00DPje3bD31Bg0Ia1BBn0_62B_d0BSe1!P64302062l0U~ifNu1Bn6B*iBj-dp*7B54s91Jj598B22BE4920302B529203023292191XejBDt7CpB1f9NnBb59Lh0FI6D.qHI6BpDA7BpJ7o3oIv4GA27BI00alD2DiPQeHs4Nj7mggFX0Ba50G1u2l91D~p0Ev3Jo951f8Ls3Bi141Bf0802050f030a150GsB4b0BO-05F_3bVI3EG9";
const encodedOfThisVersion = "L*s3Pg0FOQ1Td";

const digits = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ-_.!~*";

let later: readonly number[] | undefined;
let ofThisVersion: readonly number[] | undefined;

/** Starts and last code points of ranges, in turn. */
function decode(encoded: string): readonly number[] {
  const bounds: number[] = [];
  let position = 0;
  let distance = 0;
  for (const character of encoded) {
    const digit = digits.indexOf(character);
    distance = distance * 32 + (digit & 31);
    if (digit >= 32) continue;
    bounds.push((position += distance));
    distance = 0;
  }
  return bounds;
}

function isWithin(bounds: readonly number[], codePoint: number): boolean {
  for (let index = 0; index < bounds.length && bounds[index]! <= codePoint; index += 2) {
    if (codePoint <= bounds[index + 1]!) return true;
  }
  return false;
}

/** True when `repr` shows the character as it is. */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 127) return codePoint >= 32;
  if (unprintable.test(String.fromCodePoint(codePoint))) {
    return isWithin((ofThisVersion ??= decode(encodedOfThisVersion)), codePoint);
  }
  return !isWithin((later ??= decode(encodedLater)), codePoint);
}
