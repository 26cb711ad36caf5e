/** Error handlers. Source: CPython 3.13 Python/codecs.c. */
import { call, callable } from "../../core/calls/call.ts";
import { builtin } from "../../core/calls/signature.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { BaseException, IndexError, LookupError, TypeError } from "../../core/exceptions/base.ts";
import {
  UnicodeDecodeError,
  UnicodeEncodeError,
  UnicodeTranslateError,
} from "../../core/exceptions/unicode.ts";
import { typeName } from "../../core/names.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { textOf } from "../../core/types/boxes.ts";

type UnicodeProblem = UnicodeEncodeError | UnicodeDecodeError | UnicodeTranslateError;

function problemOf(error: unknown): UnicodeProblem {
  if (
    error instanceof UnicodeEncodeError ||
    error instanceof UnicodeDecodeError ||
    error instanceof UnicodeTranslateError
  )
    return error;
  throw new TypeError(`don't know how to handle ${typeName(error)} in error callback`);
}

/** The code points that could not be encoded. */
function badCodes(problem: UnicodeEncodeError | UnicodeTranslateError): number[] {
  const characters = [...problem.object].slice(problem.start, problem.end);
  return characters.map((character) => character.codePointAt(0)!);
}

function hexadecimal(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/** What is put in place of each code point. */
function replacing(error: unknown, replace: (code: number) => string): tuple {
  const problem = problemOf(error);
  if (problem instanceof UnicodeDecodeError)
    throw new TypeError(`don't know how to handle ${typeName(error)} in error callback`);
  return tuple.of(badCodes(problem).map(replace).join(""), problem.end);
}

export const strict_errors = /* @__PURE__ */ builtin(
  "_codecs.strict_errors",
  "1",
  (exception: unknown): never => {
    if (exception instanceof BaseException) throw exception;
    throw new TypeError("codec must pass exception instance");
  },
);

export const ignore_errors = /* @__PURE__ */ builtin(
  "_codecs.ignore_errors",
  "1",
  (exception: unknown): tuple => tuple.of("", problemOf(exception).end),
);

export const replace_errors = /* @__PURE__ */ builtin(
  "_codecs.replace_errors",
  "1",
  (exception: unknown): tuple => {
    const problem = problemOf(exception);
    if (problem instanceof UnicodeDecodeError) return tuple.of("\ufffd", problem.end);
    return replacing(exception, () => (problem instanceof UnicodeEncodeError ? "?" : "\ufffd"));
  },
);

export const xmlcharrefreplace_errors = /* @__PURE__ */ builtin(
  "_codecs.xmlcharrefreplace_errors",
  "1",
  (exception: unknown): tuple => replacing(exception, (code) => `&#${code};`),
);

export const backslashreplace_errors = /* @__PURE__ */ builtin(
  "_codecs.backslashreplace_errors",
  "1",
  (exception: unknown): tuple => {
    const problem = problemOf(exception);
    if (!(problem instanceof UnicodeDecodeError)) return replacing(exception, hexadecimal);
    const bad = Array.from(problem.object.subarray(problem.start, problem.end));
    return tuple.of(bad.map(hexadecimal).join(""), problem.end);
  },
);

const handlers = /* @__PURE__ */ new Map<string, unknown>();

function builtinHandler(name: string): unknown {
  switch (name) {
    case "strict":
      return strict_errors;
    case "ignore":
      return ignore_errors;
    case "replace":
      return replace_errors;
    case "xmlcharrefreplace":
      return xmlcharrefreplace_errors;
    case "backslashreplace":
      return backslashreplace_errors;
    default:
      return undefined;
  }
}

/** `lookup_error(name)`. */
export const lookup_error = /* @__PURE__ */ builtin(
  "_codecs.lookup_error",
  "1",
  (name: unknown): unknown => {
    const text = nameOf("lookup_error", name);
    const handler = handlers.get(text) ?? builtinHandler(text);
    if (handler === undefined) throw new LookupError(`unknown error handler name '${text}'`);
    return handler;
  },
);

/** Notes a handler under a name. */
export function addHandler(errors: unknown, handler: unknown): void {
  const name = nameOf("register_error", errors);
  if (!callable(handler)) throw new TypeError("handler must be callable");
  handlers.set(name, handler);
}

/** The text of an argument. */
export function nameOf(method: string, value: unknown): string {
  const text = textOf(value);
  if (text !== undefined) return text;
  throw new TypeError(`${method}() argument must be str, not ${typeName(value)}`);
}

/** Asks a handler of the program. */
export function handled(
  errors: string,
  error: Error,
  kind: "encoding" | "decoding",
): readonly [string | Uint8Array, number] | undefined {
  const handler = handlers.get(errors);
  if (handler === undefined) return undefined;
  const answer = call(handler, [error]) as unknown;
  const [replacement, position] =
    answer instanceof tuple ? (answer as unknown as readonly unknown[]) : [];
  const text = textOf(replacement);
  const bytes = kind === "encoding" && replacement instanceof Uint8Array ? replacement : undefined;
  const part = text ?? bytes;
  if (part === undefined || !isInt(position))
    throw new TypeError(
      `${kind} error handler must return (${kind === "encoding" ? "str/bytes" : "str"}, int) tuple`,
    );
  const { object } = error as unknown as { readonly object: string | Uint8Array };
  const length = typeof object === "string" ? [...object].length : object.length;
  const next = Number(position) < 0 ? Number(position) + length : Number(position);
  if (next < 0 || next > length)
    throw new IndexError(`position ${Number(position)} from error handler out of bounds`);
  return [part, next];
}
