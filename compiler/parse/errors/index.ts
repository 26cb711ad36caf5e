/**
 * CPython's wording and place for a syntax error. The Lezer parser decides *that* a file is wrong; this decides what to say.
 * It runs on rejected files only, so it may be slower than the parser, but its cost is linear, too.
 */
import type { PythonVersion } from "../../api.ts";
import type { Span } from "../../ast/nodes.ts";
import { SourceText } from "../../ast/source-text.ts";
import { diagnose, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { syntaxDiagnostics } from "../../diagnostics/syntax.ts";
import { NormalizedSource } from "./normalized-source.ts";
import type { SyntaxErrorSignal } from "./raise.ts";
import { recognize, type Verdict } from "./recognizer.ts";
import { repairableLine, withoutLine, type Line } from "./repair.ts";

/** A file is read again for at most so many further errors, a large one less often. */
const MAXIMUM_FURTHER_ERRORS = 20;
const CHARACTERS_TO_READ_AGAIN = 4_000_000;

/**
 * The diagnostics of a file that the parser rejected: first what CPython 3.13 would raise, then independent errors on other
 * lines, in order, where the parser sees one, too.
 *
 * @param errorOffsets UTF-16 offsets of the errors the parser found, ascending. The first is reported as "invalid syntax" where
 * nothing better is known.
 */
export function explainSyntaxErrors(
  source: SourceText,
  errorOffsets: readonly number[],
  version: PythonVersion,
): Diagnostic[] {
  const reader = new Reader(source, version);
  const verdict = reader.read(reader.normalized);
  if (!isError(verdict)) return [genericError(source, errorOffsets[0] ?? 0)];
  return [reader.diagnostic(verdict), ...reader.furtherErrors(verdict, errorOffsets)];
}

/** The first of `explainSyntaxErrors`. */
export function explainSyntaxError(
  source: SourceText,
  errorOffset: number,
  version: PythonVersion,
): Diagnostic {
  return findSyntaxError(source, version) ?? genericError(source, errorOffset);
}

/** Syntax that Python 3.13 does not have yet. */
export interface NewerConstruct extends Span {
  /** With its article: `a t-string`. */
  readonly construct: string;
}

/**
 * One diagnostic for each construct of a valid file that only Python 3.14 knows. Where CPython 3.13 has words of its own for
 * the first, it is said in these.
 */
export function explainNewerSyntax(
  source: SourceText,
  constructs: readonly NewerConstruct[],
): Diagnostic[] {
  const kind = syntaxDiagnostics.newerSyntax;
  const found = constructs.map((newer) => diagnose(kind, source, newer, newer.construct, "3.14"));
  const own = constructs.length === 0 ? null : findSyntaxError(source, "3.13");
  if (own !== null && own.code !== syntaxDiagnostics.syntaxError.code) found[0] = own;
  return found;
}

/**
 * The diagnostic CPython 3.13 would raise, or `null` for a valid file (and for one too deep to tell). An opinion
 * independent of the Lezer grammar.
 */
export function findSyntaxError(source: SourceText, version: PythonVersion): Diagnostic | null {
  const reader = new Reader(source, version);
  const verdict = reader.read(reader.normalized);
  return isError(verdict) ? reader.diagnostic(verdict) : null;
}

const isError = (verdict: Verdict): verdict is SyntaxErrorSignal =>
  verdict !== null && verdict !== "unknown";

const isWithin = (line: Line, offset: number): boolean =>
  line.start <= offset && offset <= line.end;

/** One file, and how to read it. */
class Reader {
  readonly normalized: NormalizedSource;
  readonly #version: PythonVersion;

  constructor(source: SourceText, version: PythonVersion) {
    this.normalized = new NormalizedSource(source);
    this.#version = version;
  }

  read(normalized: NormalizedSource, version: PythonVersion = this.#version): Verdict {
    return recognize(normalized, version);
  }

  /** The diagnostic of the file's first error; it says so where only the chosen Python version is too old. */
  diagnostic(signal: SyntaxErrorSignal): Diagnostic {
    const diagnostic = toDiagnostic(this.normalized, signal);
    if (this.#version === "3.14" || this.read(this.normalized, "3.14") !== null) return diagnostic;
    return { ...diagnostic, hint: "this is valid syntax from Python 3.14 on" };
  }

  furtherErrors(first: SyntaxErrorSignal, errorOffsets: readonly number[]): Diagnostic[] {
    let open = errorOffsets.map((offset) => this.normalized.fromSource(offset));
    const found: SyntaxErrorSignal[] = [];
    const repaired: Line[] = [];
    let current = this.normalized;
    let signal = first;
    const affordable = Math.floor(CHARACTERS_TO_READ_AGAIN / (current.text.length + 1));
    while (found.length < Math.min(MAXIMUM_FURTHER_ERRORS, affordable)) {
      const line = repairableLine(current, signal, this.#version);
      const text = line === null ? null : withoutLine(current.text, line);
      if (line === null || text === null) break;
      repaired.push(line);
      open = open.filter((offset) => !isWithin(line, offset));
      if (open.length === 0) break;
      current = new NormalizedSource(new SourceText(this.normalized.source.path, text));
      const next = this.read(current);
      if (!isError(next) || repaired.some((done) => isWithin(done, next.start))) break;
      if (!this.#isConfirmed(current, next, open)) break;
      found.push(next);
      signal = next;
    }
    found.sort((left, right) => left.start - right.start);
    return found.map((error) => toDiagnostic(this.normalized, error));
  }

  /** Whether the parser has an error on the same logical line. */
  #isConfirmed(
    current: NormalizedSource,
    signal: SyntaxErrorSignal,
    offsets: readonly number[],
  ): boolean {
    const line: Line = repairableLine(current, signal, this.#version) ?? {
      start: current.lineStart(current.lineAt(signal.start)),
      end: signal.end,
    };
    return offsets.some((offset) => isWithin(line, offset));
  }
}

function genericError(source: SourceText, offset: number): Diagnostic {
  const start = Math.min(offset, source.text.length);
  const span = { start, end: Math.min(start + 1, source.text.length) };
  return diagnose(syntaxDiagnostics.syntaxError, source, span, "invalid syntax");
}

function toDiagnostic(normalized: NormalizedSource, signal: SyntaxErrorSignal): Diagnostic {
  const span = normalized.span(signal.start, signal.end);
  const kind = syntaxDiagnostics[signal.family];
  const diagnostic = diagnose(kind, normalized.source, span, signal.message);
  return { ...diagnostic, exception: signal.exception };
}
