/** What a test run shows on the terminal. Source: CPython 3.13 Lib/unittest/runner.py. */
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { gt } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { _SubTest } from "./case.ts";
import type { ExcInfo } from "./outcome.ts";
import { type Reported, TestResult } from "./result.ts";

/** A file with `writeln`. */
export class LineWriter {
  static readonly __dict__: boolean = true;
  readonly stream: unknown;

  constructor(stream: unknown) {
    this.stream = stream;
  }

  write(text: string): void {
    callMethod(this.stream, "write", [text]);
  }

  writeln(text = ""): void {
    if (text !== "") this.write(text);
    this.write("\n");
  }

  flush(): void {
    callMethod(this.stream, "flush");
  }
}

/** `unittest.TextTestResult`. */
export class TextTestResult extends TestResult {
  static override readonly __name__: string = "TextTestResult";
  static override readonly __module__: string = "unittest.runner";
  readonly separator1: string = "=".repeat(70);
  readonly separator2: string = "-".repeat(70);
  stream: unknown;
  readonly showAll: boolean;
  readonly dots: boolean;
  descriptions: unknown;
  durations: unknown;
  #isNewLine = true;

  constructor(
    stream: unknown,
    descriptions: unknown,
    verbosity: unknown,
    options: { durations?: unknown } = {},
  ) {
    super(stream, descriptions, verbosity);
    this.stream = stream;
    this.showAll = gt(verbosity, 1);
    this.dots = verbosity === 1;
    this.descriptions = descriptions;
    this.durations = options.durations ?? null;
  }

  #write(text: string): void {
    callMethod(this.stream, "write", [text]);
  }

  #line(text = ""): void {
    callMethod(this.stream, "writeln", text === "" ? [] : [text]);
  }

  #flush(): void {
    callMethod(this.stream, "flush");
  }

  getDescription(test: unknown): string {
    const first = callMethod(test, "shortDescription");
    return truth(this.descriptions) && truth(first)
      ? `${toStr(test)}\n${toStr(first)}`
      : toStr(test);
  }

  override startTest(test: unknown): void {
    super.startTest(test);
    if (!this.showAll) return;
    this.#write(`${this.getDescription(test)} ... `);
    this.#flush();
    this.#isNewLine = false;
  }

  #status(test: unknown, status: string): void {
    const isSubTest = test instanceof _SubTest;
    if (isSubTest || this.#isNewLine) {
      if (!this.#isNewLine) this.#line();
      if (isSubTest) this.#write("  ");
      this.#write(`${this.getDescription(test)} ... `);
    }
    this.#line(status);
    this.#flush();
    this.#isNewLine = true;
  }

  #show(test: unknown, status: string, dot: string): void {
    if (this.showAll) this.#status(test, status);
    else if (this.dots) {
      this.#write(dot);
      this.#flush();
    }
  }

  override addSubTest(test: unknown, subtest: unknown, err: ExcInfo | null): void {
    if (err !== null) {
      const isFailure = issubclass(err[0], getattr(subtest, "failureException"));
      this.#show(subtest, isFailure ? "FAIL" : "ERROR", isFailure ? "F" : "E");
    }
    super.addSubTest(test, subtest, err);
  }

  override addSuccess(test: unknown): void {
    super.addSuccess(test);
    this.#show(test, "ok", ".");
  }

  override addError(test: unknown, err: ExcInfo): void {
    super.addError(test, err);
    this.#show(test, "ERROR", "E");
  }

  override addFailure(test: unknown, err: ExcInfo): void {
    super.addFailure(test, err);
    this.#show(test, "FAIL", "F");
  }

  override addSkip(test: unknown, reason: string): void {
    super.addSkip(test, reason);
    this.#show(test, `skipped ${repr(reason)}`, "s");
  }

  override addExpectedFailure(test: unknown, err: ExcInfo): void {
    super.addExpectedFailure(test, err);
    this.#word("expected failure", "x");
  }

  override addUnexpectedSuccess(test: unknown): void {
    super.addUnexpectedSuccess(test);
    this.#word("unexpected success", "u");
  }

  #word(word: string, dot: string): void {
    if (this.showAll) this.#line(word);
    else if (this.dots) this.#write(dot);
    else return;
    this.#flush();
  }

  override printErrors(): void {
    if (this.dots || this.showAll) {
      this.#line();
      this.#flush();
    }
    this.printErrorList("ERROR", this.errors);
    this.printErrorList("FAIL", this.failures);
    if (this.unexpectedSuccesses.length === 0) return;
    this.#line(this.separator1);
    for (const test of this.unexpectedSuccesses)
      this.#line(`UNEXPECTED SUCCESS: ${this.getDescription(test)}`);
    this.#flush();
  }

  printErrorList(flavour: string, errors: readonly Reported[]): void {
    for (const [test, text] of errors) {
      this.#line(this.separator1);
      this.#line(`${flavour}: ${this.getDescription(test)}`);
      this.#line(this.separator2);
      this.#line(text);
      this.#flush();
    }
  }
}
