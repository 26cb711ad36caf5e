/** The uses of names that the binding pass met, and what they settle: the binding of each, and where JavaScript may declare it. */
import type * as ast from "../../ast/nodes.ts";
import { Binding, type Block, type DefinitionKind, type Location, type Scope } from "./binding.ts";
import { never } from "./type.ts";

export interface Occurrence {
  readonly node: ast.AstNode;
  readonly name: string;
  readonly scope: Scope;
  readonly location: Location;
  /** `null` for a read. */
  readonly definition: DefinitionKind | null;
}

export function mangle(name: string, className: string | null): string {
  if (className === null || !name.startsWith("__") || name.endsWith("__") || name.includes("."))
    return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

/** Collects occurrences in evaluation order and settles them once every scope is known. */
export class Occurrences {
  readonly #uses = new Map<ast.AstNode, Binding>();
  readonly #references = new Map<number, Binding[]>();
  readonly #occurrences: Occurrence[] = [];
  /** The blocks of handlers that name their exception. */
  readonly #handlerBlocks = new Map<Block, ast.ExceptHandler>();
  /** Names that some handler binds, with all their uses. */
  readonly #handlerNames = new Map<Binding, Occurrence[]>();
  #module!: Scope;

  add(occurrence: Occurrence): void {
    this.#occurrences.push(occurrence);
  }

  nameHandler(block: Block, handler: ast.ExceptHandler): void {
    this.#handlerBlocks.set(block, handler);
  }

  settle(module: Scope): {
    readonly uses: ReadonlyMap<ast.AstNode, Binding>;
    readonly references: ReadonlyMap<number, readonly Binding[]>;
  } {
    this.#module = module;
    for (const occurrence of this.#occurrences) {
      if (occurrence.definition !== "except") continue;
      const binding = this.#resolve(occurrence.scope, occurrence.name);
      if (binding !== null) this.#handlerNames.set(binding, []);
    }
    for (const occurrence of this.#occurrences) this.#settle(occurrence);
    for (const [binding, occurrences] of this.#handlerNames) {
      this.#settleHandlerNames(binding, occurrences);
    }
    return { uses: this.#uses, references: this.#references };
  }

  #settle(occurrence: Occurrence): void {
    const binding = this.#resolve(occurrence.scope, occurrence.name);
    if (binding === null) return;
    const held = this.#handlerNames.get(binding);
    if (held !== undefined) held.push(occurrence);
    else this.#settleOn(binding, occurrence);
  }

  /**
   * A handler's name is deleted at the handler's end. Where nothing outside of the handlers uses the name, each handler has one of its own.
   */
  #settleHandlerNames(binding: Binding, occurrences: readonly Occurrence[]): void {
    const handlers = occurrences.map((occurrence) => this.#handlerAround(binding, occurrence));
    const isOwn = handlers.every((handler) => handler !== null);
    const own = new Map<ast.ExceptHandler, Binding>();
    occurrences.forEach((occurrence, index) => {
      const handler = handlers[index];
      if (!isOwn || handler === null || handler === undefined)
        return this.#settleOn(binding, occurrence);
      let split = own.get(handler);
      if (split === undefined) {
        split = new Binding(binding.name, binding.scope, never);
        split.isHandlerName = true;
        own.set(handler, split);
      }
      this.#settleOn(split, occurrence);
    });
  }

  /** The innermost handler of that name that contains the use. */
  #handlerAround(binding: Binding, occurrence: Occurrence): ast.ExceptHandler | null {
    let { location } = occurrence;
    for (let scope = occurrence.scope; scope !== binding.scope; scope = scope.parent!)
      location = scope.location!;
    for (let block: Block | null = location.block; block !== null; block = block.parent) {
      const handler = this.#handlerBlocks.get(block);
      if (handler !== undefined && mangle(handler.name!, binding.scope.mangledBy) === binding.name)
        return handler;
    }
    return null;
  }

  #settleOn(binding: Binding, occurrence: Occurrence): void {
    this.#uses.set(occurrence.node, binding);
    let location = occurrence.location;
    let isInside = false;
    let isInNestedFunction = false;
    for (let scope = occurrence.scope; scope !== binding.scope; scope = scope.parent!) {
      location = scope.location!;
      isInside ||= scope.kind !== "comprehension" || scope.node.kind === "GeneratorExp";
      isInNestedFunction ||= scope.kind !== "comprehension" && scope.node.kind !== "Lambda";
    }
    if (isInside) binding.captured = true;
    if (isInNestedFunction) binding.isUsedInNestedFunction = true;
    if (binding.scope.kind === "module" && occurrence.definition === null)
      this.#refer(location, binding);
    if (occurrence.definition === null) {
      binding.reads++;
    } else {
      binding.definitions.push(occurrence.definition);
      binding.definitionNodes.push(occurrence.node);
      if (isInside) binding.writtenFromInside = true;
    }
    recordLocation(binding, location, occurrence.definition, isInside);
  }

  #refer(location: Location, binding: Binding): void {
    let { block, index } = location;
    for (; block.parent !== null; block = block.parent) index = block.parentIndex;
    const known = this.#references.get(index);
    if (known === undefined) this.#references.set(index, [binding]);
    else known.push(binding);
  }

  #resolve(start: Scope, name: string): Binding | null {
    const redirect = start.redirected.get(name);
    if (redirect === "global") return this.#globalBinding(name);
    if (redirect === undefined) {
      const own = start.bindings.get(name);
      if (own !== undefined) return own;
    }
    for (let scope = start.parent; scope !== null; scope = scope.parent) {
      if (scope.kind === "class") continue;
      if (scope.redirected.get(name) === "global") return this.#globalBinding(name);
      const binding = scope.bindings.get(name);
      if (binding !== undefined && !scope.redirected.has(name)) return binding;
    }
    return null;
  }

  /** `global x` in a function binds at module level even where the module itself never does. */
  #globalBinding(name: string): Binding | null {
    const module = this.#module;
    let binding = module.bindings.get(name);
    if (binding === undefined) {
      binding = new Binding(name, module, never);
      module.bindings.set(name, binding);
    }
    return binding;
  }
}

/**
 * Keeps the innermost block that holds every occurrence, and the first statement in it that has one. What nested functions do happens later
 * (JavaScript's temporal dead zone guards it), so that a read in one keeps the name visible to it but is not its first occurrence. One that
 * assigns it may do so before the scope itself does: the name is declared ahead of that function.
 */
function recordLocation(
  binding: Binding,
  location: Location,
  definition: DefinitionKind | null,
  isInside: boolean,
): void {
  if (!isInside && binding.first === null) binding.first = { ...location, definition };
  const happensLater = isInside && definition === null;
  if (binding.block === null) {
    binding.block = location.block;
    binding.blockIndex = happensLater ? Infinity : location.index;
    return;
  }
  let { block: other } = location;
  let index = happensLater ? Infinity : location.index;
  while (other !== binding.block) {
    if (binding.block.depth > other.depth) {
      const { parentIndex } = binding.block;
      if (binding.blockIndex !== Infinity) binding.blockIndex = parentIndex;
      if (binding.captureIndex !== Infinity) binding.captureIndex = parentIndex;
      binding.block = binding.block.parent!;
    } else {
      index = other.parentIndex;
      other = other.parent!;
    }
  }
  if (isInside) binding.captureIndex = Math.min(binding.captureIndex, index);
  else binding.blockIndex = Math.min(binding.blockIndex, index);
}
