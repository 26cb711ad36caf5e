/** The process and its machine. Source: CPython Modules/posixmodule.c. */
import { bytes } from "../../core/containers/bytes.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { OSError, ValueError } from "../../core/exceptions/index.ts";
import { decode, encode } from "../../core/text/encodings.ts";
import {
  hostOperatingSystem,
  hostProcess,
  hostRandomBytes,
  isTerminal,
  type HostProcess,
} from "../../host/files.ts";
import { errorText, fspath, hostPath, translated } from "../internal/files.ts";

function required(): HostProcess {
  const process = hostProcess();
  if (process === undefined) throw new OSError(38, "Function not implemented: no process here");
  return process;
}

export function getpid(): number {
  return hostProcess()?.pid ?? 1;
}

export function getppid(): number {
  return hostProcess()?.ppid ?? 0;
}

export function getcwd(): string {
  return required().cwd();
}

export function getcwdb(): bytes {
  return encode(getcwd(), "utf-8", "surrogateescape");
}

export function chdir(path: unknown): void {
  const name = hostPath(path);
  try {
    required().chdir(name);
  } catch (error) {
    throw translated(error, [path]);
  }
}

export function umask(mask: number): number {
  return required().umask(mask);
}

export function getuid(): number {
  return required().getuid?.() ?? 0;
}

export function geteuid(): number {
  return required().geteuid?.() ?? 0;
}

export function getgid(): number {
  return required().getgid?.() ?? 0;
}

export function getegid(): number {
  return required().getegid?.() ?? 0;
}

export function kill(pid: number, signal: number): void {
  try {
    required().kill(pid, signal);
  } catch (error) {
    throw translated(error, []);
  }
}

export function _exit(status: number): never {
  const process = required();
  return (process.reallyExit ?? process.exit).call(process, status);
}

export function abort(): never {
  return required().abort();
}

export function cpu_count(): number | null {
  return hostOperatingSystem()?.cpus().length ?? null;
}

export function process_cpu_count(): number | null {
  return hostOperatingSystem()?.availableParallelism?.() ?? cpu_count();
}

export function getlogin(): string {
  const system = hostOperatingSystem();
  if (system === undefined) throw new OSError(6, errorText(6));
  return system.userInfo().username;
}

export function getloadavg(): tuple {
  return tuple.of(...(hostOperatingSystem()?.loadavg() ?? [0, 0, 0]));
}

export function isatty(fd: number): boolean {
  return isTerminal(fd);
}

export function urandom(size: number): bytes {
  if (size < 0) throw new ValueError("negative argument not allowed");
  return new bytes(hostRandomBytes(size) as never);
}

export function strerror(code: number): string {
  return errorText(code);
}

/** `os.fsencode(filename)`. */
export function fsencode(filename: unknown): bytes {
  const plain = fspath(filename);
  return typeof plain === "string" ? encode(plain, "utf-8", "surrogateescape") : plain;
}

/** `os.fsdecode(filename)`. */
export function fsdecode(filename: unknown): string {
  const plain = fspath(filename);
  return typeof plain === "string" ? plain : decode(plain, "utf-8", "surrogateescape");
}
