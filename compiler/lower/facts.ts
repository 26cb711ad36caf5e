/** What the flow analysis says of the lowering's bindings. */
import type * as ast from "../ast/nodes.ts";
import type { BindingTable as FlowTable, ScopeTable, Variable } from "../analyze/index.ts";
import type { Binding, Scope } from "../analyze/types/binding.ts";

export class BindingFacts {
  readonly #scopes: ScopeTable;
  readonly #flows: FlowTable;
  readonly #variables = new Map<Binding, Variable | null>();

  constructor(scopes: ScopeTable, flows: FlowTable) {
    this.#scopes = scopes;
    this.#flows = flows;
  }

  variableOf(binding: Binding): Variable | null {
    if (binding.isHeaderName) return null;
    let variable = this.#variables.get(binding);
    if (variable === undefined) {
      const scope = this.#scopes.scopeOf(binding.scope.node);
      const symbol = scope?.symbols.get(binding.name);
      variable = (symbol === undefined ? undefined : this.#flows.variableOf(symbol)) ?? null;
      this.#variables.set(binding, variable);
    }
    return variable;
  }

  /** Whether the module's variable surely has a value from the moment its own code has run. */
  staysBound(binding: Binding): boolean {
    const variable = this.variableOf(binding);
    return this.#flows.boundAtEnd.has(binding.name) && variable?.isDeleted !== true;
  }

  /** Whether a read in the scope that owns the name may find it unbound. */
  mayBeUnbound(node: ast.Name): boolean {
    return this.#flows.maybeUnbound.has(node);
  }

  /** Whether a function that closes over the name may run while it is unbound. */
  mayBeUnboundInside(binding: Binding, reader: Scope | null): boolean {
    if (binding.scope === reader) return false;
    if (this.canBeUnbound(binding)) return true;
    const isSeen = this.variableOf(binding)?.isSeenBeforeBound === true;
    return isSeen && !this.#flows.boundAtEnd.has(binding.name);
  }

  /** Whether a function may delete a name that is not its own, or (where `reader` is not the owner) somebody the name that it reads. */
  mayBeDeletedElsewhere(binding: Binding, reader: Scope | null): boolean {
    const variable = this.variableOf(binding);
    if (variable?.isDeleted !== true) return false;
    return variable.isDeletedElsewhere || binding.scope !== reader;
  }

  /** Whether the name is unbound at some moment that the program could see. */
  canBeUnbound(binding: Binding): boolean {
    const variable = this.variableOf(binding);
    return (
      variable !== null &&
      (variable.mayBeUnbound || variable.isDeleted || variable.isCapturedBeforeBound)
    );
  }
}
