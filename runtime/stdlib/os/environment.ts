import { bytes } from "../../core/containers/bytes.ts";
import { dict } from "../../core/containers/dict.ts";
import { KeyError, TypeError } from "../../core/exceptions/index.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { typeName } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { hostProcess } from "../../host/files.ts";
import { MutableMapping } from "../collections/mapping.ts";

function variables(): { [name: string]: string | undefined } {
  return hostProcess()?.env ?? {};
}

function checked(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`str expected, not ${typeName(value)}`);
}

class Names extends PythonIterator<string> {
  readonly #names: Iterator<string> = Object.keys(variables())[Symbol.iterator]();

  override next(): IteratorResult<string, undefined> {
    return this.#names.next() as IteratorResult<string, undefined>;
  }
}

/** The environment of the process as a mapping. Source: CPython Lib/os.py (_Environ). */
export class _Environ extends MutableMapping<string, string> {
  static override readonly __name__: string = "_Environ";
  static override readonly __module__: string = "os";

  override __getitem__(key: string): string {
    const value = variables()[checked(key)];
    if (value === undefined) throw new KeyError(key);
    return value;
  }

  override __setitem__(key: string, value: string): void {
    variables()[checked(key)] = checked(value);
  }

  override __delitem__(key: string): void {
    if (variables()[checked(key)] === undefined) throw new KeyError(key);
    delete variables()[key];
  }

  override __iter__(): PythonIterator<string> {
    return new Names();
  }

  override __len__(): number {
    return Object.keys(variables()).length;
  }

  copy(): dict<string, string> {
    return new dict<string, string>(Object.entries(variables()) as [string, string][]);
  }

  __repr__(): string {
    const items = Object.entries(variables()).map(([key, value]) => `${repr(key)}: ${repr(value)}`);
    return `environ({${items.join(", ")}})`;
  }
}

/** `os.environ`. */
export const environ: _Environ = /* @__PURE__ */ new _Environ();

/** `os.getenv(key, default=None)`. */
export function getenv(key: unknown, preset: unknown = null): unknown {
  return variables()[checked(key)] ?? preset;
}

export function putenv(name: unknown, value: unknown): void {
  variables()[name instanceof bytes ? String.fromCharCode(...name) : checked(name)] =
    checked(value);
}

export function unsetenv(name: unknown): void {
  delete variables()[checked(name)];
}
