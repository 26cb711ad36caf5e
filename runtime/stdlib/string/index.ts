/** Python's `string`. Source: CPython Lib/string.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { callMethod } from "../../core/attributes/getattr.ts";

export { Formatter } from "./formatter.ts";
export { Template } from "./template.ts";

export const ascii_lowercase = "abcdefghijklmnopqrstuvwxyz";
export const ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const ascii_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const digits = "0123456789";
export const hexdigits = "0123456789abcdefABCDEF";
export const octdigits = "01234567";
export const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
export const whitespace = " \t\n\r\v\f";
export const printable =
  "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f";

/** `capwords(s, sep=None)`: splits, capitalizes each word, joins. */
export function capwords(s: string, sep: string | null = null): string {
  const words = callMethod(s, "split", [sep]) as string[];
  return words
    .map((word) => callMethod(word, "capitalize") as string)
    .join(sep === null || sep === "" ? " " : sep);
}
<<<<<<< HEAD

type Keywords = { readonly [name: string]: unknown };

/** What a placeholder is: an escaped delimiter, a name, or nothing that makes sense. */
interface Placeholder {
  readonly text: string;
  readonly isEscape: boolean;
  readonly name: string | undefined;
  /** Behind the delimiter. */
  readonly position: number;
}

/** `string.Template`: text with `$name` and `${name}` (PEP 292). */
export class Template extends Extensible {
  static readonly __name__: string = "Template";
  static readonly __module__: string = "string";
  /** What begins a placeholder; a subclass may have another. */
  static readonly delimiter: string = "$";
  static readonly idpattern: string = "(?a:[_a-z][_a-z0-9]*)";
  readonly template: string;

  constructor(template: string) {
    super();
    this.template = template;
  }

  #pattern(): RegExp {
    const cls = this.constructor as typeof Template;
    if (cls.idpattern !== Template.idpattern) {
      throw new NotImplementedError("a Template with an 'idpattern' of its own");
    }
    const mark = cls.delimiter.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    return new RegExp(
      `${mark}(?:(${mark})|([_a-zA-Z][_a-zA-Z0-9]*)|\\{([_a-zA-Z][_a-zA-Z0-9]*)\\}|)`,
      "g",
    );
  }

  #replace(replacement: (placeholder: Placeholder) => string): string {
    const cls = this.constructor as typeof Template;
    return this.template.replace(this.#pattern(), (...match: unknown[]) => {
      const [text, escape, named, braced, offset] = match as [
        string,
        string | undefined,
        string | undefined,
        string | undefined,
        number,
      ];
      return replacement({
        text,
        isEscape: escape !== undefined,
        name: named ?? braced,
        position: offset + cls.delimiter.length,
      });
    });
  }

  #invalid(position: number): ValueError {
    const before = this.template.slice(0, position);
    const lines = before.split(/(?<=\r\n|\n|\r(?!\n)|[\v\f\x1c-\x1e\x85\u2028\u2029])/);
    const column = codePointLength(lines[lines.length - 1]!);
    return new ValueError(`Invalid placeholder in string: line ${lines.length}, col ${column}`);
  }

  /** `substitute(mapping={}, /, **kws)`: keywords go before the mapping. */
  substitute(mapping: unknown = {}, options: Keywords = {}): string {
    return this.#substitute(mapping, options, false);
  }

  /** As {@link substitute}; placeholders without a value, and those that make no sense, stay. */
  safe_substitute(mapping: unknown = {}, options: Keywords = {}): string {
    return this.#substitute(mapping, options, true);
  }

  #substitute(mapping: unknown, keywords: Keywords, isSafe: boolean): string {
    const given = isOptions(mapping) ? { ...mapping, ...keywords } : keywords;
    return this.#replace(({ text, isEscape, name, position }) => {
      if (isEscape) return (this.constructor as typeof Template).delimiter;
      if (name === undefined) {
        if (isSafe) return text;
        throw this.#invalid(position);
      }
      if (Object.hasOwn(given, name)) return toStr(given[name]);
      try {
        if (isOptions(mapping)) throw new KeyError(name);
        return toStr(getItem(mapping, name));
      } catch (error) {
        if (isSafe && error instanceof KeyError) return text;
        throw error;
      }
    });
  }

  /** Whether {@link substitute} would find a placeholder that makes no sense. */
  is_valid(): boolean {
    let isValid = true;
    this.#replace(({ isEscape, name }) => {
      if (!isEscape && name === undefined) isValid = false;
      return "";
    });
    return isValid;
  }

  /** The names of the placeholders, each once, in their order. */
  get_identifiers(): string[] {
    const names = new Set<string>();
    this.#replace(({ name }) => {
      if (name !== undefined) names.add(name);
      return "";
    });
    return [...names];
  }

  __repr__(): string {
    return defaultRepr(this);
  }
}
=======
>>>>>>> 96e0473 (string: Formatter, Template by its own patterns; textwrap)
