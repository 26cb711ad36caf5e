import { host } from "../host/index.ts";
import { TypeError } from "./exceptions/base.ts";
import { typeName } from "./names.ts";
import { optionsOf } from "./options.ts";
import { toStr } from "./str.ts";

/** Whatever `print(file=...)` writes to. */
export interface TextFile {
  write(text: string): unknown;
  flush?(): unknown;
}

/** The keyword-only parameters of {@link print}. */
export interface PrintOptions {
  sep?: string | null;
  end?: string | null;
  file?: TextFile | null;
  flush?: unknown;
}

/**
 * `print(*objects, sep=" ", end="\n", file=None, flush=False)`. The options are a trailing object literal, which no Python value is.
 */
export function print(...objects: readonly unknown[]): void {
  if (objects.length === 1) {
    const only = objects[0];
    if (typeof only === "string") return void host().stdout.write(`${only}\n`);
  }
  const options = optionsOf<PrintOptions>(objects);
  const count = options === undefined ? objects.length : objects.length - 1;
  const separator = separatorOf(options?.sep, "sep", " ");
  const end = separatorOf(options?.end, "end", "\n");
  let text = "";
  for (let index = 0; index < count; index++) {
    if (index > 0) text += separator;
    text += toStr(objects[index]);
  }
  const file = options?.file ?? host().stdout;
  file.write(text + end);
  if (options?.flush) file.flush?.();
}

function separatorOf(value: unknown, name: string, preset: string): string {
  if (value === undefined || value === null) return preset;
  if (typeof value === "string") return value;
  throw new TypeError(`${name} must be None or a string, not ${typeName(value)}`);
}
