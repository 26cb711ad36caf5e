/** The exit statuses, and the errors that lead to them. */
export const exitStatus = {
  success: 0,
  diagnostics: 1,
  usage: 2,
  /** `EX_SOFTWARE` of BSD's sysexits: a fault of the compiler itself. */
  internalError: 70,
} as const;

/** Something the caller got wrong: shown as one line, without a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What an error of the file system means, in words: `no such file or directory`. */
export function describeSystemError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const words: Record<string, string> = {
    ENOENT: "no such file or directory",
    EACCES: "permission denied",
    EPERM: "operation not permitted",
    EISDIR: "is a directory",
    ENOTDIR: "not a directory",
    EEXIST: "file exists",
    EROFS: "read-only file system",
    ENOSPC: "no space left on device",
    ENAMETOOLONG: "file name too long",
    ELOOP: "too many levels of symbolic links",
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
