import { StopIteration } from "../../core/exceptions/base.ts";
import { tuple } from "../../core/containers/tuple.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { codePointLength, codePointPosition, unitPosition } from "../../core/text/code-points.ts";
import { Scanner, type Hooks } from "./grammar.ts";

/** What reads the value at a position: `scan_once(string, idx)`. */
export function scannerOf(hooks: Hooks): (string: string, idx: Int) => tuple<[unknown, number]> {
  return function scan_once(string: string, idx: Int): tuple<[unknown, number]> {
    if (Number(idx) >= codePointLength(string)) throw new StopIteration(idx);
    const scanner = new Scanner(string, unitPosition(string, Number(idx)), hooks);
    return tuple.of(scanner.value(), codePointPosition(string, scanner.position));
  };
}
