/** `unittest.TextTestRunner`. Source: CPython 3.13 Lib/unittest/runner.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { callMethod, getattr, hasattr } from "../../core/attributes/getattr.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { call } from "../../core/calls/call.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { lt } from "../../core/operators/compare.ts";
import { len } from "../../core/operators/len.ts";
import { truth } from "../../core/operators/truth.ts";
import { toStr } from "../../core/str.ts";
import { stderr } from "../sys/index.ts";
import { perf_counter } from "../time/index.ts";
import { catch_warnings } from "../warnings/catching.ts";
import { simplefilter } from "../warnings/filters.ts";
import { callIfExists } from "./case.ts";
import { registerResult } from "./signals.ts";
import { LineWriter, TextTestResult } from "./text-result.ts";
import { perform, type Work } from "./work.ts";

export interface RunnerOptions {
  tb_locals?: unknown;
  durations?: unknown;
}

/** Runs tests and shows what comes of them. */
export class TextTestRunner extends Extensible {
  static readonly __dict__: boolean = true;
  static readonly __name__: string = "TextTestRunner";
  static readonly __module__: string = "unittest.runner";
  static resultclass: unknown = TextTestResult;
  readonly stream: LineWriter;
  descriptions: unknown;
  verbosity: unknown;
  failfast: unknown;
  buffer: unknown;
  tb_locals: unknown;
  durations: unknown;
  warnings: unknown;

  constructor(
    stream: unknown = null,
    descriptions: unknown = true,
    verbosity: unknown = 1,
    failfast: unknown = false,
    buffer: unknown = false,
    resultclass: unknown = null,
    warnings: unknown = null,
    options: RunnerOptions = {},
  ) {
    super();
    this.stream = new LineWriter(stream ?? stderr);
    this.descriptions = descriptions;
    this.verbosity = verbosity;
    this.failfast = failfast;
    this.buffer = buffer;
    this.tb_locals = options.tb_locals ?? false;
    this.durations = options.durations ?? null;
    this.warnings = warnings;
    if (resultclass !== null) setattr(this, "resultclass", resultclass);
  }

  /** @internal */
  _makeResult(): unknown {
    const cls = getattr(this, "resultclass");
    const args = [this.stream, this.descriptions, this.verbosity];
    return call(cls, args, this.durations === null ? undefined : { durations: this.durations });
  }

  /** Runs a test or a suite. A promise where something in it is asynchronous. */
  run(test: unknown): unknown {
    return perform(this.#run(test));
  }

  *#run(test: unknown): Work<unknown> {
    const result = callMethod(this, "_makeResult");
    registerResult(result);
    for (const name of ["failfast", "buffer", "tb_locals"] as const)
      setattr(result, name, this[name]);
    const filters = new catch_warnings();
    filters.__enter__();
    const start = perf_counter();
    try {
      if (truth(this.warnings)) simplefilter(this.warnings as string);
      callIfExists(result, "startTestRun");
      yield call(test, [result]);
    } finally {
      callIfExists(result, "stopTestRun");
      filters.__exit__();
    }
    const elapsed = perf_counter() - start;
    callMethod(result, "printErrors");
    if (this.durations !== null) this.#printDurations(result);
    this.#separator(result);
    const run = getattr(result, "testsRun") as number;
    this.stream.writeln(`Ran ${run} test${run === 1 ? "" : "s"} in ${elapsed.toFixed(3)}s`);
    this.stream.writeln();
    this.#summary(result, run);
    return result;
  }

  #separator(result: unknown): void {
    if (hasattr(result, "separator2")) this.stream.writeln(toStr(getattr(result, "separator2")));
  }

  #summary(result: unknown, run: number): void {
    const count = (name: string): number => len(getattr(result, name, []) as never);
    const skipped = count("skipped");
    const wasSuccessful = truth(callMethod(result, "wasSuccessful"));
    this.stream.write(
      !wasSuccessful ? "FAILED" : run === 0 && skipped === 0 ? "NO TESTS RAN" : "OK",
    );
    const counts: [string, number][] = [
      ["failures", wasSuccessful ? 0 : count("failures")],
      ["errors", wasSuccessful ? 0 : count("errors")],
      ["skipped", skipped],
      ["expected failures", count("expectedFailures")],
      ["unexpected successes", count("unexpectedSuccesses")],
    ];
    const shown = counts.filter(([, number]) => number > 0).map(([name, n]) => `${name}=${n}`);
    this.stream.writeln(shown.length === 0 ? "" : ` (${shown.join(", ")})`);
    this.stream.flush();
  }

  #printDurations(result: unknown): void {
    const all = [...iterate(getattr(result, "collectedDurations", []))] as [string, number][];
    if (all.length === 0) return;
    all.sort((first, second) => second[1] - first[1]);
    const most = this.durations as number;
    this.stream.writeln("Slowest test durations");
    this.#separator(result);
    let isHidden = false;
    for (const [test, elapsed] of most > 0 ? all.slice(0, most) : all) {
      if (lt(this.verbosity, 2) && elapsed < 0.001) isHidden = true;
      else this.stream.writeln(`${`${elapsed.toFixed(3)}s`.padEnd(10)} ${test}`);
    }
    this.stream.writeln(
      isHidden ? "\n(durations < 0.001s were hidden; use -v to show these durations)" : "",
    );
  }
}
