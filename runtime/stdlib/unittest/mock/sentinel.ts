/** `unittest.mock.sentinel`, `DEFAULT`. Source: CPython 3.13 Lib/unittest/mock.py. */

/** A unique object with a name. */
class SentinelObject {
  static readonly __name__: string = "_SentinelObject";
  static readonly __module__: string = "unittest.mock";
  static readonly __dict__: boolean = true;
  readonly name$: string;

  constructor(name: string) {
    this.name$ = name;
  }

  __repr__(): string {
    return `sentinel.${this.name$}`;
  }
}

/** Each attribute is a {@link SentinelObject}, always the same for one name. */
class Sentinel {
  static readonly __name__: string = "_Sentinel";
  static readonly __module__: string = "unittest.mock";
  readonly #objects = new Map<string, SentinelObject>();

  __getattr__(name: string): SentinelObject {
    let object = this.#objects.get(name);
    if (object === undefined) this.#objects.set(name, (object = new SentinelObject(name)));
    return object;
  }
}

export const sentinel: Sentinel = /* @__PURE__ */ new Sentinel();

/** What a side effect returns to have the return value used. */
export const DEFAULT: SentinelObject = /* @__PURE__ */ sentinel.__getattr__("DEFAULT");
