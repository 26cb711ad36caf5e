/**
 * Files that a program may forget. CPython closes a file whose last reference goes; here what such a file has not written yet is written when
 * another file is opened, and when the program ends.
 */
import { atEnd } from "../../core/exit.ts";

interface Flushable {
  flush(): void;
  readonly closed: boolean;
}

const open = /* @__PURE__ */ new Set<Flushable>();

/** Notes a file that is open for writing. */
export function noteOpened(file: Flushable): void {
  open.add(file);
  atEnd("files", flushForgotten);
}

/** Writes what any open file has kept back. */
export function flushForgotten(): void {
  for (const file of open) {
    if (file.closed) open.delete(file);
    else file.flush();
  }
}
