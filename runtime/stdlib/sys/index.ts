/**
 * Python's `sys`: arguments, standard streams, the end of the program, and what the numbers and the version are. What only CPython's own machinery
 * can answer (`modules`, `settrace`, ...) is not here, so that a program that asks for it does not compile.
 * Source: CPython 3.13 Python/sysmodule.c.
 */
import { TypeError } from "../../core/exceptions/base.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { handledException } from "../../core/exceptions/handled.ts";
import { typeName } from "../../core/names.ts";
import { Float } from "../../core/numbers/float.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { hostPlatform } from "../../host/node.ts";
import { argumentList } from "./arguments.ts";
import { Implementation } from "./implementation.ts";
import { structSequence } from "./struct-sequence.ts";
import { redirectInput, redirectOutput } from "./redirection.ts";
import { _TextInput, _TextOutput } from "./streams.ts";

/** The exception that is being handled, or None. */
export { handledException as exception } from "../../core/exceptions/handled.ts";
export { _getframe } from "./frames.ts";
export { getrecursionlimit, setrecursionlimit } from "./recursion.ts";
export { digitLimit as get_int_max_str_digits } from "../../core/numbers/decimal-digits.ts";
export { set_int_max_str_digits } from "./digits.ts";
export { exit, exitStatusOf, type ExitStatus } from "./exit.ts";
export { _TextInput, _TextOutput } from "./streams.ts";

/** The program and its arguments. */
export const argv: string[] = /* @__PURE__ */ argumentList();

export let stdin: _TextInput = /* @__PURE__ */ new _TextInput();
export let stdout: _TextOutput = /* @__PURE__ */ new _TextOutput("stdout", 1);
export let stderr: _TextOutput = /* @__PURE__ */ new _TextOutput("stderr", 2);

/** What programs may assign. A stream may be any object, as in CPython; what the program reads of it is looked up then. */
export const $set: { readonly [name: string]: (value: unknown) => void } = {
  stdin: (value) => {
    stdin = value as _TextInput;
    redirectInput(value);
  },
  stdout: (value) => {
    stdout = value as _TextOutput;
    redirectOutput("stdout", value);
  },
  stderr: (value) => {
    stderr = value as _TextOutput;
    redirectOutput("stderr", value);
  },
};

/** `linux`, `darwin`, `win32`, ... as CPython names them; `unknown` in browsers. */
export const platform: string = /* @__PURE__ */ hostPlatform();

/** The byte order of the engine's typed arrays. */
export const byteorder: string = /* @__PURE__ */ (() =>
  new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? "little" : "big")();

export const maxsize: Int = 9223372036854775807n;
export const maxunicode = 0x10ffff;

/** The Python whose semantics the program has. */
export const version_info: tuple<readonly [number, number, number, string, number]> & VersionInfo =
  /* @__PURE__ */ structSequence("version_info", [
    ["major", 3],
    ["minor", 13],
    ["micro", 0],
    ["releaselevel", "final"],
    ["serial", 0],
  ]) as unknown as tuple<readonly [number, number, number, string, number]> & VersionInfo;

/** The fields of `sys.version_info`. */
export interface VersionInfo {
  readonly major: number;
  readonly minor: number;
  readonly micro: number;
  readonly releaselevel: string;
  readonly serial: number;
}

export const hexversion = 0x030d00f0;
export const version = "3.13.0 (py2ts-async)";
export const implementation: Implementation = /* @__PURE__ */ new Implementation(
  version_info,
  hexversion,
);

/** Limits of floats: IEEE 754 doubles. */
export const float_info: tuple = /* @__PURE__ */ structSequence("float_info", [
  ["max", /* @__PURE__ */ new Float(Number.MAX_VALUE)],
  ["max_exp", 1024],
  ["max_10_exp", 308],
  ["min", 2.2250738585072014e-308],
  ["min_exp", -1021],
  ["min_10_exp", -307],
  ["dig", 15],
  ["mant_dig", 53],
  ["epsilon", Number.EPSILON],
  ["radix", 2],
  ["rounds", 1],
]);

/** How CPython stores integers, and how many digits it converts. */
export const int_info: tuple = /* @__PURE__ */ structSequence("int_info", [
  ["bits_per_digit", 30],
  ["sizeof_digit", 4],
  ["default_max_str_digits", 4300],
  ["str_digits_check_threshold", 640],
]);

/** The class, the instance and the traceback of the exception that is being handled, or three times None. */
export function exc_info(): tuple {
  const handled = handledException();
  return handled === null
    ? tuple.of(null, null, null)
    : tuple.of(handled.constructor, handled, handled.__traceback__);
}

export function getdefaultencoding(): string {
  return "utf-8";
}

/** `intern(string)`: equal strings are identical here anyway. */
export function intern(string: string): string {
  if (typeof string === "string") return string;
  throw new TypeError(`intern() argument must be str, not ${typeName(string)}`);
}

/** How hashes of numbers are computed. */
export const hash_info: tuple = /* @__PURE__ */ structSequence("hash_info", [
  ["width", 64],
  ["modulus", 2305843009213693951n],
  ["inf", 314159],
  ["nan", 0],
  ["imag", 1000003],
  ["algorithm", "siphash13"],
  ["hash_bits", 64],
  ["seed_bits", 128],
  ["cutoff", 0],
]);

/** The interpreter's options, all at their defaults. */
export const flags: tuple = /* @__PURE__ */ structSequence("flags", [
  ["debug", 0],
  ["inspect", 0],
  ["interactive", 0],
  ["optimize", 0],
  ["dont_write_bytecode", 0],
  ["no_user_site", 0],
  ["no_site", 0],
  ["ignore_environment", 0],
  ["verbose", 0],
  ["bytes_warning", 0],
  ["quiet", 0],
  ["hash_randomization", 1],
  ["isolated", 0],
  ["dev_mode", false],
  ["utf8_mode", 0],
  ["warn_default_encoding", 0],
  ["safe_path", false],
  ["int_max_str_digits", 4300],
]);

export const float_repr_style = "short";
export const dont_write_bytecode: boolean = false;

export function getfilesystemencoding(): string {
  return "utf-8";
}

export function getfilesystemencodeerrors(): string {
  return "surrogateescape";
}

/** There is no function that traces. */
export function gettrace(): null {
  return null;
}

/** There is no function that profiles. */
export function getprofile(): null {
  return null;
}

export function is_finalizing(): boolean {
  return false;
}

/** The modules that were imported, by name. */
export { addaudithook, audit } from "./audit.ts";
export { importedModules as modules } from "../../core/modules/registry.ts";
