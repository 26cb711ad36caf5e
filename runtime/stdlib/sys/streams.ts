import { TypeError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { typeName } from "../../core/names.ts";
import { codePointLength } from "../../core/text/code-points.ts";
import { host, type OutputStream } from "../../host/index.ts";
import { finished } from "../internal/iterators.ts";

function representation(name: string, mode: string): string {
  return `<_io.TextIOWrapper name='${name}' mode='${mode}' encoding='utf-8'>`;
}

type StreamName = "stdin" | "stdout" | "stderr";

/** The host's own streams while the program has put others in their places, and the objects that stand for them. */
class HostStreams {
  readonly #kept = new Map<StreamName, OutputStream>();
  readonly #originals = new Map<StreamName, object>();

  /** The object that `sys` has at first. */
  declare(name: StreamName, stream: object): void {
    if (!this.#originals.has(name)) this.#originals.set(name, stream);
  }

  original(name: StreamName): object | undefined {
    return this.#originals.get(name);
  }

  keep(name: "stdout" | "stderr"): void {
    this.#kept.set(name, host()[name]);
  }

  /** The stream that was kept, which the host has again. */
  release(name: "stdout" | "stderr"): OutputStream | undefined {
    const kept = this.#kept.get(name);
    this.#kept.delete(name);
    return kept;
  }

  output(name: "stdout" | "stderr"): OutputStream {
    return this.#kept.get(name) ?? host()[name];
  }
}

export const hostStreams = /* @__PURE__ */ new HostStreams();

/** `sys.stdout` and `sys.stderr`: text to the host's streams, whichever host there is at that moment. */
export class _TextOutput {
  static readonly __name__: string = "TextIOWrapper";
  static readonly __module__: string = "_io";
  readonly name$: string;
  readonly mode: string = "w";
  readonly encoding: string = "utf-8";
  readonly closed: boolean = false;
  readonly #stream: "stdout" | "stderr";
  readonly #descriptor: number;

  constructor(stream: "stdout" | "stderr", descriptor: number) {
    this.name$ = `<${stream}>`;
    this.#stream = stream;
    hostStreams.declare(stream, this);
    this.#descriptor = descriptor;
  }

  /** Returns the number of characters. */
  write(text: string): number {
    if (typeof text !== "string")
      throw new TypeError(`write() argument must be str, not ${typeName(text)}`);
    hostStreams.output(this.#stream).write(text);
    return codePointLength(text);
  }

  writelines(lines: AnyIterable<string>): void {
    for (const line of iterate(lines)) this.write(line as string);
  }

  flush(): void {
    hostStreams.output(this.#stream).flush();
  }

  fileno(): number {
    return this.#descriptor;
  }

  isatty(): boolean {
    return hostStreams.output(this.#stream).isTTY;
  }

  readable(): boolean {
    return false;
  }

  writable(): boolean {
    return true;
  }

  __repr__(): string {
    return representation(this.name$, this.mode);
  }
}

/** `sys.stdin`: the lines of the host's input, read when they are asked for. */
export class _TextInput extends PythonIterator<string> {
  static readonly __name__: string = "TextIOWrapper";
  static readonly __module__: string = "_io";
  readonly name$: string = "<stdin>";
  readonly mode: string = "r";
  readonly encoding: string = "utf-8";
  readonly closed: boolean = false;

  constructor() {
    super();
    hostStreams.declare("stdin", this);
  }

  /** All that is left. */
  read(): string {
    return this.readlines().join("");
  }

  /** A line with its line feed; `""` at the end of the input. */
  readline(): string {
    return host().readLine?.() ?? "";
  }

  readlines(): string[] {
    return [...this];
  }

  override next(): IteratorResult<string, undefined> {
    const line = this.readline();
    return line === "" ? finished : { done: false, value: line };
  }

  fileno(): number {
    return 0;
  }

  isatty(): boolean {
    return host().inputIsTTY;
  }

  readable(): boolean {
    return true;
  }

  writable(): boolean {
    return false;
  }

  __repr__(): string {
    return representation(this.name$, this.mode);
  }
}
