import { describe, expect, test } from "vitest";
import { tuple } from "../../../core/containers/tuple.ts";
import { iter, next } from "../../../core/iteration/iter.ts";
import { repr } from "../../../core/repr.ts";
import { decode, decodeAll, outcome } from "../../tests/goldens.ts";
import * as itertools from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

type IteratorClass = new (...args: unknown[]) => IterableIterator<unknown>;

/** The names with keyword-only parameters, and where the options object stands; after `*args` it stands last. */
const optionsAt: { readonly [name: string]: number } = { accumulate: 2, batched: 2 };

function construct(
  name: string,
  args: readonly unknown[],
  keywords: unknown,
): IterableIterator<unknown> {
  const cls = itertools[name as "chain"] as unknown as IteratorClass;
  const entries = (keywords as { dict: [string, unknown][] }).dict;
  if (entries.length === 0) return new cls(...args);
  const options = Object.fromEntries(entries.map(([key, value]) => [key, decode(value)]));
  const padding = new Array<undefined>(Math.max(0, (optionsAt[name] ?? 0) - args.length));
  return new cls(...args, ...padding, options);
}

function take(iterator: IterableIterator<unknown>): unknown[] {
  return [...new itertools.islice(iterator, 40)];
}

function rest(name: string, json: readonly unknown[], keywords: unknown): unknown {
  const args = decodeAll(json);
  const position = json.findLastIndex((arg) => Array.isArray(arg));
  const source = iter(args[position]) as IterableIterator<unknown>;
  args[position] = source;
  const iterator = construct(name, args, keywords);
  next(iterator, null);
  const first = next(iterator, null);
  return tuple.of(first, [...source], take(iterator));
}

describe("itertools", () => {
  test(`${goldens.calls.length} random calls, and what they leave in their source`, () => {
    for (const [name, args, keywords, result, left] of goldens.calls as [
      string,
      unknown[],
      unknown,
      string,
      string | null,
    ][]) {
      const actual = outcome(() => take(construct(name, decodeAll(args), keywords)));
      expect([name, args, keywords, actual]).toEqual([name, args, keywords, result]);
      if (left === null) continue;
      const actualRest = outcome(() => rest(name, args, keywords));
      expect([name, args, keywords, actualRest]).toEqual([name, args, keywords, left]);
    }
  });

  test(`${goldens.groups.length} ways through the groups of groupby`, () => {
    for (const [data, key, script, result] of goldens.groups) {
      const actual = outcome(() => {
        const groups = new itertools.groupby(decode(data) as unknown[], decode(key) as never);
        const seen: IterableIterator<unknown>[] = [];
        return (script as number[]).map((step) => {
          if (step !== 0 && seen.length > 0) {
            const at = ((-step % seen.length) + seen.length) % seen.length;
            return tuple.of(step, next(seen[at]!, "end"));
          }
          const item = next(groups, null);
          if (item !== null) seen.push(item[1]);
          return item && item[0];
        });
      });
      expect([data, script, actual]).toEqual([data, script, result]);
    }
  });

  test(`${goldens.tees.length} ways through the branches of tee`, () => {
    for (const [data, count, script, result] of goldens.tees) {
      const actual = outcome(() => {
        const branches = itertools.tee(decode(data) as unknown[], count as number);
        if (count === 0) return [...branches];
        return (script as number[]).map((step) => next(branches[step % (count as number)]!, null));
      });
      expect([data, count, script, actual]).toEqual([data, count, script, result]);
    }
  });

  test("repr, from_iterable, errors", () => {
    const counter = new itertools.count();
    next(counter);
    expect(repr(counter)).toBe("count(1)");
    expect(repr(new itertools.count(5, 2))).toBe("count(5, 2)");
    expect(repr(new itertools.repeat("a", 3))).toBe("repeat('a', 3)");
    expect([...itertools.chain.from_iterable(["ab", [1]] as Iterable<unknown>[])]).toEqual([
      "a",
      "b",
      1,
    ]);
    expect(repr(new itertools.chain([]))).toMatch(/^<itertools\.chain object at 0x[0-9a-f]+>$/);
    expect(outcome(() => new itertools.pairwise(5 as never))).toBe(
      "!TypeError: 'int' object is not iterable",
    );
    expect(outcome(() => itertools.tee([1], -1))).toBe("!ValueError: n must be >= 0");
  });

  test("leaving a loop early leaves the iterator open", () => {
    const source = new itertools.count();
    for (const item of source) if (item === 2) break;
    expect(next(source)).toBe(3);
  });
});
