/**
 * Where JavaScript declares each Python name. Python has one scope per function, JavaScript one per block: a name is declared in the innermost
 * block that contains all its uses, with its first assignment where that comes first, else with a `let` ahead.
 */
import type * as ast from "../ast/nodes.ts";
import type { Binding, Block, DefinitionKind, Scope } from "../analyze/types/binding.ts";

export type Placement =
  /** Declared by the statement that first assigns it. */
  | { readonly kind: "inline"; readonly node: ast.AstNode; readonly isConstant: boolean }
  /** Declared by the header of its block (`for (const x of ...)`, `catch (e)`). */
  | { readonly kind: "header"; readonly node: ast.AstNode; readonly isConstant: boolean }
  /** Declared by a `let` before statement `index` of `block`. */
  | { readonly kind: "ahead"; readonly block: Block; readonly index: number }
  /** Declared by its own kind of declaration: functions, classes, imports. */
  | { readonly kind: "own" }
  /** Declared by the head of its function. */
  | { readonly kind: "parameter" };

const inlineDefinitions: ReadonlySet<DefinitionKind> = new Set(["assign", "import", "alias"]);

export interface Placements {
  readonly of: ReadonlyMap<Binding, Placement>;
  /** The names to declare ahead of a statement. */
  readonly ahead: ReadonlyMap<Block, ReadonlyMap<number, readonly Binding[]>>;
}

/** What is special about the names of one module. */
export interface ModulePlaces {
  /** Whether other modules see the name. */
  isExported(binding: Binding): boolean;
  /** Whether the name is declared by a JavaScript import. */
  isImport(binding: Binding): boolean;
  /** Whether the name is there for annotations that nothing asks for: it is not declared at all. */
  isErased(binding: Binding): boolean;
  /** Whether the module's code runs after its names have been declared. */
  readonly isDeferred: boolean;
}

/** The names of a module that runs late: functions and classes that are there from the start, and variables. */
function placeDeferred(
  binding: Binding,
  scope: Scope,
  isEarly: (binding: Binding) => boolean,
): Placement {
  if (binding.isHeaderName) return place(binding, scope, isEarly, false);
  const [definition] = binding.definitions;
  const isDefinition = definition === "function" || definition === "class";
  if (isDefinition && binding.definitions.length === 1 && !isEarly(binding)) return { kind: "own" };
  return { kind: "ahead", block: scope.body, index: 0 };
}

export function placeBindings(
  scopes: Iterable<Scope>,
  isEarly: (binding: Binding) => boolean,
  module: ModulePlaces,
): Placements {
  const of = new Map<Binding, Placement>();
  const ahead = new Map<Block, Map<number, Binding[]>>();
  for (const scope of scopes) {
    if (scope.kind !== "module" && scope.kind !== "function") continue;
    for (const binding of scope.bindings.values()) {
      const placement =
        module.isImport(binding) || module.isErased(binding)
          ? ({ kind: "own" } as const)
          : module.isDeferred && scope.kind === "module"
            ? placeDeferred(binding, scope, isEarly)
            : binding.mayMeanBuiltin
              ? ({ kind: "ahead", block: scope.body, index: 0 } as const)
              : place(binding, scope, isEarly, module.isExported(binding));
      of.set(binding, placement);
      if (placement.kind !== "ahead") continue;
      let byIndex = ahead.get(placement.block);
      if (byIndex === undefined)
        ahead.set(placement.block, (byIndex = new Map<number, Binding[]>()));
      const names = byIndex.get(placement.index);
      if (names === undefined) byIndex.set(placement.index, [binding]);
      else names.push(binding);
    }
  }
  return { of, ahead };
}

function place(
  binding: Binding,
  scope: Scope,
  isEarly: (binding: Binding) => boolean,
  isExported: boolean,
): Placement {
  const [definition] = binding.definitions;
  // The names of handlers have bindings of their own.
  if (definition === undefined) return { kind: "own" };
  if (definition === "parameter") return { kind: "parameter" };
  const { block, first } = binding;
  if (block === null || first === null) {
    return { kind: "ahead", block: scope.body, index: 0 };
  }
  if (isExported && block !== scope.body) return aheadOfStatement(block, scope.body);
  const isConstant = binding.definitions.length === 1;
  if (
    isConstant &&
    (definition === "function" || definition === "class") &&
    isDeclaredInPlace(binding, scope) &&
    !isEarly(binding)
  ) {
    return { kind: "own" };
  }
  const isFirst =
    first.block === block &&
    first.index === binding.blockIndex &&
    first.node === binding.definitionNodes[0];
  const isSharedByClosures = binding.captured && block.loop !== null;
  const node = binding.definitionNodes[0]!;
  if (isFirst && !isSharedByClosures) {
    if (first.index === -1) return { kind: "header", node, isConstant };
    if (inlineDefinitions.has(definition)) return { kind: "inline", node, isConstant };
  }
  return aheadOf(block, binding.blockIndex === Infinity ? 0 : binding.blockIndex);
}

/** A function or class declaration stands in the scope's own block: in an inner one, JavaScript would not let it out. */
function isDeclaredInPlace(binding: Binding, scope: Scope): boolean {
  return (
    binding.first!.block === scope.body ||
    (binding.block === binding.first!.block &&
      binding.first!.definition !== null &&
      binding.block.loop === null)
  );
}

/** Ahead of the statement of `body` that contains the block: JavaScript exports nothing from an inner block. */
function aheadOfStatement(block: Block, body: Block): Placement {
  let place = block;
  let index = 0;
  while (place !== body) {
    index = place.parentIndex;
    place = place.parent!;
  }
  return { kind: "ahead", block: place, index };
}

/** Outside every loop: what one round of a loop leaves in a name, the next one sees. */
function aheadOf(block: Block, index: number): Placement {
  let place = block;
  let statement = Math.max(index, 0);
  while (place.loop !== null || index === -1) {
    statement = place.parentIndex;
    place = place.parent!;
    index = 0;
  }
  return { kind: "ahead", block: place, index: statement };
}
