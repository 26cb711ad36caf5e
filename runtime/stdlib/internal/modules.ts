/** Which module of the program something belongs to. */
import { host, type StackFrame } from "../../host/index.ts";

/** `__name__` of the module whose code a frame runs. */
export function moduleOfFrame(frame: StackFrame): string {
  if (frame.module !== undefined) return frame.module;
  if (frame.file === host().argv[0]) return "__main__";
  return moduleOfFile(frame.file);
}

/** A module's name as far as its file tells. */
export function moduleOfFile(file: string): string {
  const parts = file.split(/[\\/]/);
  const name = parts.pop()!.replace(/\.\w+$/, "");
  return name === "__init__" ? (parts.pop() ?? name) : name;
}
