import { boundFlags, SymbolFlag, type ScopeRecord } from "./scope.ts";

/**
 * The names that a scope finds in the functions around it, kept up to date while the scopes are walked from the outside in, so
 * that a question costs the same at any depth.
 */
export class VisibleNames {
  /** For each name the scopes that hold it, innermost last; `null` where a `global` statement hides the ones before. */
  readonly #owners = new Map<string, (ScopeRecord | null)[]>();
  readonly #open: { readonly scope: ScopeRecord; readonly names: readonly string[] }[] = [];

  /** The function-like scope around the current one that holds `name`, or `null` where the name is a global. */
  ownerOf(name: string): ScopeRecord | null {
    return this.#owners.get(name)?.at(-1) ?? null;
  }

  /** Goes to a scope: closes those that are not around it. Scopes come in the order in which they open. */
  moveTo(scope: ScopeRecord): void {
    while (this.#open.length > 0 && this.#open.at(-1)!.scope !== scope.parent) {
      for (const name of this.#open.pop()!.names) this.#owners.get(name)!.pop();
    }
  }

  /** Lets the scopes inside `scope` see its names. */
  open(scope: ScopeRecord): void {
    const names: string[] = [];
    if (scope.kind === "class") {
      for (const name of ["__class__", "__classdict__"]) this.#add(name, scope, names);
    } else if (scope.isFunctionLike) {
      for (const { name, flags } of scope.symbols.values()) {
        if (flags & SymbolFlag.global) this.#add(name, null, names);
        else if (flags & SymbolFlag.nonlocal) continue;
        else if (flags & boundFlags) this.#add(name, scope, names);
      }
    }
    this.#open.push({ scope, names });
  }

  #add(name: string, owner: ScopeRecord | null, names: string[]): void {
    const owners = this.#owners.get(name);
    if (owners === undefined) this.#owners.set(name, [owner]);
    else owners.push(owner);
    names.push(name);
  }
}
