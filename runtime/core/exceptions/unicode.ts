import { typeName } from "../names.ts";
import { TypeError, ValueError } from "./base.ts";

/** `UnicodeError`. */
export class UnicodeError extends ValueError {
  static override readonly __name__: string = "UnicodeError";
}

/** What the three coding errors know. Positions count code points of a string, bytes of bytes. */
function checkArguments(args: readonly unknown[], kinds: readonly string[]): void {
  if (args.length !== kinds.length) {
    throw new TypeError(`function takes exactly ${kinds.length} arguments (${args.length} given)`);
  }
  for (const [index, kind] of kinds.entries()) {
    const actual = typeName(args[index]);
    if (kind === "bytes" ? !(args[index] instanceof Uint8Array) : actual !== kind) {
      if (kind === "bytes") {
        throw new TypeError(`a bytes-like object is required, not '${actual}'`);
      }
      throw new TypeError(
        kind === "int"
          ? `'${actual}' object cannot be interpreted as an integer`
          : `argument ${index + 1} must be str, not ${actual}`,
      );
    }
  }
}

/** How the texts spell a character that cannot be coded. */
function escaped(codePoint: number): string {
  const digits = codePoint.toString(16);
  if (codePoint <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  if (codePoint <= 0xffff) return `\\u${digits.padStart(4, "0")}`;
  return `\\U${digits.padStart(8, "0")}`;
}

function codePointAt(text: string, index: number): number | undefined {
  return [...text][index]?.codePointAt(0);
}

/** `UnicodeDecodeError(encoding, object, start, end, reason)`. */
export class UnicodeDecodeError extends UnicodeError {
  static override readonly __name__: string = "UnicodeDecodeError";
  encoding: string;
  object: Uint8Array;
  start: number;
  end: number;
  reason: string;

  constructor(encoding: string, object: Uint8Array, start: number, end: number, reason: string) {
    super(encoding, object, start, end, reason);
    checkArguments([encoding, object, start, end, reason], ["str", "bytes", "int", "int", "str"]);
    this.encoding = encoding;
    this.object = object;
    this.start = start;
    this.end = end;
    this.reason = reason;
  }

  override __str__(): string {
    const { encoding, object, start, end, reason } = this;
    const byte = object[start];
    if (byte !== undefined && end === start + 1) {
      const digits = byte.toString(16).padStart(2, "0");
      return `'${encoding}' codec can't decode byte 0x${digits} in position ${start}: ${reason}`;
    }
    return `'${encoding}' codec can't decode bytes in position ${start}-${end - 1}: ${reason}`;
  }
}

/** `UnicodeEncodeError(encoding, object, start, end, reason)`. */
export class UnicodeEncodeError extends UnicodeError {
  static override readonly __name__: string = "UnicodeEncodeError";
  encoding: string;
  object: string;
  start: number;
  end: number;
  reason: string;

  constructor(encoding: string, object: string, start: number, end: number, reason: string) {
    super(encoding, object, start, end, reason);
    checkArguments([encoding, object, start, end, reason], ["str", "str", "int", "int", "str"]);
    this.encoding = encoding;
    this.object = object;
    this.start = start;
    this.end = end;
    this.reason = reason;
  }

  override __str__(): string {
    const { encoding, object, start, end, reason } = this;
    const bad = codePointAt(object, start);
    const what =
      bad !== undefined && end === start + 1
        ? `character '${escaped(bad)}' in position ${start}`
        : `characters in position ${start}-${end - 1}`;
    return `'${encoding}' codec can't encode ${what}: ${reason}`;
  }
}

/** `UnicodeTranslateError(object, start, end, reason)`. */
export class UnicodeTranslateError extends UnicodeError {
  static override readonly __name__: string = "UnicodeTranslateError";
  readonly encoding: null = null;
  object: string;
  start: number;
  end: number;
  reason: string;

  constructor(object: string, start: number, end: number, reason: string) {
    super(object, start, end, reason);
    checkArguments([object, start, end, reason], ["str", "int", "int", "str"]);
    this.object = object;
    this.start = start;
    this.end = end;
    this.reason = reason;
  }

  override __str__(): string {
    const { object, start, end, reason } = this;
    const bad = codePointAt(object, start);
    return bad !== undefined && end === start + 1
      ? `can't translate character '${escaped(bad)}' in position ${start}: ${reason}`
      : `can't translate characters in position ${start}-${end - 1}: ${reason}`;
  }
}
