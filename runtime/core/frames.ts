/** What engines tell of frames, as Python's frame and code objects. */
import type { StackFrame } from "../host/index.ts";

/** The engine writes `new Point`, `Point.move`, `Object.<anonymous>`; Python the function's own name. */
export function pythonFunctionName(name: string): string {
  if (name.startsWith("new ")) return "__init__";
  const own = name.replace(/ \[as .*\]$/, "").replace(/^.*\./, "");
  return own.endsWith("$") ? own.slice(0, -1) : own;
}

/** `frame`: as much as the engine's stack tells of one. */
export class Frame {
  static readonly __name__: string = "frame";
  readonly f_lineno: number;
  readonly f_back: Frame | null;
  readonly #place: StackFrame;
  #code: Code | null = null;

  constructor(place: StackFrame, back: Frame | null) {
    this.f_lineno = place.line;
    this.f_back = back;
    this.#place = place;
  }

  get f_code(): Code {
    return (this.#code ??= new Code(this.#place));
  }

  /** @internal */
  get place(): StackFrame {
    return this.#place;
  }

  clear(): void {
    // The engine keeps nothing for a frame.
  }

  __repr__(): string {
    const { co_filename, co_name } = this.f_code;
    return `<frame object, file '${co_filename}', line ${this.f_lineno}, code ${co_name}>`;
  }
}

/** `code`: the names in one. */
export class Code {
  static readonly __name__: string = "code";
  readonly co_filename: string;
  readonly #place: StackFrame;

  constructor(place: StackFrame) {
    this.co_filename = place.file;
    this.#place = place;
  }

  get co_name(): string {
    const { functionName, function: known } = this.#place;
    return known === undefined
      ? pythonFunctionName(functionName)
      : known.qualifiedName.slice(known.qualifiedName.lastIndexOf(".") + 1);
  }

  get co_qualname(): string {
    return this.#place.function?.qualifiedName ?? this.co_name;
  }

  get co_firstlineno(): number {
    return this.#place.function?.line ?? 1;
  }
}
