import { expect, test } from "vitest";
import {
  delegate,
  generator,
  GeneratorExit,
  iterate,
  list,
  next,
  PythonGenerator,
  repr,
  StopIteration,
  str,
  ValueError,
  type BaseException,
} from "../../index.ts";

/** What an action gives: the value's repr, or `!` and the repr of what it raised. */
function shown(action: () => unknown): string {
  try {
    return repr(action());
  } catch (error) {
    return `!${repr(error)}`;
  }
}

const talk = generator(function* talk(): Generator<unknown, number, unknown> {
  const x = yield 1;
  try {
    yield ["got", x];
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    yield `caught ${str(error)}`;
  }
  return 5;
});

test("send, throw and the value of the return", () => {
  const a = talk();
  expect(shown(() => a.send(1))).toBe(
    `!TypeError("can't send non-None value to a just-started generator")`,
  );
  expect(shown(() => next(a))).toBe("1");
  expect(shown(() => a.send(3))).toBe("['got', 3]");
  expect(shown(() => a.throw(new ValueError(1)))).toBe("'caught 1'");
  expect(shown(() => next(a))).toBe("!StopIteration(5)");
  expect(shown(() => next(a))).toBe("!StopIteration()");
  expect(shown(() => a.close())).toBe("None");
});

test("close raises GeneratorExit in the body", () => {
  const log: string[] = [];
  const body = generator(function* body(): Generator<number, number, unknown> {
    try {
      yield 1;
    } catch (error) {
      if (!(error instanceof GeneratorExit)) throw error;
      log.push("exit");
      return 9;
    } finally {
      log.push("finally");
    }
    return 0;
  });
  const started = body();
  next(started);
  expect(started.close()).toBe(9);
  expect(log).toEqual(["exit", "finally"]);
  expect(body().close()).toBe(null);
  expect(log).toHaveLength(2);
});

test("a generator that goes on after GeneratorExit is an error", () => {
  const stubborn = generator(function* stubborn(): Generator<number> {
    try {
      yield 1;
    } catch {
      yield 2;
    }
  })();
  next(stubborn);
  expect(shown(() => stubborn.close())).toBe("!RuntimeError('generator ignored GeneratorExit')");
});

test("a StopIteration that escapes is a RuntimeError (PEP 479)", () => {
  const body = generator(function* body(): Generator<unknown> {
    yield next(list([])[Symbol.iterator]());
  });
  let error: BaseException | undefined;
  try {
    next(body());
  } catch (raised) {
    error = raised as BaseException;
  }
  expect(repr(error)).toBe("RuntimeError('generator raised StopIteration')");
  expect(error?.__cause__).toBeInstanceOf(StopIteration);
});

test("leaving a loop early leaves the generator open", () => {
  const numbers = generator(function* numbers() {
    yield 1;
    yield 2;
  });
  const held = numbers();
  for (const first of iterate(held)) {
    expect(first).toBe(1);
    break;
  }
  expect(next(held)).toBe(2);
  const native = (function* () {
    yield 1;
    yield 2;
  })();
  for (const first of iterate(native)) {
    expect(first).toBe(1);
    break;
  }
  expect(next(native)).toBe(2);
});

test("a generator that resumes itself", () => {
  const body: () => PythonGenerator<unknown> = generator(function* body(): Generator<unknown> {
    yield next(self);
  });
  const self = body();
  expect(shown(() => next(self))).toBe("!ValueError('generator already executing')");
});

test("yield from hands sent values and exceptions over", () => {
  const log: unknown[] = [];
  const inner = generator(function* inner(): Generator<unknown, number, unknown> {
    try {
      log.push(yield 1);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      log.push(str(error));
    }
    yield 2;
    return 7;
  });
  const outer = generator(function* outer(): Generator<unknown, void, unknown> {
    log.push(yield* delegate(inner()) as Generator<unknown, number, unknown>);
  });
  const a = outer();
  expect(next(a)).toBe(1);
  expect(a.send(8)).toBe(2);
  expect(shown(() => next(a))).toBe("!StopIteration()");
  expect(log).toEqual([8, 7]);
  const b = outer();
  next(b);
  expect(b.throw(new ValueError("q"))).toBe(2);
  b.close();
  expect(log).toEqual([8, 7, "q"]);
});

test("yield from an object of the program", () => {
  class Count {
    n = 0;
    __iter__(): this {
      return this;
    }
    __next__(): number {
      if (++this.n > 2) throw new StopIteration("done");
      return this.n;
    }
  }
  const outer = generator(function* outer(): Generator<unknown, unknown, unknown> {
    const result = yield* delegate(new Count()) as Iterable<unknown>;
    yield result;
    return null;
  });
  expect(list(outer())).toEqual([1, 2, "done"]);
  const other = outer();
  next(other);
  expect(shown(() => other.send(5))).toBe(
    `!AttributeError("'Count' object has no attribute 'send'")`,
  );
});
