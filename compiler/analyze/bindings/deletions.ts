import type { Stmt } from "../../ast/nodes.ts";
import type { Scope } from "../scopes/index.ts";
import { visitTarget, type Flow } from "./flow.ts";

/** Finds the deletions in the statements of one frame, class bodies included: `del`, and the names of handlers. */
export function collectDeletions(body: readonly Stmt[], flow: Flow): void {
  const { scopes } = flow.shared;
  const pending: { readonly body: readonly Stmt[]; readonly scope: Scope }[] = [
    { body, scope: flow.scope },
  ];
  const note = (name: string, offset: number, scope: Scope): void => {
    const variable = flow.shared.variableOf(scopes.resolve(name, scope));
    if (variable === null) return;
    const { owner } = variable.symbol;
    if (owner === flow.scope || owner === scope) flow.deletions.push({ offset, variable });
  };
  while (pending.length > 0) {
    const { body: statements, scope } = pending.pop()!;
    for (const node of statements) {
      if (node.kind === "Delete") {
        for (const target of node.targets) {
          visitTarget(
            target,
            ({ id, start }) => note(id, start, scope),
            () => {},
          );
        }
      }
      for (const inner of bodiesOf(node)) {
        const innerScope = node.kind === "ClassDef" ? (scopes.scopeOf(node) ?? scope) : scope;
        pending.push({ body: inner, scope: innerScope });
      }
      if (node.kind !== "Try" && node.kind !== "TryStar") continue;
      for (const { name, end } of node.handlers) if (name !== null) note(name, end, scope);
    }
  }
  flow.deletions.sort((a, b) => a.offset - b.offset);
}

/** The statement lists of a compound statement that run in the same frame. */
function bodiesOf(node: Stmt): readonly (readonly Stmt[])[] {
  switch (node.kind) {
    case "If":
    case "While":
    case "For":
    case "AsyncFor":
      return [node.body, node.orelse];
    case "With":
    case "AsyncWith":
    case "ClassDef":
      return [node.body];
    case "Match":
      return node.cases.map((matchCase) => matchCase.body);
    case "Try":
    case "TryStar":
      return [
        node.body,
        ...node.handlers.map((handler) => handler.body),
        node.orelse,
        node.finalbody,
      ];
    default:
      return [];
  }
}
