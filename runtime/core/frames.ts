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
  readonly f_code: Code;
  readonly f_back: Frame | null;

  constructor(place: StackFrame, back: Frame | null) {
    this.f_lineno = place.line;
    this.f_code = new Code(place);
    this.f_back = back;
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
  readonly co_name: string;
  readonly co_qualname: string;

  constructor(place: StackFrame) {
    this.co_filename = place.file;
    this.co_name = this.co_qualname = pythonFunctionName(place.functionName);
  }
}
