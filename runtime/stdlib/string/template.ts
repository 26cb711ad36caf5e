import { Extensible } from "../../core/classes/extensible.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { ownAttribute } from "../../core/classes/dictionary.ts";
import { methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { KeyError, ValueError } from "../../core/exceptions/base.ts";
import { orAny } from "../../core/operators/bitwise.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { toStr } from "../../core/str.ts";
import { codePointLength, unitPosition } from "../../core/text/code-points.ts";
import { splitlines } from "../../core/text/split.ts";
import { isOptions } from "../internal/options.ts";
import { compilePattern } from "../re/compile.ts";
import { VERBOSE } from "../re/flags.ts";
import { ignoreCase } from "../re/flags-values.ts";
import { escapePattern } from "../re/escape.ts";
import type { Match } from "../re/match.ts";
import { Pattern } from "../re/pattern.ts";

type Keywords = { readonly [name: string]: unknown };

/** `string.Template`: text with `$name` and `${name}` (PEP 292). Source: CPython Lib/string.py. */
export class Template extends Extensible {
  static readonly __name__: string = "Template";
  static readonly __module__: string = "string";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    substitute: "self, mapping=, /, **kws",
    safe_substitute: "self, mapping=, /, **kws",
    is_valid: "self",
    get_identifiers: "self",
  };
  /** What begins a placeholder; a subclass may have another. */
  static readonly delimiter: unknown = "$";
  static readonly idpattern: unknown = "(?a:[_a-z][_a-z0-9]*)";
  /** What a name in braces looks like, if not like any. */
  static readonly braceidpattern: unknown = null;
  static readonly flags: unknown = ignoreCase;
  template: string;

  constructor(template: string) {
    super();
    this.template = template;
  }

  /** What finds the placeholders. A subclass may have another, as text too. */
  static get pattern(): Pattern {
    return patternOf(this);
  }

  get pattern(): Pattern {
    return patternOf(this.constructor as Class);
  }

  #invalid(match: Match): ValueError {
    const position = match.start("invalid");
    const before = this.template.slice(0, unitPosition(this.template, position));
    const lines = splitlines(before, true);
    const last = lines[lines.length - 1];
    const column = last === undefined ? 1 : codePointLength(last);
    const line = Math.max(1, lines.length);
    return new ValueError(`Invalid placeholder in string: line ${line}, col ${column}`);
  }

  #unrecognized(): ValueError {
    return new ValueError(
      "Unrecognized named group in pattern",
      patternOf(this.constructor as Class),
    );
  }

  /** `substitute(mapping={}, /, **kws)`: keywords go before the mapping. */
  substitute(mapping: unknown = {}, options: Keywords = {}): string {
    return this.#substitute(mapping, options, false);
  }

  /** As {@link substitute}; placeholders without a value, and those that make no sense, stay. */
  safe_substitute(mapping: unknown = {}, options: Keywords = {}): string {
    return this.#substitute(mapping, options, true);
  }

  #substitute(mapping: unknown, options: Keywords, isSafe: boolean): string {
    const keywords = isOptions(mapping) ? { ...mapping, ...options } : options;
    const valueOf = (name: unknown): unknown => {
      if (typeof name === "string" && Object.hasOwn(keywords, name)) return keywords[name];
      if (isOptions(mapping)) throw new KeyError(name);
      return getItem(mapping, name);
    };
    const convert = (match: Match): string => {
      const name = nameOf(match);
      if (name !== null) {
        try {
          return toStr(valueOf(name));
        } catch (error) {
          if (isSafe && error instanceof KeyError) return match.group() as string;
          throw error;
        }
      }
      if (match.group("escaped") !== null) return getattr(this, "delimiter") as string;
      if (match.group("invalid") === null) throw this.#unrecognized();
      if (isSafe) return match.group() as string;
      throw this.#invalid(match);
    };
    return patternOf(this.constructor as Class).sub(convert, this.template) as string;
  }

  /** Whether {@link substitute} would find no placeholder that makes no sense. */
  is_valid(): boolean {
    for (const match of patternOf(this.constructor as Class).finditer(this.template)) {
      if (match.group("invalid") !== null) return false;
      if (nameOf(match) === null && match.group("escaped") === null) throw this.#unrecognized();
    }
    return true;
  }

  /** The names of the placeholders, each once, in their order. */
  get_identifiers(): string[] {
    const names: string[] = [];
    for (const match of patternOf(this.constructor as Class).finditer(this.template)) {
      const name = nameOf(match) as string | null;
      if (name !== null) {
        if (!names.includes(name)) names.push(name);
      } else if (match.group("invalid") === null && match.group("escaped") === null) {
        throw this.#unrecognized();
      }
    }
    return names;
  }
}

/** The name of a placeholder; an empty one in the pattern's group `named` does not count. */
function nameOf(match: Match): unknown {
  const named = match.group("named");
  return named === null || named === "" ? match.group("braced") : named;
}

/** The pattern of a class: its own, or one made of its other attributes. */
function patternOf(cls: Class): Pattern {
  const flags = orAny(getattr(cls, "flags"), VERBOSE, "|");
  const given = givenPattern(cls);
  if (given instanceof Pattern) return given;
  if (given !== undefined) return compilePattern(given, flags);
  const delimiter = escapePattern(getattr(cls, "delimiter")) as string;
  const name = toStr(getattr(cls, "idpattern"));
  const own = getattr(cls, "braceidpattern");
  const braced = own === null || own === "" ? name : toStr(own);
  const text =
    `${delimiter}(?:(?P<escaped>${delimiter})|(?P<named>${name})|` +
    `{(?P<braced>${braced})}|(?P<invalid>))`;
  return compilePattern(text, flags);
}

/** The attribute `pattern` of a class between a subclass and `Template`. */
function givenPattern(cls: Class): unknown {
  for (const each of methodResolutionOrder(cls)) {
    if ((each as unknown) === Template) return undefined;
    const value = ownAttribute(each, "pattern");
    if (value !== missing) return value;
  }
  return undefined;
}
