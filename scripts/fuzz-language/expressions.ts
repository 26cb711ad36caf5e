/** Random expressions, by the type that they mostly have. */
import type { Random } from "../fuzz/random.ts";

export type Kind = "int" | "str" | "list" | "dict" | "bool";

/** The names of a function's variables say what they mostly hold. */
export const names: { readonly [K in Kind]: readonly string[] } = {
  int: ["i", "j", "n"],
  str: ["s", "t"],
  list: ["xs", "ys"],
  dict: ["d"],
  bool: ["p"],
};

export class Expressions {
  readonly #random: Random;
  /** Functions that may be called here. */
  callable: readonly string[] = [];
  /** Whether a `:=` may stand here. */
  hasWalrus = true;

  constructor(random: Random) {
    this.#random = random;
  }

  of(kind: Kind, depth = 0): string {
    if (this.#random.chance(0.02)) kind = this.#random.pick(["int", "str", "list", "bool"]);
    if (depth > 2 || this.#random.chance(0.3)) return this.#leaf(kind);
    return this[kind](depth + 1);
  }

  any(depth = 0): string {
    return this.of(this.#random.pick<Kind>(["int", "int", "str", "list", "bool", "dict"]), depth);
  }

  #leaf(kind: Kind): string {
    const random = this.#random;
    if (random.chance(0.6)) return random.pick(names[kind]);
    switch (kind) {
      case "int":
        return String(random.below(7) - 2);
      case "str":
        return JSON.stringify(random.pick(["", "a", "b", "ab", "xyz"]));
      case "list":
        return random.pick(["[]", "[1]", "[1, 2, 3]", "[3, 1]"]);
      case "dict":
        return random.pick(["{}", "{1: 2}", '{"a": 1, "b": 2}']);
      case "bool":
        return random.pick(["True", "False"]);
    }
  }

  int(depth: number): string {
    const { of } = this.#bound(depth);
    return this.#random.pick([
      () => `log(${of("int")})`,
      () => `(${of("int")} ${this.#random.pick(["+", "-", "//", "%", "&", "|"])} ${of("int")})`,
      () => `(${of("int")} * ${of("int")} % 9973)`,
      () => `-${of("int")}`,
      () => `len(${of("list")})`,
      () => `(${of("int")} if ${of("bool")} else ${of("int")})`,
      () => (this.hasWalrus ? `(${this.#random.pick(names.int)} := ${of("int")})` : of("int")),
      () => `${of("list")}[${of("int")}]`,
      () => `sum(${this.#comprehension(depth, "(", ")")})`,
      () => `max(${of("int")}, ${of("int")})`,
      () => `${of("dict")}.get(${of("int")}, ${of("int")})`,
      () => `(${of("int")} ${this.#random.pick(["and", "or"])} ${of("int")})`,
      () => (this.callable.length === 0 ? of("int") : this.call(depth)),
    ])();
  }

  str(depth: number): string {
    const { of } = this.#bound(depth);
    return this.#random.pick([
      () => `(${of("str")} + ${of("str")})[:12]`,
      () => `str(${of("int")})`,
      () => `log(${of("str")})`,
      () => `f"{${this.#random.pick(names.int)}}-{${this.#random.pick(names.str)}!r}"`,
      () => `(${of("str")} or ${of("str")})`,
      () => `${of("str")}.upper()`,
      () => `",".join(str(v) for v in ${of("list")})`,
    ])();
  }

  list(depth: number): string {
    const { of } = this.#bound(depth);
    return this.#random.pick([
      () => `[${of("int")}, ${of("int")}]`,
      () => `[*${of("list")}, ${of("int")}]`,
      () => `(${of("list")} + ${of("list")})[:9]`,
      () => `${of("list")}[${of("int")}:]`,
      () => `list(range(${of("int")}))`,
      () => this.#comprehension(depth, "[", "]"),
      () => `sorted(${of("list")})`,
      () => `log(${of("list")})`,
      () => `[${of("int")} for _ in range(2)]`,
    ])();
  }

  dict(depth: number): string {
    const { of } = this.#bound(depth);
    return this.#random.pick([
      () => `{${of("int")}: ${of("int")}, ${of("str")}: ${of("int")}}`,
      () => `{**${of("dict")}, ${of("str")}: ${of("int")}}`,
      () => `{k: ${of("int")} for k in ${of("list")}}`,
    ])();
  }

  bool(depth: number): string {
    const { of } = this.#bound(depth);
    const compare = (): string => this.#random.pick(["<", "<=", ">", ">=", "==", "!="]);
    return this.#random.pick([
      () => `${of("int")} ${compare()} ${of("int")}`,
      () => `${of("int")} ${compare()} ${of("int")} ${compare()} ${of("int")}`,
      () => `${of("int")} < log(${of("int")}) <= log(${of("int")}) != ${of("int")}`,
      () => `not ${of("bool")}`,
      () => `(${of("bool")} ${this.#random.pick(["and", "or"])} ${of("bool")})`,
      () => `${of("int")} in ${of("list")}`,
      () => `${of("str")} == ${of("str")}`,
      () => `any(v ${compare()} ${of("int")} for v in ${of("list")})`,
    ])();
  }

  call(depth: number): string {
    const { of } = this.#bound(depth);
    const args = [of("int")];
    if (this.#random.chance(0.6)) args.push(of("str"));
    if (this.#random.chance(0.2)) args.push(`*${of("list")}`);
    if (this.#random.chance(0.4)) args.push(`k=${of("int")}`);
    return `${this.#random.pick(this.callable)}(${args.join(", ")})`;
  }

  #comprehension(depth: number, open: string, close: string): string {
    const outer = this.hasWalrus;
    const source = this.of("list", depth + 1);
    this.hasWalrus = false;
    const inner = this.#random.pick([
      "v",
      "v * 2",
      this.of("int", depth + 1),
      `v + ${this.of("int", depth + 1)}`,
    ]);
    const condition = this.#random.chance(0.4) ? ` if ${this.of("bool", depth + 1)}` : "";
    const second = this.#random.chance(0.2) ? " for w in [1, v]" : "";
    this.hasWalrus = outer;
    return `${open}${inner} for v in ${source}${second}${condition}${close}`;
  }

  #bound(depth: number): { of: (kind: Kind) => string } {
    return { of: (kind) => this.of(kind, depth) };
  }
}
