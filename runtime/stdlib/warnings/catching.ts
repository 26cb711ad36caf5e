import { Extensible } from "../../core/classes/extensible.ts";
import { RuntimeError } from "../../core/exceptions/base.ts";
import { Warning } from "../../core/exceptions/warnings.ts";
import { className } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { simplefilter } from "./filters.ts";
import type { WarningMessage } from "./message.ts";
import { currentlyShown, showThrough, type Shown } from "./replaceable.ts";
import { filters, replaceFilters, type Filter } from "./state.ts";

/** The parameters of {@link catch_warnings}. */
export interface CatchOptions {
  record?: unknown;
  module?: unknown;
  action?: unknown;
  category?: unknown;
  lineno?: unknown;
  append?: unknown;
}

/** `warnings.catch_warnings`: the filters and what shows warnings are as before when the block is left. */
export class catch_warnings extends Extensible {
  static readonly __name__: string = "catch_warnings";
  static readonly __module__: string = "warnings";
  static readonly __text_signature__: string =
    "self, *, record=, module=, action=, category=, lineno=, append=";
  readonly #record: boolean;
  readonly #module: unknown;
  readonly #filter: readonly [unknown, unknown, unknown, unknown] | null;
  #saved: { readonly filters: Filter[]; readonly shown: Shown } | null = null;

  constructor(options: CatchOptions = {}) {
    super();
    const { action = null, category = Warning, lineno = 0, append = false } = options;
    this.#record = truth(options.record ?? false);
    this.#module = options.module ?? null;
    this.#filter = action === null ? null : [action, category, lineno, append];
  }

  /** The list of {@link WarningMessage} when `record` is true, else `None`. */
  __enter__(): WarningMessage[] {
    if (this.#saved !== null) throw new RuntimeError(`Cannot enter ${repr(this)} twice`);
    this.#saved = { filters, shown: currentlyShown() };
    replaceFilters([...filters]);
    if (this.#filter !== null) simplefilter(...this.#filter);
    if (!this.#record) return null as unknown as WarningMessage[];
    const log: WarningMessage[] = [];
    showThrough((message) => void log.push(message));
    return log;
  }

  __exit__(..._details: readonly unknown[]): null {
    if (this.#saved === null)
      throw new RuntimeError(`Cannot exit ${repr(this)} without entering first`);
    replaceFilters(this.#saved.filters);
    showThrough(this.#saved.shown);
    return null;
  }

  __repr__(): string {
    const parts: string[] = [];
    if (this.#record) parts.push("record=True");
    if (this.#module !== null) parts.push(`module=${repr(this.#module)}`);
    return `${className(this.constructor)}(${parts.join(", ")})`;
  }
}
