/**
 * The benchmark harness. A benchmark is a few cases; a case is one piece of work that several contenders do. Contenders of a case run
 * interleaved, round after round, so that what else the machine does meets all of them alike; the median of the rounds counts, and figures
 * are compared as ratios within one run, never across runs.
 */
import { spawnSync } from "node:child_process";

export interface Contender {
  readonly name: string;
  /**
   * Does the work once. Returns the milliseconds it took if it has measured them itself (a child process that leaves its start-up
   * out); otherwise the harness takes the wall-clock time of the call.
   */
  run(): number | void | Promise<number | void>;
}

export interface Case {
  readonly name: string;
  readonly contenders: readonly Contender[];
  /** How much is done in a run, for rates: `{ amount: 33.1, unit: "MB" }`. */
  readonly work?: { readonly amount: number; readonly unit: string };
  /** Rounds of this case; default that of the benchmark. */
  readonly rounds?: number;
}

export interface Benchmark {
  readonly name: string;
  /** One sentence: what is compared with what. */
  readonly description: string;
  readonly cases: readonly Case[];
  /** The contender that ratios are taken against; default the first of each case. */
  readonly baseline?: string;
  /** A contender that ratios are taken against as well. */
  readonly secondBaseline?: string;
  /** Measured rounds of each case. Default 5. */
  readonly rounds?: number;
  /** Rounds that are thrown away. Default 1. */
  readonly warmUp?: number;
}

export interface Measurement {
  readonly contender: string;
  /** Milliseconds of each round, in order. */
  readonly rounds: readonly number[];
  readonly median: number;
  readonly best: number;
  /** `median` through the baseline's: below 1 is faster. */
  readonly ratio: number;
  /** The same for the second baseline. */
  readonly secondRatio: number;
}

export interface CaseResult {
  readonly name: string;
  readonly work?: Case["work"];
  readonly measurements: readonly Measurement[];
}

/** The geometric means of a contender's ratios. */
export interface Mean {
  readonly contender: string;
  readonly ratio: number;
  readonly secondRatio: number;
}

export interface BenchmarkResult {
  readonly name: string;
  readonly description: string;
  readonly date: string;
  readonly node: string;
  readonly cases: readonly CaseResult[];
  /** For each contender, over the cases it is in. */
  readonly means: readonly Mean[];
  readonly secondBaseline?: string;
}

/** Runs all cases of a benchmark; `progress` is told of each case as it ends. */
export async function runBenchmark(
  benchmark: Benchmark,
  progress: (result: CaseResult) => void = () => undefined,
): Promise<BenchmarkResult> {
  const cases: CaseResult[] = [];
  for (const one of benchmark.cases) {
    const result = await runCase(one, benchmark);
    progress(result);
    cases.push(result);
  }
  return {
    name: benchmark.name,
    description: benchmark.description,
    date: new Date().toISOString(),
    node: process.version,
    cases,
    means: geometricMeans(cases),
    ...(benchmark.secondBaseline === undefined ? {} : { secondBaseline: benchmark.secondBaseline }),
  };
}

async function runCase(one: Case, benchmark: Benchmark): Promise<CaseResult> {
  const rounds = one.rounds ?? benchmark.rounds ?? 5;
  const warmUp = benchmark.warmUp ?? 1;
  const times = new Map<string, number[]>(one.contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (let turn = 0; turn < one.contenders.length; turn++) {
      const contender = one.contenders[(turn + round) % one.contenders.length]!;
      const milliseconds = await timeOnce(contender);
      if (round >= warmUp) times.get(contender.name)!.push(milliseconds);
    }
  }
  const medianOf = (name: string | undefined): number =>
    median(times.get(name ?? "") ?? times.get(one.contenders[0]!.name)!);
  const baseline = medianOf(benchmark.baseline);
  const secondBaseline = medianOf(benchmark.secondBaseline);
  const measurements = [...times].map(([contender, measured]): Measurement => {
    const middle = median(measured);
    return {
      contender,
      rounds: measured,
      median: middle,
      best: Math.min(...measured),
      ratio: middle / baseline,
      secondRatio: middle / secondBaseline,
    };
  });
  return one.work === undefined
    ? { name: one.name, measurements }
    : { name: one.name, work: one.work, measurements };
}

async function timeOnce(contender: Contender): Promise<number> {
  globalThis.gc?.();
  const start = performance.now();
  const own = await contender.run();
  return typeof own === "number" ? own : performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function geometricMeans(cases: readonly CaseResult[]): Mean[] {
  const all = cases.flatMap(({ measurements }) => measurements);
  return [...new Set(all.map(({ contender }) => contender))].map((contender) => {
    const own = all.filter((measured) => measured.contender === contender);
    return {
      contender,
      ratio: geometricMean(own.map(({ ratio }) => ratio)),
      secondRatio: geometricMean(own.map(({ secondRatio }) => secondRatio)),
    };
  });
}

/**
 * A contender that is a command of its own. The command is timed as a whole, unless its last line of output is a number: then that
 * is taken as the milliseconds of the work itself.
 */
export function commandContender(
  name: string,
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Contender {
  return {
    name,
    run() {
      const child = spawnSync(command, args, {
        encoding: "utf8",
        env: { ...process.env, ...environment },
        maxBuffer: 1 << 28,
      });
      if (child.error !== undefined) throw child.error;
      if (child.status !== 0) throw new Error(`${name}: status ${child.status}\n${child.stderr}`);
      const last = child.stdout.trimEnd().split("\n").at(-1) ?? "";
      return /^\d+(\.\d+)?(e[+-]?\d+)?$/.test(last) ? Number(last) : undefined;
    },
  };
}

/** The result as a table in plain text. */
export function renderTable(result: BenchmarkResult): string {
  const second = result.secondBaseline;
  const ratios = (of: { readonly ratio: number; readonly secondRatio: number }): string[] =>
    (second === undefined ? [of.ratio] : [of.ratio, of.secondRatio]).map((one) => one.toFixed(2));
  const header = ["case", "contender", "median ms", "best ms", "ratio"];
  if (second !== undefined) header.push(`to ${second}`);
  const rows: string[][] = [[...header, "rate"]];
  for (const { name, work, measurements } of result.cases) {
    for (const [index, measured] of measurements.entries()) {
      const { contender, median: middle, best } = measured;
      rows.push([
        index === 0 ? name : "",
        contender,
        figure(middle),
        figure(best),
        ...ratios(measured),
        work === undefined ? "" : `${figure(work.amount / (middle / 1000))} ${work.unit}/s`,
      ]);
    }
  }
  if (result.cases.length > 1) {
    for (const mean of result.means) {
      rows.push(["geometric mean", mean.contender, "", "", ...ratios(mean), ""]);
    }
  }
  const text = alignColumns(rows, new Set([...rows[0]!.keys()].slice(2)));
  return `${result.name}: ${result.description}\n\n${text}\n`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(3);
}

function alignColumns(rows: readonly string[][], rightAligned: ReadonlySet<number>): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        rightAligned.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => "-".repeat(width)).join("  "));
  return lines.join("\n");
}
