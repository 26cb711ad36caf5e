/** Python's `os.path` on POSIX. Source: CPython Lib/posixpath.py, Lib/genericpath.py. */
import { bytes } from "../../../core/containers/bytes.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { OSError, TypeError, ValueError } from "../../../core/exceptions/index.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import { typeName } from "../../../core/names.ts";
import { decode, encode } from "../../../core/text/encodings.ts";
import { hostProcess, hostOperatingSystem, type FileStatus } from "../../../host/files.ts";
import { fspath, hostPath, withFiles } from "../../internal/files.ts";

/** The names of `os.path` are the same on every host that has files in the way of POSIX. */
export const curdir: string = ".";
export const pardir: string = "..";
export const extsep: string = ".";
export const sep: string = "/";
export const pathsep: string = ":";
export const altsep: null = null;
export const defpath: string = "/bin:/usr/bin";
export const devnull: string = "/dev/null";
export const supports_unicode_filenames: boolean = false;

/** Runs a function of text on a path, which may be bytes; what it gives is of the same kind. */
function asGiven(path: unknown, change: (text: string) => string): string | bytes {
  const plain = fspath(path);
  if (typeof plain === "string") return change(plain);
  return encode(change(decode(plain, "utf-8", "surrogateescape")), "utf-8", "surrogateescape");
}

function pair(path: unknown, split: (text: string) => [string, string]): tuple {
  const plain = fspath(path);
  const [head, tail] = split(textOf(plain));
  return tuple.of(
    asGiven(plain, () => head),
    asGiven(plain, () => tail),
  );
}

function textOf(plain: string | bytes): string {
  return typeof plain === "string" ? plain : decode(plain, "utf-8", "surrogateescape");
}

/** `os.path.join(path, *paths)`. */
export function join(path: unknown, ...paths: unknown[]): string | bytes {
  const first = fspath(path);
  const rest = paths.map(fspath);
  const isText = typeof first === "string";
  if (rest.some((each) => (typeof each === "string") !== isText))
    throw new TypeError("Can't mix strings and bytes in path components");
  return asGiven(first, (text) => {
    let result = text;
    for (const each of rest.map(textOf)) {
      if (each.startsWith("/")) result = each;
      else result += result === "" || result.endsWith("/") ? each : `/${each}`;
    }
    return result;
  });
}

function splitText(path: string): [string, string] {
  const place = path.lastIndexOf("/") + 1;
  const head = path.slice(0, place);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ""), path.slice(place)];
}

/** `os.path.split(p)`. */
export function split(p: unknown): tuple {
  return pair(p, splitText);
}

export function dirname(p: unknown): string | bytes {
  return asGiven(p, (text) => splitText(text)[0]);
}

export function basename(p: unknown): string | bytes {
  return asGiven(p, (text) => splitText(text)[1]);
}

/** `os.path.splitext(p)`: leading dots of the name belong to the root. */
export function splitext(p: unknown): tuple {
  return pair(p, (text) => {
    const start = text.lastIndexOf("/") + 1;
    const name = text.slice(start);
    const dot = name.lastIndexOf(".");
    const hasExtension = dot > 0 && !/^\.*$/.test(name.slice(0, dot));
    return hasExtension ? [text.slice(0, start + dot), name.slice(dot)] : [text, ""];
  });
}

export function splitdrive(p: unknown): tuple {
  return pair(p, (text) => ["", text]);
}

export function splitroot(p: unknown): tuple {
  const plain = fspath(p);
  const text = textOf(plain);
  const root = !text.startsWith("/") ? "" : /^\/\/(?!\/)/.test(text) ? "//" : "/";
  return tuple.of(
    asGiven(plain, () => ""),
    asGiven(plain, () => root),
    asGiven(plain, () => text.slice(root.length)),
  );
}

export function isabs(s: unknown): boolean {
  return textOf(fspath(s)).startsWith("/");
}

export function normcase(s: unknown): string | bytes {
  return fspath(s);
}

function normalized(path: string): string {
  if (path === "") return ".";
  const root = !path.startsWith("/") ? "" : /^\/\/(?!\/)/.test(path) ? "//" : "/";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts[parts.length - 1];
    if (part !== ".." || (root === "" && parts.length === 0) || last === "..") parts.push(part);
    else if (parts.length > 0) parts.pop();
  }
  return root + parts.join("/") || ".";
}

export function normpath(path: unknown): string | bytes {
  return asGiven(path, normalized);
}

function workingDirectory(): string {
  return hostProcess()?.cwd() ?? "/";
}

function absolute(text: string): string {
  return normalized(text.startsWith("/") ? text : `${workingDirectory()}/${text}`);
}

export function abspath(path: unknown): string | bytes {
  return asGiven(path, absolute);
}

/** `os.path.realpath(filename, *, strict=False)`: what is not there is left as it is, unless `strict`. */
export function realpath(
  filename: unknown,
  { strict = false }: { readonly strict?: boolean } = {},
): string | bytes {
  return asGiven(filename, (text) => {
    const whole = absolute(text);
    try {
      return withFiles((files) => files.realpathSync.native(whole), filename);
    } catch (error) {
      if (strict || !(error instanceof OSError)) throw error;
    }
    const [head, tail] = splitText(whole);
    return head === whole ? whole : normalized(`${textOf(realpath(head))}/${tail}`);
  });
}

/** `os.path.relpath(path, start=os.curdir)`. */
export function relpath(path: unknown, start: unknown = null): string | bytes {
  if (textOf(fspath(path)) === "") throw new ValueError("no path specified");
  const from = start === null ? workingDirectory() : absolute(textOf(fspath(start)));
  return asGiven(path, (text) => {
    const [a, b] = [from, absolute(text)].map((each) => each.split("/").filter(Boolean)) as [
      string[],
      string[],
    ];
    let shared = 0;
    while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
    const parts = [...a.slice(shared).map(() => ".."), ...b.slice(shared)];
    return parts.length === 0 ? "." : parts.join("/");
  });
}

/** `os.path.commonprefix(list)`: character by character. */
export function commonprefix(m: unknown): unknown {
  const items = [...iterate(m)];
  if (items.length === 0) return "";
  const [first, ...rest] = items.map((each) => (Array.isArray(each) ? each : fspath(each)));
  const start = first as string | unknown[];
  let length = 0;
  while (
    length < start.length &&
    rest.every((each) => (each as string)[length] === (start as string)[length])
  )
    length++;
  return start.slice(0, length);
}

export function commonpath(paths: unknown): string | bytes {
  const given = [...iterate(paths)].map(fspath);
  if (given.length === 0) throw new ValueError("commonpath() arg is an empty sequence");
  const texts = given.map(textOf);
  const absolutes = new Set(texts.map((each) => each.startsWith("/")));
  if (absolutes.size > 1) throw new ValueError("Can't mix absolute and relative paths");
  const parts = texts.map((each) => each.split("/").filter((part) => part !== "" && part !== "."));
  let shared = 0;
  while (parts.every((each) => shared < each.length && each[shared] === parts[0]![shared]))
    shared++;
  const prefix = absolutes.has(true) ? "/" : "";
  return asGiven(given[0], () => prefix + parts[0]!.slice(0, shared).join("/"));
}

/** `os.path.expanduser(path)`: `~` alone; another user's home is not looked up. */
export function expanduser(path: unknown): string | bytes {
  return asGiven(path, (text) => {
    if (!/^~(?:\/|$)/.test(text)) return text;
    const home = hostProcess()?.env["HOME"] ?? hostOperatingSystem()?.homedir();
    if (home === undefined) return text;
    return home.replace(/\/+$/, "") + text.slice(1) || "/";
  });
}

export function expandvars(path: unknown): string | bytes {
  const env = hostProcess()?.env ?? {};
  return asGiven(path, (text) =>
    text.replace(/\$(\w+|\{[^}]*\})/g, (whole, name: string) => {
      return env[name.replace(/^\{(.*)\}$/, "$1")] ?? whole;
    }),
  );
}

function status(path: unknown, follow = true): FileStatus | undefined {
  try {
    if (typeof path === "number")
      return withFiles((files) => files.fstatSync(path, { bigint: true }), path);
    const name = hostPath(path);
    return withFiles((files) => files[follow ? "statSync" : "lstatSync"](name, { bigint: true }));
  } catch (error) {
    if (error instanceof OSError || error instanceof ValueError) return undefined;
    throw error;
  }
}

const kinds = { directory: 0o040000n, regular: 0o100000n, link: 0o120000n };

function isKind(path: unknown, kind: bigint, follow = true): boolean {
  const found = status(path, follow);
  return found !== undefined && (found.mode & 0o170000n) === kind;
}

export function exists(path: unknown): boolean {
  return status(path) !== undefined;
}

export function lexists(path: unknown): boolean {
  return status(path, false) !== undefined;
}

export function isfile(path: unknown): boolean {
  return isKind(path, kinds.regular);
}

export function isdir(s: unknown): boolean {
  return isKind(s, kinds.directory);
}

export function islink(path: unknown): boolean {
  return isKind(path, kinds.link, false);
}

export function isjunction(path: unknown): boolean {
  fspath(path);
  return false;
}

export function ismount(path: unknown): boolean {
  const own = status(path, false);
  if (own === undefined || (own.mode & 0o170000n) === kinds.link) return false;
  const parent = status(join(path, ".."));
  return parent !== undefined && (parent.dev !== own.dev || parent.ino === own.ino);
}

function checked(path: unknown): FileStatus {
  if (typeof path === "number")
    return withFiles((files) => files.fstatSync(path, { bigint: true }), path);
  if (typeof path !== "string" && !(path instanceof bytes) && typeof path !== "object")
    throw new TypeError(
      `stat: path should be string, bytes, os.PathLike or integer, not ${typeName(path)}`,
    );
  const name = hostPath(path);
  return withFiles((files) => files.statSync(name, { bigint: true }), path);
}

export function getsize(filename: unknown): number {
  return Number(checked(filename).size);
}

const seconds = (nanoseconds: bigint): number => Number(nanoseconds) / 1e9;

export function getmtime(filename: unknown): number {
  return seconds(checked(filename).mtimeNs);
}

export function getatime(filename: unknown): number {
  return seconds(checked(filename).atimeNs);
}

export function getctime(filename: unknown): number {
  return seconds(checked(filename).ctimeNs);
}

export function samefile(f1: unknown, f2: unknown): boolean {
  const [a, b] = [checked(f1), checked(f2)];
  return a.ino === b.ino && a.dev === b.dev;
}
