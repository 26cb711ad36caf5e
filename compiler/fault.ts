import type { SourceText } from "./ast/source-text.ts";

/** A fault of the compiler itself, with the place in the program that it was at. */
export class CompilerFault extends Error {
  override readonly name = "CompilerFault";
  readonly path: string;
  /** 1-based; `null` where the phase at fault goes by no line. */
  readonly line: number | null;

  constructor(path: string, line: number | null, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
    this.line = line;
  }
}

/** `error` as a fault at `offset`; one that already has its place keeps it. */
export function faultAt(source: SourceText, offset: number, error: unknown): CompilerFault {
  if (error instanceof CompilerFault && error.line !== null) return error;
  return new CompilerFault(source.path, source.lineAt(offset), error);
}

/** `error` as a fault somewhere in the file `path`; one that already has its place keeps it. */
export function faultIn(path: string, error: unknown): CompilerFault {
  return error instanceof CompilerFault ? error : new CompilerFault(path, null, error);
}
