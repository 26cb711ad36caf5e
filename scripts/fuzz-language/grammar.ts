/** Random text from rules: `$name` in a production stands for a text of the rule of that name. */
import type { Random } from "../fuzz/random.ts";

export interface Rules {
  readonly [name: string]: readonly string[];
}

export interface GrammarOptions {
  /** How deep productions nest before only leaves are taken. */
  readonly depth?: number;
  /** How often a value of another type stands where one of this type is expected. */
  readonly mistakes?: number;
}

/**
 * A context-free grammar. The rule `int` nests, the rule `intLeaf` (if there is one) ends the nesting. A production that stands twice is twice as likely.
 */
export class Grammar {
  readonly random: Random;
  readonly #rules: Rules;
  readonly #depth: number;
  readonly #mistakes: number;

  constructor(random: Random, rules: Rules, { depth = 2, mistakes = 0 }: GrammarOptions = {}) {
    this.random = random;
    this.#rules = rules;
    this.#depth = depth;
    this.#mistakes = mistakes;
  }

  /** The same rules with other ones added or put in their place. */
  with(rules: Rules, options: GrammarOptions = {}): Grammar {
    const { depth = this.#depth, mistakes = this.#mistakes } = options;
    return new Grammar(this.random, { ...this.#rules, ...rules }, { depth, mistakes });
  }

  /** A text of the rule. */
  of(rule: string, depth = 0): string {
    const leaves = this.#rules[`${rule}Leaf`];
    if (leaves === undefined) return this.expand(this.random.pick(this.#rule(rule)), depth);
    if (this.random.chance(this.#mistakes)) rule = this.random.pick(mistaken);
    const isLeaf = depth >= this.#depth || this.random.chance(0.25);
    const choices = isLeaf ? this.#rule(`${rule}Leaf`) : this.#rule(rule);
    return this.expand(this.random.pick(choices), depth + 1);
  }

  /** A text with its `$name`s replaced. */
  expand(text: string, depth = 0): string {
    return text.replace(/\$(\w+)/g, (_, rule: string) => this.of(rule, depth));
  }

  #rule(name: string): readonly string[] {
    const rule = this.#rules[name];
    if (rule === undefined) throw new Error(`no rule ${name}`);
    return rule;
  }
}

/** What stands by mistake where another type is expected. */
const mistaken = ["int", "str", "list", "bool", "float", "none", "tuple", "dict"];
