/** The uses of names that the binding pass met, and what they settle: the binding of each, and where JavaScript may declare it. */
import type * as ast from "../../ast/nodes.ts";
import { Binding, type Block, type DefinitionKind, type Location, type Scope } from "./binding.ts";
import {
  frameScope,
  listingName,
  namesOfFrame,
  type Listing,
  type ListingCall,
} from "./listings.ts";
import { never } from "./type.ts";

export interface Occurrence {
  readonly node: ast.AstNode;
  readonly name: string;
  readonly scope: Scope;
  readonly location: Location;
  /** `null` for a read. */
  readonly definition: DefinitionKind | null;
  /** Whether it stands in an annotation of a function or of a variable. */
  readonly isAnnotation?: boolean;
}

export function mangle(name: string, className: string | null): string {
  if (className === null || !name.startsWith("__") || name.endsWith("__") || name.includes("."))
    return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

const headerDefinitions: ReadonlySet<DefinitionKind> = new Set([
  "for",
  "with",
  "except",
  "pattern",
]);

/** Collects occurrences in evaluation order and settles them once every scope is known. */
export class Occurrences {
  readonly #uses = new Map<ast.AstNode, Binding>();
  readonly #references = new Map<number, Binding[]>();
  #occurrences: Occurrence[] = [];
  readonly #listingCalls: ListingCall[] = [];
  readonly #listings = new Map<ast.AstNode, Listing>();
  /** The names that the headers of blocks bind: targets of `for` and `with`, names of handlers, captures of cases. */
  readonly #headers = new Map<Block, Set<string>>();
  /** Names that such headers bind, with all their uses. */
  readonly #headerNames = new Map<Binding, Occurrence[]>();
  #isScript: boolean;
  #module!: Scope;

  constructor(isScript: boolean) {
    this.#isScript = isScript;
  }

  add(occurrence: Occurrence): void {
    this.#occurrences.push(occurrence);
    const { definition, location, name } = occurrence;
    if (location.index !== -1 || definition === null || !headerDefinitions.has(definition)) return;
    const names = this.#headers.get(location.block);
    if (names === undefined) this.#headers.set(location.block, new Set([name]));
    else names.add(name);
  }

  /** Notes a call of `locals()` or the like. */
  list(call: ast.Call, scope: Scope, location: Location): void {
    this.#listingCalls.push({ call, position: this.#occurrences.length, scope, location });
  }

  /** What the calls list, as far as their names mean the builtins. What `locals()` lists is read where it stands. */
  #settleListings(): void {
    const isBuiltin = ({ call, scope }: ListingCall): boolean =>
      this.#resolve(scope, listingName(call)!) === null;
    const occurrences: Occurrence[] = [];
    let from = 0;
    for (const each of this.#listingCalls.filter(isBuiltin)) {
      const frame = frameScope(each.scope);
      const isGlobal = listingName(each.call) === "globals" || frame.kind === "module";
      if (isGlobal || frame.kind === "class") {
        const listing: Listing = isGlobal
          ? { kind: "module" }
          : { kind: "class", node: frame.node as ast.ClassDef };
        this.#listings.set(each.call, listing);
        // The module object has what JavaScript exports.
        if (isGlobal) this.#isScript = false;
        continue;
      }
      const names = namesOfFrame(each, this.#occurrences, (scope, name) =>
        this.#resolve(scope, name),
      );
      this.#listings.set(each.call, { kind: "function", names });
      occurrences.push(...this.#occurrences.slice(from, each.position));
      from = each.position;
      const { scope, location } = each;
      for (const node of names)
        occurrences.push({ node, name: node.id, scope, location, definition: null });
    }
    if (from > 0) this.#occurrences = [...occurrences, ...this.#occurrences.slice(from)];
  }

  settle(module: Scope): {
    readonly uses: ReadonlyMap<ast.AstNode, Binding>;
    readonly references: ReadonlyMap<number, readonly Binding[]>;
    readonly listings: ReadonlyMap<ast.AstNode, Listing>;
    readonly listsModule: boolean;
  } {
    this.#module = module;
    this.#settleListings();
    for (const { definition, location, scope, name } of this.#occurrences) {
      if (definition === null || location.index !== -1 || !headerDefinitions.has(definition))
        continue;
      const binding = this.#resolve(scope, name);
      if (binding !== null) this.#headerNames.set(binding, []);
    }
    for (const occurrence of this.#occurrences) this.#settle(occurrence);
    for (const [binding, occurrences] of this.#headerNames) {
      this.#settleHeaderNames(binding, occurrences);
    }
    const listings = this.#listings;
    for (const listing of listings.values())
      if (listing.kind === "function")
        for (const node of listing.names) this.#uses.get(node)!.isListed = true;
    const listsModule = [...listings.values()].some(({ kind }) => kind === "module");
    return { uses: this.#uses, references: this.#references, listings, listsModule };
  }

  #settle(occurrence: Occurrence): void {
    const binding = this.#resolve(occurrence.scope, occurrence.name);
    if (binding === null) return;
    const held = this.#headerNames.get(binding);
    if (held !== undefined) held.push(occurrence);
    else this.#settleOn(binding, occurrence);
  }

  /**
   * A name that only the blocks use whose headers bind it is a name of its own in each: the second `for i in ...` has nothing to do with the first.
   */
  #settleHeaderNames(binding: Binding, occurrences: readonly Occurrence[]): void {
    const blocks = occurrences.map((occurrence) => this.#headerAround(binding, occurrence));
    const isSplit = this.#canSplit(binding, occurrences, blocks);
    const own = new Map<Block, Binding>();
    occurrences.forEach((occurrence, index) => {
      const block = blocks[index];
      if (!isSplit || block === null || block === undefined)
        return this.#settleOn(binding, occurrence);
      let split = own.get(block);
      if (split === undefined) {
        split = new Binding(binding.name, binding.scope, never);
        split.isHeaderName = true;
        own.set(block, split);
      }
      this.#settleOn(split, occurrence);
    });
  }

  #canSplit(
    binding: Binding,
    occurrences: readonly Occurrence[],
    blocks: readonly (Block | null)[],
  ): boolean {
    if (blocks.includes(null)) return false;
    // A handler's name is deleted at the handler's end, so that nothing can see it later.
    if (
      occurrences.every(
        ({ definition }) =>
          definition === null || definition === "except" || definition === "assign",
      )
    )
      return true;
    if (new Set(blocks).size < 2) return false;
    if (binding.scope.kind === "module" && !this.#isScript) return false;
    return occurrences.every(
      ({ definition, scope }, index) =>
        definition !== "delete" &&
        isImmediate(scope, binding.scope) &&
        !this.#isNested(binding, blocks[index]!),
    );
  }

  /** The innermost block around the use whose header binds the name. */
  #headerAround(binding: Binding, occurrence: Occurrence): Block | null {
    let { location } = occurrence;
    for (let scope = occurrence.scope; scope !== binding.scope; scope = scope.parent!)
      location = scope.location!;
    return this.#headerFrom(binding, location.block);
  }

  #headerFrom(binding: Binding, start: Block | null): Block | null {
    for (let block = start; block !== null; block = block.parent) {
      if (this.#headers.get(block)?.has(binding.name)) return block;
    }
    return null;
  }

  #isNested(binding: Binding, block: Block): boolean {
    return this.#headerFrom(binding, block.parent) !== null;
  }

  #settleOn(binding: Binding, occurrence: Occurrence): void {
    this.#uses.set(occurrence.node, binding);
    let location = occurrence.location;
    let isInside = false;
    let isInNestedFunction = false;
    for (let scope = occurrence.scope; scope !== binding.scope; scope = scope.parent!) {
      location = scope.location!;
      isInside ||= !runsWhereItStands(scope);
      isInNestedFunction ||= hasThis(scope);
    }
    if (isInside) binding.captured = true;
    if (isInNestedFunction) binding.isUsedInNestedFunction = true;
    if (binding.scope.kind === "module" && occurrence.definition === null)
      this.#refer(location, binding);
    if (occurrence.definition === null) {
      binding.reads++;
      if (occurrence.isAnnotation === true) binding.annotationReads++;
    } else {
      binding.definitions.push(occurrence.definition);
      binding.definitionNodes.push(occurrence.node);
      if (isInside) binding.writtenFromInside = true;
    }
    recordLocation(binding, location, occurrence, isInside);
    // JavaScript exports from the module's own block alone.
    if (binding.scope.kind === "module" && !this.#isScript) liftToScope(binding);
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
      // Functions of a class have its `__class__` around them (PEP 3135), whatever else has the name.
      if (scope.kind === "class" && name === "__class__") return null;
      // What the parameters of a method are bound by sees the names of the class (PEP 695).
      if (scope.kind === "class" && !isAnnotationScopeOf(scope, start)) continue;
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

/** Whether the scope is of type parameters or a lazy expression, with nothing but such around it up to the class. */
function isAnnotationScopeOf(cls: Scope, start: Scope): boolean {
  for (let scope = start; scope !== cls; scope = scope.parent!)
    if (scope.kind !== "typeParameters" && scope.kind !== "lazy") return false;
  return true;
}

/** Whether the code of the scope is a JavaScript function with a `this` of its own: an arrow function sees the one around it. */
function hasThis(scope: Scope): boolean {
  if (scope.kind === "function") return scope.node.kind !== "Lambda" || scope.yields;
  return scope.kind === "class";
}

/** Whether the code of the scope runs in its place: not later, and not in a function of JavaScript's. */
function runsWhereItStands(scope: Scope): boolean {
  if (scope.kind === "typeParameters") return true;
  return scope.kind === "comprehension" && scope.node.kind !== "GeneratorExp";
}

/** Whether code in the inner scope runs where it stands: a comprehension, not a function. */
function isImmediate(inner: Scope, outer: Scope): boolean {
  for (let scope = inner; scope !== outer; scope = scope.parent!)
    if (!runsWhereItStands(scope)) return false;
  return true;
}

/** Makes the scope's own block the one that declares the name. */
function liftToScope(binding: Binding): void {
  let { block } = binding;
  if (binding.isHeaderName || block === null) return;
  for (; block.parent !== null; block = block.parent) {
    if (binding.blockIndex !== Infinity) binding.blockIndex = block.parentIndex;
    if (binding.captureIndex !== Infinity) binding.captureIndex = block.parentIndex;
  }
  binding.block = block;
}

/**
 * Keeps the innermost block that holds every occurrence, and the first statement in it that has one. What nested functions do happens later
 * (JavaScript's temporal dead zone guards it), so that a read in one keeps the name visible to it but is not its first occurrence. One that
 * assigns it may do so before the scope itself does: the name is declared ahead of that function.
 */
function recordLocation(
  binding: Binding,
  location: Location,
  { definition, node }: Occurrence,
  isInside: boolean,
): void {
  if (!isInside && binding.first === null) binding.first = { ...location, definition, node };
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
