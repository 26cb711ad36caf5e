import { TypeError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { typeName } from "../../core/names.ts";
import { codePointLength } from "../../core/text/code-points.ts";
import { host } from "../../host/index.ts";
import { finished } from "../internal/iterators.ts";

function representation(name: string, mode: string): string {
  return `<_io.TextIOWrapper name='${name}' mode='${mode}' encoding='utf-8'>`;
}

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
    this.#descriptor = descriptor;
  }

  /** Returns the number of characters. */
  write(text: string): number {
    if (typeof text !== "string")
      throw new TypeError(`write() argument must be str, not ${typeName(text)}`);
    host()[this.#stream].write(text);
    return codePointLength(text);
  }

  writelines(lines: AnyIterable<string>): void {
    for (const line of iterate(lines)) this.write(line as string);
  }

  flush(): void {
    host()[this.#stream].flush();
  }

  fileno(): number {
    return this.#descriptor;
  }

  isatty(): boolean {
    return host()[this.#stream].isTTY;
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
