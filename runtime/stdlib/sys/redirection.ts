/** `sys.stdout = stream` and the like: what is printed, and read by `input()`, goes through the object that is there then. */
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { RuntimeError } from "../../core/exceptions/base.ts";
import { configureHost, host, type Host, type OutputStream } from "../../host/index.ts";
import { hostStreams } from "./streams.ts";

function method(stream: unknown, name: string, label: string): unknown {
  if (stream === null) throw new RuntimeError(`lost sys.${label}`);
  return getattr(stream, name);
}

/** @param value the stream; the original one ends the redirection */
export function redirectOutput(name: "stdout" | "stderr", value: unknown): void {
  const kept = hostStreams.release(name);
  if (kept !== undefined) configureHost({ [name]: kept });
  if (value === hostStreams.original(name)) return;
  hostStreams.keep(name);
  const stream: OutputStream = {
    isTTY: false,
    // What is printed to no stream is lost, as in CPython.
    write: (text) => value === null || void call(method(value, "write", name), [text]),
    flush: () => value === null || void call(method(value, "flush", name)),
  };
  configureHost({ [name]: stream });
}

let input: Pick<Host, "readLine" | "inputIsTTY"> | null = null;

export function redirectInput(value: unknown): void {
  if (input !== null) configureHost(input);
  input = null;
  if (value === hostStreams.original("stdin")) return;
  const { readLine, inputIsTTY } = host();
  input = { ...(readLine === undefined ? {} : { readLine }), inputIsTTY };
  configureHost({
    readLine: () => call(method(value, "readline", "stdin")) as string,
    inputIsTTY: false,
  });
}
