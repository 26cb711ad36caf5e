import { describe, expect, test } from "vitest";
import { bytes } from "../../../core/containers/bytes.ts";
import { set } from "../../../core/containers/set.ts";
import { repr } from "../../../core/repr.ts";
import { toStr } from "../../../core/str.ts";
import { decode, outcome } from "../../tests/goldens.ts";
import * as json from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

describe("json", () => {
  test(`${goldens.dumps.length} values encoded`, () => {
    for (const [value, options, result] of goldens.dumps) {
      const entries = (options as { dict: [string, unknown][] }).dict;
      const keywords = Object.fromEntries(entries.map(([key, item]) => [key, decode(item)]));
      const actual = outcome(() => json.dumps(decode(value), keywords));
      expect([value, options, actual]).toEqual([value, options, result]);
    }
  });

  test(`${goldens.loads.length} documents decoded, many of them broken`, () => {
    for (const [text, result] of goldens.loads) {
      expect([text, outcome(() => json.loads(text))]).toEqual([text, result]);
    }
  });

  test("hooks", () => {
    expect(repr(json.loads('{"a":1,"a":2}', { object_pairs_hook: (pairs) => pairs }))).toBe(
      "[('a', 1), ('a', 2)]",
    );
    expect(repr(json.loads('{"a":{"b":1}}', { object_hook: (d) => [...d.keys()] }))).toBe("['a']");
    const parsed = json.loads("[1.5, 2, NaN]", {
      parse_float: (x) => x,
      parse_int: (x) => `i${x}`,
      parse_constant: (x) => x,
    });
    expect(repr(parsed)).toBe("['1.5', 'i2', 'NaN']");
    expect(
      repr(json.dumps([new set([1])], { default: (x) => [...(x as Iterable<unknown>)] })),
    ).toBe("'[[1]]'");
  });

  test("errors and bytes", () => {
    expect(outcome(() => json.dumps(new set([1])))).toBe(
      "!TypeError: Object of type set is not JSON serializable",
    );
    const list: unknown[] = [];
    list.push(list);
    expect(outcome(() => json.dumps(list))).toBe("!ValueError: Circular reference detected");
    expect(outcome(() => json.dumps(1, { foo: 2 }))).toBe(
      "!TypeError: JSONEncoder.__init__() got an unexpected keyword argument 'foo'",
    );
    expect(outcome(() => json.loads(5))).toBe(
      "!TypeError: the JSON object must be str, bytes or bytearray, not int",
    );
    expect(repr(json.loads(new bytes([0xef, 0xbb, 0xbf, 0x5b, 0x31, 0x5d])))).toBe("[1]");
    expect(repr(new json.JSONDecoder().raw_decode("[1] x"))).toBe("([1], 3)");
    try {
      json.loads("[1,\n x]");
    } catch (error) {
      const { lineno, colno, pos } = error as json.JSONDecodeError;
      expect([lineno, colno, pos, toStr(error)]).toEqual([
        2,
        2,
        5,
        "Expecting value: line 2 column 2 (char 5)",
      ]);
    }
  });

  test("an encoder of the program's own", () => {
    class SetEncoder extends json.JSONEncoder {
      override default(o: unknown): unknown {
        return o instanceof Set ? [...(o as Set<unknown>)] : super.default(o);
      }
    }
    expect(json.dumps([new set([1])], { cls: SetEncoder })).toBe("[[1]]");
  });
});
