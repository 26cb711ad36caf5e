import type { Expr, Keyword, Span, Stmt, Try, TryStar } from "../../ast/nodes.ts";
import type { SourceText } from "../../ast/source-text.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import { diagnose, type Diagnostic, type DiagnosticKind } from "../../diagnostics/diagnostic.ts";
import type { Scope, ScopeTable } from "../scopes/index.ts";
import { Traversal } from "../scopes/traversal.ts";
import { PatternContext } from "./pattern-context.ts";

/** What CPython compiles to one code object. */
export type UnitKind =
  "module" | "class" | "function" | "async function" | "lambda" | "comprehension" | "annotation";

interface Unit {
  readonly kind: UnitKind;
  readonly scope: Scope;
  readonly outer: Unit | null;
  /** The blocks around the current statement, innermost last. */
  blocks: readonly Block[];
}

/** A block that a jump out of it must leave properly. */
export interface Block {
  readonly kind: "loop" | "except*" | "finally" | "other";
  /** For `finally`: the statement whose `finalbody` a jump runs. */
  readonly statement?: Try | TryStar;
}

/** CPython's limit on blocks within one another in one function. */
const blockLimit = 21;

/**
 * The state of the walk that finds what CPython's code generator rejects. Nodes are visited in the order in which it generates
 * code, so that the first error found is the one that it raises.
 *
 * Source: CPython 3.13 `Python/compile.c` (the behaviour, probed through `compile`).
 */
export class ProgramChecker {
  readonly walk = new Traversal();
  readonly errors: Diagnostic[] = [];
  readonly warnings: Diagnostic[] = [];
  readonly scopes: ScopeTable;
  readonly patterns = new PatternContext();
  unit: Unit;
  readonly #source: SourceText;
  /** `finally` clauses that a jump has already led to. */
  readonly #visitedFinally = new Set<Try | TryStar>();

  constructor(source: SourceText, scopes: ScopeTable) {
    this.#source = source;
    this.scopes = scopes;
    this.unit = { kind: "module", scope: scopes.module, outer: null, blocks: [] };
  }

  error<Arguments extends readonly unknown[]>(
    kind: DiagnosticKind<Arguments>,
    span: Span,
    ...args: Arguments
  ): void {
    this.errors.push(diagnose(kind, this.#source, span, ...args));
  }

  warn<Arguments extends readonly unknown[]>(
    kind: DiagnosticKind<Arguments>,
    span: Span,
    ...args: Arguments
  ): void {
    this.warnings.push(diagnose(kind, this.#source, span, ...args));
  }

  /** Does `content` inside a unit of its own. */
  inUnit(kind: UnitKind, scope: Scope | undefined, content: () => void): void {
    this.walk.then(() => {
      const outer = this.unit;
      const needsStopIteration = scope !== undefined && (scope.isGenerator || scope.isCoroutine);
      const isFunction = kind === "function" || kind === "async function" || kind === "lambda";
      this.unit = {
        kind,
        scope: scope ?? outer.scope,
        outer,
        // CPython turns a StopIteration that leaves a generator or a coroutine into a RuntimeError, in a block of its own.
        blocks: isFunction && needsStopIteration ? [{ kind: "other" }] : [],
      };
      content();
      this.walk.then(() => {
        this.unit = outer;
      });
    });
  }

  /** Does `content` inside a block. `span` is what is reported if that is one block too many. */
  inBlock(block: Block, span: Span, content: () => void): void {
    this.walk.then(() => {
      const { unit } = this;
      const { blocks } = unit;
      if (blocks.length === blockLimit) this.error(messages.tooManyNestedBlocks, span);
      unit.blocks = [...blocks, block];
      content();
      this.walk.then(() => {
        unit.blocks = blocks;
      });
    });
  }

  /**
   * A `break`, `continue` or `return`: runs the `finally` clauses on its way, as CPython compiles them there, and reports what
   * it may not leave. A `return` has no loop to look for.
   */
  jump(statement: Stmt, isLoopTarget: boolean, span: Span = statement): void {
    const { unit } = this;
    const { blocks } = unit;
    for (let index = blocks.length - 1; index >= 0; index--) {
      const block = blocks[index]!;
      if (block.kind === "except*") {
        this.walk.then(() => this.error(messages.jumpInExceptStar, span));
        return;
      }
      if (isLoopTarget && block.kind === "loop") return;
      if (block.statement !== undefined) this.visitFinally(block.statement, blocks.slice(0, index));
    }
    if (!isLoopTarget) return;
    const isBreak = statement.kind === "Break";
    const kind = isBreak ? messages.breakOutsideLoop : messages.continueOutsideLoop;
    this.walk.then(() => this.error(kind, statement));
  }

  /** Visits the `finally` clause of a statement, unless an earlier jump has led there. */
  visitFinally(statement: Try | TryStar, blocks: readonly Block[]): void {
    this.walk.then(() => {
      if (this.#visitedFinally.has(statement)) return;
      this.#visitedFinally.add(statement);
      const { unit } = this;
      const saved = unit.blocks;
      unit.blocks = blocks;
      this.inBlock({ kind: "other" }, statement, () => this.walk.nodes(statement.finalbody));
      this.walk.then(() => {
        unit.blocks = saved;
      });
    });
  }

  /** `__debug__` can be neither bound nor deleted. */
  bind(name: string, span: Span): void {
    if (name === "__debug__") this.error(messages.assignToDebug, span);
  }

  /** The elements of a display or a call, where a star unpacks. */
  elements(nodes: readonly Expr[]): void {
    for (const node of nodes) this.walk.node(node.kind === "Starred" ? node.value : node);
  }

  /** Keyword arguments must differ. Reported for the first name that comes twice, at its second place. */
  keywords(keywords: readonly Keyword[]): void {
    const first = new Map<string, number>();
    let repeated: { readonly order: number; readonly keyword: Keyword } | null = null;
    keywords.forEach((keyword, order) => {
      if (keyword.arg === null) return;
      this.bind(keyword.arg, keyword);
      const earlier = first.get(keyword.arg);
      if (earlier === undefined) first.set(keyword.arg, order);
      else if (repeated === null || earlier < repeated.order)
        repeated = { order: earlier, keyword };
    });
    const found = repeated as { readonly keyword: Keyword } | null;
    if (found !== null) {
      this.error(messages.keywordArgumentRepeated, found.keyword, found.keyword.arg!);
    }
  }
}
