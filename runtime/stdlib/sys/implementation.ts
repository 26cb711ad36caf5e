import { repr } from "../../core/repr.ts";

/** `sys.implementation` (PEP 421): which implementation of Python this is. */
export class Implementation {
  static readonly __name__: string = "SimpleNamespace";
  static readonly __module__: string = "types";
  readonly name$: string = "py2ts-async";
  /** Nothing is cached. */
  readonly cache_tag: null = null;
  readonly version: unknown;
  readonly hexversion: number;

  constructor(version: unknown, hexversion: number) {
    this.version = version;
    this.hexversion = hexversion;
  }

  __repr__(): string {
    const { name$, cache_tag, version, hexversion } = this;
    return `namespace(name=${repr(name$)}, cache_tag=${repr(cache_tag)}, version=${repr(version)}, hexversion=${hexversion})`;
  }
}
