import { host } from "../../host/index.ts";
import { EOFError } from "../exceptions/base.ts";
import { toStr } from "../str.ts";

/** `input(prompt="")`: writes the prompt, reads a line without its end. */
export function input(prompt: unknown = ""): string {
  const { stdout, readLine } = host();
  const text = toStr(prompt);
  if (text !== "") stdout.write(text);
  stdout.flush();
  const line = readLine?.() ?? "";
  if (line === "") throw new EOFError("EOF when reading a line");
  return line.replace(/\n$/, "");
}
