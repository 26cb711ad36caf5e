import type { ExceptHandler, MatchCase, Name, Stmt } from "../../ast/nodes.ts";
import type { PythonSymbol } from "../scopes/index.ts";

/** Where and how a variable is best declared in a language with block scope. */
export interface Declaration {
  /** `const` where the variable is bound once and by the declaration itself. */
  readonly kind: "const" | "let";
  /**
   * `binding`: the statement `at` binds the variable and can declare it; for a `for`, a handler or a `case` that is its header, and the
   * variable belongs to its body. `before`: the declaration goes before `at`, without a value. `top`: it goes to the top of the scope.
   */
  readonly position: "binding" | "before" | "top";
  /** `null` where `position` is `top`. */
  readonly at: Stmt | ExceptHandler | MatchCase | null;
}

/** What the flow of control says of one variable, over the whole scope that owns it and the scopes inside it. */
export interface Variable {
  readonly symbol: PythonSymbol;
  /** How many places in the owning scope bind it; a parameter counts one. */
  readonly bindings: number;
  /** It can have a second value: bound at two places, or in an inner scope, or again in a loop, or deleted. */
  readonly isReassigned: boolean;
  readonly isDeleted: boolean;
  /** A function, lambda, generator expression or method refers to it. */
  readonly isCaptured: boolean;
  /** One that is made in a loop refers to it and the loop goes on to bind it again: all of them see the last value. */
  readonly isCapturedInLoop: boolean;
  /** A closure over it is made where it may have no value yet. */
  readonly isCapturedBeforeBound: boolean;
  /** A global that code uses which came into being when it had no value. */
  readonly isSeenBeforeBound: boolean;
  /** An inner scope deletes it. */
  readonly isDeletedElsewhere: boolean;
  /** An inner scope binds it (`nonlocal`, `global`). */
  readonly isBoundElsewhere: boolean;
  /** Some use in the owning scope may find it without a value: UnboundLocalError, or NameError in a module. */
  readonly mayBeUnbound: boolean;
  /** `null` for parameters, for comprehension targets and for names that the scope itself never binds. */
  readonly declaration: Declaration | null;
}

/** The side table of one module. */
export interface BindingTable {
  /** The variable that a symbol of any scope means; `undefined` for builtins and for names that nothing in the module binds. */
  variableOf(symbol: PythonSymbol): Variable | undefined;
  /**
   * Reads (and deletions, and targets of augmented assignments) in the owning scope that may find no value. Uses in inner functions are
   * not judged here: `isCapturedBeforeBound` and `isDeleted` tell.
   */
  readonly maybeUnbound: ReadonlySet<Name>;
  /** Variables of the module that surely have a value when its own code has run. */
  readonly boundAtEnd: ReadonlySet<string>;
}

/** A list of statements, while it is being visited and after. */
export class Block {
  readonly parent: Block | null;
  /** The compound statement of `parent` that this block is part of. */
  readonly owner: Stmt | null;
  readonly loopDepth: number;
  isOpen = true;

  constructor(parent: Block | null, owner: Stmt | null, loopDepth: number) {
    this.parent = parent;
    this.owner = owner;
    this.loopDepth = loopDepth;
  }
}

/** A variable while its scope is being analysed. */
export class VariableRecord implements Variable {
  readonly symbol: PythonSymbol;
  /** Whether it surely has a value at the point that the analysis has reached. */
  isBound = false;
  bindings = 0;
  isParameter = false;
  isDeleted = false;
  isCaptured = false;
  isClosedOverInLoop = false;
  isCapturedBeforeBound = false;
  isSeenBeforeBound = false;
  isBoundElsewhere = false;
  isDeletedElsewhere = false;
  mayBeUnbound = false;
  isBoundInLoop = false;
  /** Comprehension targets need no declaration. */
  isComprehensionTarget = false;
  /** How many loops are around the scope that owns it, in the flow that runs it. */
  loopBase = 0;
  #block: Block | null = null;
  #statement: Stmt | ExceptHandler | MatchCase | null = null;
  #isDeclaredByStatement = false;

  constructor(symbol: PythonSymbol) {
    this.symbol = symbol;
  }

  get isReassigned(): boolean {
    return (
      this.bindings > 1 ||
      this.isBoundElsewhere ||
      this.isDeleted ||
      (this.isBoundInLoop && this.declaration?.position !== "binding")
    );
  }

  get isCapturedInLoop(): boolean {
    return this.isClosedOverInLoop && this.isBoundInLoop;
  }

  get declaration(): Declaration | null {
    if (this.isParameter || this.isComprehensionTarget) return null;
    if (this.bindings === 0 && !this.isBoundElsewhere) return null;
    if (this.#statement === null) return { kind: "let", position: "top", at: null };
    const isBinding = this.#isDeclaredByStatement;
    const isConstant =
      isBinding && this.bindings === 1 && !this.isBoundElsewhere && !this.isDeleted;
    return {
      kind: isConstant ? "const" : "let",
      position: isBinding ? "binding" : "before",
      at: this.#statement,
    };
  }

  /**
   * Notes a reference from `statement` of `block`. References come in the order of the text; the declaration moves outwards until
   * its block holds them all. `declares`: the statement binds the name in a way that can declare it.
   */
  refer(block: Block, statement: Stmt | ExceptHandler | MatchCase, declares: boolean): void {
    if (this.#block === null) {
      this.#block = block;
      this.#statement = statement;
      this.#isDeclaredByStatement = declares;
      return;
    }
    while (!this.#block.isOpen) this.#moveOut();
  }

  /**
   * Settles the place of the declaration when everything is known. A variable that a closure sees, or whose value may come from an
   * earlier turn of a loop, is declared outside the loops; a module variable that functions use, in no block at all.
   */
  settle(isInModule: boolean): void {
    if (this.isCaptured || this.mayBeUnbound) {
      while (this.#block !== null && this.#block.loopDepth > this.loopBase) this.#moveOut();
    }
    if (isInModule && (this.isCaptured || this.isBoundElsewhere)) {
      while (this.#block !== null && this.#block.parent !== null) this.#moveOut();
    }
  }

  #moveOut(): void {
    this.#statement = this.#block!.owner;
    this.#block = this.#block!.parent;
    this.#isDeclaredByStatement = false;
  }
}
