import { BaseException, Exception } from "./base.ts";

// The exceptions of CPython 3.13 that add nothing to their base but a name.

/** `ArithmeticError`. */
export class ArithmeticError extends Exception {
  static override readonly __name__: string = "ArithmeticError";
}

/** `FloatingPointError`. */
export class FloatingPointError extends ArithmeticError {
  static override readonly __name__: string = "FloatingPointError";
}

/** `OverflowError`. */
export class OverflowError extends ArithmeticError {
  static override readonly __name__: string = "OverflowError";
}

/** `ZeroDivisionError`. */
export class ZeroDivisionError extends ArithmeticError {
  static override readonly __name__: string = "ZeroDivisionError";
}

/** `AssertionError`. */
export class AssertionError extends Exception {
  static override readonly __name__: string = "AssertionError";
}

/** `BufferError`. */
export class BufferError extends Exception {
  static override readonly __name__: string = "BufferError";
}

/** `EOFError`. */
export class EOFError extends Exception {
  static override readonly __name__: string = "EOFError";
}

/** `LookupError`. */
export class LookupError extends Exception {
  static override readonly __name__: string = "LookupError";
}

/** `IndexError`. */
export class IndexError extends LookupError {
  static override readonly __name__: string = "IndexError";
}

/** `MemoryError`. */
export class MemoryError extends Exception {
  static override readonly __name__: string = "MemoryError";
}

/** `ReferenceError`. */
export class ReferenceError extends Exception {
  static override readonly __name__: string = "ReferenceError";
}

/** `RuntimeError`. */
export class RuntimeError extends Exception {
  static override readonly __name__: string = "RuntimeError";
}

/** `NotImplementedError`. */
export class NotImplementedError extends RuntimeError {
  static override readonly __name__: string = "NotImplementedError";
}

/** `PythonFinalizationError`. */
export class PythonFinalizationError extends RuntimeError {
  static override readonly __name__: string = "PythonFinalizationError";
}

/** `RecursionError`. */
export class RecursionError extends RuntimeError {
  static override readonly __name__: string = "RecursionError";
}

/** `StopAsyncIteration`. */
export class StopAsyncIteration extends Exception {
  static override readonly __name__: string = "StopAsyncIteration";
}

/** `SystemError`. */
export class SystemError extends Exception {
  static override readonly __name__: string = "SystemError";
}

/** `ValueError`. */
export class ValueError extends Exception {
  static override readonly __name__: string = "ValueError";
}

/** `GeneratorExit`. */
export class GeneratorExit extends BaseException {
  static override readonly __name__: string = "GeneratorExit";
}

/** `KeyboardInterrupt`. */
export class KeyboardInterrupt extends BaseException {
  static override readonly __name__: string = "KeyboardInterrupt";
}
