import {
  AttributeError,
  BaseException,
  Exception,
  MemoryError,
  NameError,
  OverflowError,
  RecursionError,
  RuntimeError,
  TypeError,
} from "./base.ts";

/** What JavaScript code threw, where Python code catches it: an `Error` of a library, a rejected promise's reason, any value. */
export class JavaScriptError extends RuntimeError {
  static override readonly __name__: string = "JavaScriptError";
  /** The value that was thrown. */
  readonly error: unknown;

  constructor(error: unknown) {
    super(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    this.error = error;
    if (error instanceof Error && error.stack !== undefined) {
      Object.defineProperty(this, "stack", {
        value: error.stack,
        configurable: true,
        writable: true,
      });
    }
  }
}

/** One Python exception for each thrown object, so that catching it twice shows the same one. */
const converted = /* @__PURE__ */ new WeakMap<object, BaseException>();

/**
 * The Python exception that a caught value means. Python's own come back as they are; an engine error becomes what CPython raises in that
 * situation (a stack overflow a `RecursionError`, an access to `None` an `AttributeError`, ...), everything else a {@link JavaScriptError}.
 */
export function caught(error: unknown): BaseException {
  if (error instanceof BaseException) return error;
  if (typeof error !== "object" || error === null) return new JavaScriptError(error);
  const known = converted.get(error);
  if (known !== undefined) return known;
  const exception = (error instanceof Error && fromEngine(error)) || new JavaScriptError(error);
  if (error instanceof Error && error.stack !== undefined) {
    Object.defineProperty(exception, "stack", {
      value: error.stack,
      configurable: true,
      writable: true,
    });
  }
  converted.set(error, exception);
  return exception;
}

function fromEngine(error: Error): Exception | undefined {
  if (error instanceof globalThis.RangeError) return fromRangeError(error.message);
  if (error instanceof globalThis.ReferenceError) return fromReferenceError(error.message);
  if (error instanceof globalThis.TypeError) return fromTypeError(error.message);
  // SpiderMonkey reports an exhausted stack as an InternalError.
  if (error.name === "InternalError" && error.message.includes("recursion")) return recursion();
  return undefined;
}

function recursion(): RecursionError {
  return new RecursionError("maximum recursion depth exceeded");
}

function fromRangeError(message: string): Exception | undefined {
  if (message.includes("call stack")) return recursion();
  if (/BigInt (size|is too)/.test(message)) return new OverflowError("too many digits in integer");
  if (/^Invalid (array|string|typed array) length|allocation failed|Invalid count/.test(message)) {
    return new MemoryError();
  }
  return undefined;
}

/** The messages of V8, SpiderMonkey and JavaScriptCore, in this order. */
const uninitialized =
  /Cannot access '(.+)' before initialization|can't access lexical declaration '(.+)' before|Cannot access '?(.+?)'? before/;
const undefinedName = /^(\S+) is not defined|^Can't find variable: (\S+)/;
const nullRead =
  /Cannot read properties of null \(reading '(.+)'\)|^null is not an object.*\.(\w+)'?\)$/;
const nullWrite = /Cannot set properties of null \(setting '(.+)'\)/;

function firstGroup(match: RegExpMatchArray): string {
  return pythonAttribute(match.slice(1).find((group) => group !== undefined) ?? "");
}

function pythonAttribute(name: string): string {
  return name.endsWith("$") ? name.slice(0, -1) : name;
}

/**
 * Emitted code checks a local name where it is read, so what the engine finds uninitialized is a name of the module (or of a function around)
 * that a function reads too early.
 */
function fromReferenceError(message: string): Exception | undefined {
  const match = uninitialized.exec(message) ?? undefinedName.exec(message);
  if (match === null) return undefined;
  const name = firstGroup(match);
  const exception = new NameError(`name '${name}' is not defined`);
  exception.name$ = name;
  return exception;
}

function fromTypeError(message: string): Exception | undefined {
  const read = nullRead.exec(message);
  const write = read === null ? nullWrite.exec(message) : null;
  const match = read ?? write;
  if (match !== null && !match[0].includes("Symbol(")) {
    const name = firstGroup(match);
    const end = write === null ? "" : " and no __dict__ for setting new attributes";
    const exception = new AttributeError(`'NoneType' object has no attribute '${name}'${end}`);
    exception.name$ = name;
    return exception;
  }
  if (
    /null is not iterable|Cannot read properties of null \(reading 'Symbol\(Symbol.iterator/.test(
      message,
    )
  ) {
    return new TypeError("'NoneType' object is not iterable");
  }
  return undefined;
}
