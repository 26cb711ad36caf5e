/**
 * Random near-programs: every construct of the language, now and then with one of the mistakes people make in it, then a
 * character or two changed. About one in seven is valid.
 */
import { Random } from "../fuzz/random.ts";

export function randomPrograms(count: number, seed: number): string[] {
  const writer = new Writer(new Random(seed));
  const programs: string[] = [];
  while (programs.length < count) {
    const program = writer.program();
    if (program.length < 1500) programs.push(program);
  }
  return programs;
}

const names = ["a", "b", "x", "_", "match", "case", "type", "print", "exec", "foo", "self", "é"];
const numbers =
  "1 0 1.5 2j 0x1F 1_000 007 1__0 0b12 0o8 1e 1.e5 0xg 1if 5a 1_ 00 0_7 1else 1_000j".split(" ");
const strings = [
  '"s"',
  "'t'",
  'b"x"',
  '"""m\nn"""',
  "r'\\d'",
  "'\\x4'",
  "'\\N{EM DASH}'",
  "'\\N{NO SUCH}'",
  "'a' 'b'",
  "b'a' 'c'",
  "'\\u12'",
  "u'x'",
  "'\\777'",
  "b'\\xg'",
  "b'é'",
  "'\\U00110000'",
];
const fieldTexts = [
  "text",
  "{{",
  "}}",
  "\\n",
  "a}",
  "\\N{EM DASH}",
  "\\{",
  "#",
  "'",
  "\\x1",
  ":",
  "!",
  "=",
  " ",
];
const formats = [
  "",
  "",
  "",
  ":>10",
  ":{w}",
  ":{w}.{p}",
  "::",
  "{",
  ":}",
  ":{{",
  ":\n",
  ":{x!r:{y}}",
];
const binary = (
  "+ - * / // % @ ** | & ^ << >> < > == != <> in is and or = := ! -> not " +
  "in and or + - * / ** == <"
).split(" ");
const importNames = ["a", "a.b as c", "a, b", "a,", "", "a from b", "a as b.c", "(a)", "a.", "a b"];
const importedFrom = ["a", ".", "..a", "...", "a.b", "", "__future__"];
const importedNames = [
  "b",
  "(b, c)",
  "(b, c,)",
  "b,",
  "",
  "*",
  "b as c",
  "b as c.d",
  "(*)",
  "()",
  "b c",
  "(b",
  "b, *",
];
const typeStatements = [
  "type X = int",
  "type X[T] = T",
  "type X",
  "type X[] = 1",
  "type = 1",
  "type(x)",
  "type X: int",
  "type 1 = 2",
];
const typeParameters = [
  "",
  "",
  "",
  "[T]",
  "[]",
  "[T, *Ts, **P]",
  "[T: int = str, *U = *x]",
  "[*T: int]",
  "[**P: (a, b)]",
  "[T: (a, b)]",
  "[T = ]",
  "[1]",
  "[T",
  "[T,]",
];
const noise = [..."()[]{}:,.=\"'\\\n\t #@!;*/abf01é$?\f\u0001\u00a0\u2028"];

class Writer {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  program(): string {
    const count = this.#below(4) === 0 ? 2 : 1;
    let text = "";
    for (let index = 0; index < count; index++) text += this.#statement(2, "");
    return this.#disturb(text);
  }

  #pick<Item>(...items: readonly Item[]): Item {
    return this.#random.pick(items);
  }

  #below(bound: number): number {
    return this.#random.below(bound);
  }

  #list(most: number, item: () => string, separator = ", "): string {
    return Array.from({ length: this.#below(most) }, item).join(separator);
  }

  #disturb(text: string): string {
    let result = text;
    for (let count = this.#pick(0, 0, 0, 1, 1, 2); count > 0 && result !== ""; count--) {
      const at = this.#below(result.length);
      const chance = this.#random.next();
      if (chance < 0.4) result = result.slice(0, at) + result.slice(at + 1);
      else if (chance < 0.8) {
        result = result.slice(0, at) + this.#random.pick(noise) + result.slice(at);
      } else result = result.slice(0, at);
    }
    return result;
  }

  // -------------------------------------------------------------- expressions

  #name(): string {
    return this.#random.pick(names);
  }

  #atom(depth: number): string {
    const inner = (): string => this.#expression(depth - 1);
    const kind = this.#below(22);
    if (kind < 7) return this.#name();
    if (kind < 9) return this.#random.pick(numbers);
    if (kind < 12) return this.#random.pick(strings);
    if (kind < 14) return this.#formatted(depth);
    if (depth <= 0) return this.#name();
    switch (kind) {
      case 14:
        return `(${inner()})`;
      case 15:
        return `[${this.#list(4, inner)}${this.#pick("", ",")}]`;
      case 16:
        return `{${this.#list(4, () => this.#item(depth))}}`;
      case 17:
        return `(${this.#list(4, inner)}${this.#pick("", ",")})`;
      case 18:
        return `[${inner()}${this.#clauses(depth - 1)}]`;
      case 19:
        return `(${inner()}${this.#clauses(depth - 1)})`;
      case 20:
        return `{${this.#pick(inner(), `${inner()}: ${inner()}`)}${this.#clauses(depth - 1)}}`;
      default:
        return this.#pick("...", "None", "True", "False");
    }
  }

  #item(depth: number): string {
    const inner = (): string => this.#expression(depth - 1);
    if (this.#random.chance(0.7)) return `${inner()}: ${inner()}`;
    return this.#pick(
      `**${inner()}`,
      inner(),
      `*${inner()}`,
      `${inner()}:`,
      `${inner()}: *${inner()}`,
    );
  }

  #clauses(depth: number): string {
    let text = "";
    for (let count = this.#pick(1, 1, 2); count > 0; count--) {
      text += this.#pick(" for ", " async for ", " for ") + this.#target(depth);
      text += this.#pick(" in ", " in ", " in ", " of ", " ") + this.#expression(depth);
      text += this.#pick("", ` if ${this.#expression(depth)}`);
    }
    return text;
  }

  #target(depth: number): string {
    const kind = this.#below(10);
    if (kind < 5) return this.#name();
    if (kind === 5) return `${this.#name()}.${this.#name()}`;
    if (kind === 6) return `${this.#name()}[${this.#expression(depth - 1)}]`;
    if (kind === 7) return `${this.#target(depth)}, ${this.#target(depth)}`;
    if (kind === 8) return this.#pick("(", "[") + this.#target(depth) + this.#pick(")", "]");
    return this.#pick(`*${this.#name()}`, this.#expression(depth - 1), "f()", "1");
  }

  #formatted(depth: number): string {
    const quote = this.#pick('"', "'", '"""');
    const prefix = this.#pick("f", "rf", "F", "f", "f");
    const parts = this.#list(4, () => this.#field(depth), "");
    return prefix + quote + parts + (this.#random.chance(0.95) ? quote : "");
  }

  #field(depth: number): string {
    if (this.#below(3) === 0) return this.#random.pick(fieldTexts);
    if (depth <= 0) return "{x}";
    const value = this.#random.chance(0.9)
      ? this.#expression(depth - 1)
      : this.#pick("", "!", "=", "*", "lambda x: 1", "yield", "x y", "**a");
    const debug = this.#pick("", "", "=", " =");
    const conversion = this.#pick("", "", "", "!r", "!z", "! r", "!", "!r ");
    const format = this.#random.pick(formats);
    const close = this.#pick("}", "}", "}", "}", "", "]");
    return `{${this.#pick("", " ")}${value}${debug}${conversion}${format}${close}`;
  }

  #arguments(depth: number): string {
    const inner = (): string => this.#expression(depth);
    const argument = (): string =>
      this.#random.chance(0.5)
        ? inner()
        : this.#pick(
            inner(),
            `*${inner()}`,
            `**${inner()}`,
            `${this.#name()}=${inner()}`,
            `${this.#name()}:=${inner()}`,
            `${inner()}=${inner()}`,
            `${this.#name()}=`,
            "True=1",
            inner() + this.#clauses(depth),
          );
    return this.#list(4, argument) + this.#pick("", "", ",");
  }

  #expression(depth: number): string {
    const kind = this.#below(26);
    if (kind < 9 || depth <= 0) return this.#atom(depth);
    const inner = (): string => this.#expression(depth - 1);
    if (kind < 12) return `${inner()} ${this.#random.pick(binary)} ${inner()}`;
    if (kind < 18 && kind > 14) return `${this.#name()}(${this.#arguments(depth - 1)})`;
    switch (kind) {
      case 12:
        return this.#pick("-", "+", "~", "not ", "await ", "- not ", "*", "**") + inner();
      case 13:
        return `${inner()} if ${inner()}${this.#pick(" else ", " else ", "")}${inner()}`;
      case 14:
        return `lambda ${this.#parameters(depth - 1, true)}: ${inner()}`;
      case 18:
      case 19:
        return `${this.#name()}[${this.#subscript(depth)}]`;
      case 20:
        return `${this.#name()}.${this.#name()}`;
      case 21:
        return `(${this.#name()} := ${inner()})`;
      case 22:
        return this.#pick("(yield)", "yield x", "(yield from x)", "yield");
      case 23:
        return `${inner()} ${inner()}`;
      case 24:
        return inner() + this.#pick(".", ",", ")", "]", "}", " ;", "(", "[", "{");
      default:
        return `(*${inner()}, ${inner()})`;
    }
  }

  #subscript(depth: number): string {
    const inner = (): string => this.#expression(depth - 1);
    return this.#pick(
      inner(),
      `${inner()}:${inner()}`,
      ":",
      `*${inner()}`,
      `${inner()}, ${inner()}`,
      "",
    );
  }

  #parameters(depth: number, isLambda: boolean): string {
    const annotation = (): string =>
      isLambda ? "" : this.#pick("", "", `: ${this.#expression(0)}`, `: *${this.#name()}`);
    const parameter = (): string => {
      const name = this.#name() + annotation();
      return this.#pick(
        name,
        name,
        `${name}=${this.#expression(depth)}`,
        "*",
        "/",
        `*${name}`,
        `**${name}`,
        `*${this.#name()}=1`,
        `**${this.#name()}=1`,
        `${this.#name()}=`,
        `(${this.#name()}, ${this.#name()})`,
        "/ *",
      );
    };
    return this.#list(5, parameter) + this.#pick("", "", ",");
  }

  // -------------------------------------------------------------- patterns

  #pattern(depth: number): string {
    const kind = this.#below(16);
    const inner = (): string => this.#pattern(depth - 1);
    if (depth <= 0 || kind < 4) {
      const simple = ["_", "1", "-1", "1+2j", "1+2", "2j+1", '"s"', "None", "a.b", "-x", 'f"x"'];
      return this.#random.pick([this.#name(), "a.b.c", ...simple]);
    }
    if (kind < 10 && kind > 7)
      return `{${this.#list(4, () => this.#keyed(depth))}${this.#pick("", ",")}}`;
    if (kind < 13 && kind > 9) {
      const part = (): string => this.#pick(inner(), `${this.#name()}=${inner()}`);
      return `${this.#pick("A", "a.B")}(${this.#list(4, part)}${this.#pick("", ",")})`;
    }
    switch (kind) {
      case 4:
        return `${inner()} | ${inner()}`;
      case 5:
        return `${inner()} as ${this.#pick(this.#name(), "_", "a.b", "1", "f()")}`;
      case 6:
        return `[${this.#list(4, () => this.#pick(inner(), `*${this.#name()}`))}]`;
      case 7:
        return `(${this.#list(4, inner)}${this.#pick("", ",")})`;
      case 13:
        return `${inner()}, ${inner()}`;
      case 14:
        return `*${this.#name()}`;
      default:
        return this.#expression(depth - 1);
    }
  }

  #keyed(depth: number): string {
    const key = this.#pick("1", '"k"', "a.b", "-1", "x", "None");
    return this.#pick(`${key}: ${this.#pattern(depth - 1)}`, `**${this.#pick("rest", "_")}`);
  }

  // -------------------------------------------------------------- statements

  #block(depth: number, indent: string): string {
    if (this.#random.chance(0.12)) {
      return this.#pick("\n", "", " pass\n", ` \n${indent}pass\n`);
    }
    let text = "\n";
    for (let count = 1 + this.#below(2); count > 0; count--) {
      const deeper = indent + this.#pick("    ", "    ", "    ", "    ", "  ", "\t");
      text += this.#statement(depth - 1, deeper);
    }
    return text;
  }

  #colon(): string {
    return this.#random.chance(0.93) ? ":" : this.#pick("", " x:", ";", "::");
  }

  #statement(depth: number, indent: string): string {
    const kind = depth <= 0 ? this.#below(16) : this.#below(34);
    if (kind < 16) {
      const end = this.#pick("\n", "\n", "\n", "\n", "; x\n", " # c\n", ";\n");
      return indent + this.#simple(kind) + end;
    }
    if (kind < 19) return this.#conditional(depth, indent);
    const block = (): string => this.#colon() + this.#block(depth, indent);
    if (kind < 21) {
      const keyword = this.#pick("for ", "for ", "async for ");
      return `${indent}${keyword}${this.#target(1)}${this.#pick(" in ", " in ", " ")}${this.#expression(1)}${block()}`;
    }
    if (kind < 25) return indent + this.#definition() + block();
    if (kind < 27) return this.#tryStatement(depth, indent);
    if (kind < 29) return indent + this.#withHeader() + block();
    if (kind < 33) return this.#matchStatement(depth, indent);
    const decorator = this.#pick(this.#expression(1), this.#name());
    return `${indent}@${decorator}\n${this.#statement(depth - 1, indent)}`;
  }

  #simple(kind: number): string {
    const value = (depth: number): string => this.#expression(depth);
    switch (kind) {
      case 4:
      case 5:
      case 6: {
        const operator = this.#pick(
          " = ",
          " = ",
          " += ",
          " := ",
          " : ",
          " = yield ",
          " **= ",
          " == ",
        );
        return this.#target(1) + operator + value(2) + this.#pick("", "", ` = ${value(1)}`);
      }
      case 7:
        return `del ${this.#pick(this.#target(1), `${value(1)}, ${this.#target(1)}`)}`;
      case 8:
        return `import ${this.#random.pick(importNames)}`;
      case 9:
        return `from ${this.#random.pick(importedFrom)} import ${this.#random.pick(importedNames)}`;
      case 10: {
        const keyword = this.#pick("return ", "return ", "raise ", "assert ");
        const pair = value(1) + this.#pick(" from ", ", ") + value(1);
        return keyword + this.#pick("", value(1), pair, "*x, y");
      }
      case 11:
        return this.#pick("global ", "nonlocal ") + this.#pick("a", "a, b", "a.b", "", "a,");
      case 12:
        return this.#pick("pass", "break", "continue", "pass x", "break 1");
      case 13:
        return this.#random.pick(typeStatements);
      case 14:
        return this.#pick("print ", "exec ", "print") + value(1);
      case 15:
        return `${this.#name()}: ${value(1)}${this.#pick("", ` = ${value(1)}`)}`;
      default:
        return value(2);
    }
  }

  #conditional(depth: number, indent: string): string {
    const branch = (keyword: string): string =>
      indent + keyword + this.#colon() + this.#block(depth, indent);
    let text = branch(`${this.#pick("if", "while", "if", "elif")} ${this.#expression(1)}`);
    if (this.#random.chance(0.2)) text += branch(`elif ${this.#expression(1)}`);
    if (this.#random.chance(0.3)) text += branch(this.#pick("else", "else", "else x"));
    return text;
  }

  #definition(): string {
    if (this.#below(4) === 0) {
      const bases = this.#pick("", `(${this.#arguments(1)})`);
      return `class ${this.#name()}${this.#random.pick(typeParameters)}${bases}`;
    }
    const keyword = this.#pick("def ", "def ", "async def ", "def");
    const name = this.#pick(this.#name(), this.#name(), "1", "");
    const parameters =
      this.#pick("(", "(", "(", "") + this.#parameters(1, false) + this.#pick(")", ")", ")", "");
    const result = this.#pick("", ` -> ${this.#expression(0)}`);
    return keyword + name + this.#random.pick(typeParameters) + parameters + result;
  }

  #tryStatement(depth: number, indent: string): string {
    const part = (header: string): string =>
      indent + header + this.#colon() + this.#block(depth, indent);
    let text = part("try");
    for (let count = this.#below(3); count > 0; count--) {
      const keyword = this.#pick("except", "except", "except*", "except *");
      const name = this.#name();
      const caught = ["", ` ${name}`, ` ${name} as e`, ` ${name} as a.b`, " A as 1"];
      const several = [" A, B", " A, B as c", " (A, B)"];
      text += part(keyword + this.#random.pick([...caught, ...several]));
    }
    if (this.#random.chance(0.2)) text += part("else");
    if (this.#random.chance(0.3)) text += part("finally");
    return text;
  }

  #withHeader(): string {
    const item = (): string => this.#expression(1) + this.#pick("", ` as ${this.#target(1)}`);
    const items = this.#pick(item(), `${item()}, ${item()}`);
    const keyword = this.#pick("with ", "with ", "async with ");
    return keyword + this.#pick(items, `(${items})`, `(${items},)`, `${items},`);
  }

  #matchStatement(depth: number, indent: string): string {
    const subject = this.#pick(this.#expression(1), `${this.#expression(1)},`, "*x, y");
    let text = `${indent}match ${subject}${this.#colon()}\n`;
    for (let count = 1 + this.#below(2); count > 0; count--) {
      const deeper = indent + this.#pick("    ", "    ", "    ", "");
      const guard = this.#pick("", "", ` if ${this.#expression(1)}`);
      text += `${deeper}case ${this.#pattern(2)}${guard}${this.#colon()}`;
      text += this.#block(depth, `${indent}    `);
    }
    return text;
  }
}
