import type { Span } from "../../ast/nodes.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import type { ScopeBuilder } from "./build.ts";
import { boundFlags, SymbolFlag, SymbolRecord, type ScopeRecord } from "./scope.ts";
import { VisibleNames } from "./visible-names.ts";

/**
 * Decides for every name of every scope where it lives. Names are bound from the outside in, captures are passed on from the
 * inside out; inlined comprehensions (PEP 709) lend their names to the scope that holds them.
 *
 * Source: the language reference, "Resolution of names", and CPython 3.13 `Python/symtable.c` for what its tables show.
 */
export function resolveScopes(builder: ScopeBuilder): void {
  // Outer scopes come before inner ones in the list.
  const visible = new VisibleNames();
  for (const scope of builder.scopes) {
    visible.moveTo(scope);
    bindNames(scope, visible, builder);
    visible.open(scope);
  }
  const captured = new Map<ScopeRecord, Set<string>>();
  for (let index = builder.scopes.length - 1; index >= 0; index--) {
    captured.set(builder.scopes[index]!, passOnCaptures(builder.scopes[index]!, captured));
  }
}

function bindNames(scope: ScopeRecord, visible: VisibleNames, builder: ScopeBuilder): void {
  for (const symbol of scope.symbols.values()) {
    const { flags } = symbol;
    if (flags & SymbolFlag.global) {
      symbol.binding = "global explicit";
      symbol.owner = builder.module;
      if (flags & SymbolFlag.nonlocal) {
        report(messages.nonlocalAndGlobal, scope, symbol, builder);
      }
    } else if (flags & SymbolFlag.nonlocal) {
      bindNonlocal(scope, symbol, visible, builder);
    } else if (flags & boundFlags) {
      symbol.binding = "local";
      symbol.owner = scope;
    } else {
      bindFromOutside(scope, symbol, visible, builder.module);
    }
  }
}

function bindNonlocal(
  scope: ScopeRecord,
  symbol: SymbolRecord,
  visible: VisibleNames,
  builder: ScopeBuilder,
): void {
  if (scope === builder.module) {
    report(messages.nonlocalAtModuleLevel, scope, symbol, builder);
    return;
  }
  const owner = visible.ownerOf(symbol.name);
  if (owner === null) {
    report(messages.noBindingForNonlocal, scope, symbol, builder);
    return;
  }
  if (isTypeParameterFrom(scope, symbol.name)) {
    report(messages.nonlocalTypeParameter, scope, symbol, builder);
  }
  symbol.binding = "free";
  symbol.owner = owner;
}

function report(
  kind:
    | typeof messages.nonlocalAndGlobal
    | typeof messages.nonlocalAtModuleLevel
    | typeof messages.noBindingForNonlocal
    | typeof messages.nonlocalTypeParameter,
  scope: ScopeRecord,
  symbol: SymbolRecord,
  builder: ScopeBuilder,
): void {
  // Under PEP 563 CPython never looks at what it finds in annotations.
  if (scope.isDetached) return;
  const span: Span = scope.directives.get(symbol.name) ?? scope.span;
  builder.report(kind, span, symbol.name);
}

function bindFromOutside(
  scope: ScopeRecord,
  symbol: SymbolRecord,
  visible: VisibleNames,
  module: ScopeRecord,
): void {
  symbol.binding = "global implicit";
  symbol.owner = module;
  if (scope.canSeeClassScope) {
    // What the class binds is looked up in the class first and then among the globals, past any function around it.
    const flags = enclosingClass(scope)?.symbols.get(symbol.name)?.flags ?? 0;
    if (flags & SymbolFlag.global) {
      symbol.binding = "global explicit";
      return;
    }
    if (flags & boundFlags && !(flags & SymbolFlag.nonlocal)) return;
  }
  const owner = visible.ownerOf(symbol.name);
  if (owner === null) return;
  symbol.binding = "free";
  symbol.owner = owner;
}

/** The class whose names an annotation scope sees. */
function enclosingClass(scope: ScopeRecord): ScopeRecord | null {
  let outer = scope.parent;
  while (outer !== null && outer.kind !== "class") {
    if (!outer.canSeeClassScope) return null;
    outer = outer.parent;
  }
  return outer;
}

/** Whether the nearest binding of `name` around `scope` is a type parameter. A class attribute hides it, if only for this rule. */
function isTypeParameterFrom(scope: ScopeRecord, name: string): boolean {
  for (let outer = scope.parent; outer !== null; outer = outer.parent) {
    const flags = outer.symbols.get(name)?.flags ?? 0;
    if (flags & boundFlags && !(flags & (SymbolFlag.global | SymbolFlag.nonlocal))) {
      return (flags & SymbolFlag.typeParameter) !== 0;
    }
  }
  return false;
}

/**
 * Turns captured locals into cells, adds the names that inner scopes take from further out, and returns the names that
 * this scope and the ones inside it leave free.
 */
function passOnCaptures(
  scope: ScopeRecord,
  captured: ReadonlyMap<ScopeRecord, ReadonlySet<string>>,
): Set<string> {
  const ownFree: string[] = [];
  for (const symbol of scope.symbols.values())
    if (symbol.binding === "free") ownFree.push(symbol.name);
  const free = new Set<string>();
  const inlinedCells = new Set<string>();
  const owners = new Map<string, ScopeRecord>();
  for (const child of scope.children) {
    const childFree = new Set(captured.get(child)!);
    if (isInlined(child, scope)) {
      child.isInlined = true;
      lendNames(scope, child, childFree, inlinedCells);
    }
    for (const name of childFree) {
      free.add(name);
      const owner = child.symbols.get(name)?.owner;
      if (owner !== undefined) owners.set(name, owner);
    }
  }
  if (scope.isFunctionLike) {
    for (const symbol of scope.symbols.values()) {
      if (symbol.binding !== "local") continue;
      if (!free.has(symbol.name) && !inlinedCells.has(symbol.name)) continue;
      symbol.binding = "cell";
      free.delete(symbol.name);
    }
  } else if (scope.kind === "class") {
    if (free.delete("__class__")) scope.needsClassCell = true;
    free.delete("__classdict__");
  }
  for (const name of inlinedCells) {
    const symbol = scope.symbols.get(name);
    if (symbol !== undefined) symbol.flags |= SymbolFlag.comprehensionCell;
  }
  addPassedOn(scope, free, owners);
  for (const name of ownFree) free.add(name);
  return free;
}

/** List, set and dict comprehensions, but not in an annotation scope inside a class. */
function isInlined(child: ScopeRecord, parent: ScopeRecord): boolean {
  const { comprehension } = child;
  return comprehension !== null && comprehension !== "generator" && !parent.canSeeClassScope;
}

function lendNames(
  scope: ScopeRecord,
  inlined: ScopeRecord,
  inlinedFree: Set<string>,
  cells: Set<string>,
): void {
  for (const symbol of inlined.symbols.values()) {
    const { name, flags } = symbol;
    if (flags & SymbolFlag.parameter) continue;
    if (symbol.binding === "cell" || flags & SymbolFlag.comprehensionCell) cells.add(name);
    const known = scope.symbols.get(name);
    if (known === undefined) {
      const lent = new SymbolRecord(name, flags, symbol.owner);
      lent.binding = symbol.binding;
      if (symbol.binding === "free" && scope.kind === "class" && name === "__class__") {
        // Read directly in the class body, where there is no cell yet: CPython looks among the globals.
        lent.binding = "global implicit";
        inlinedFree.delete(name);
      }
      scope.symbols.set(name, lent);
    } else if (known.flags & boundFlags && scope.kind !== "class") {
      // A variable of this scope is no capture for a comprehension that runs in its frame.
      if (!isFreeInChild(inlined, name)) inlinedFree.delete(name);
    }
  }
}

function isFreeInChild(scope: ScopeRecord, name: string): boolean {
  return childTables(scope).some((child) => child.symbols.get(name)?.binding === "free");
}

function addPassedOn(
  scope: ScopeRecord,
  free: ReadonlySet<string>,
  owners: ReadonlyMap<string, ScopeRecord>,
): void {
  for (const name of free) {
    const known = scope.symbols.get(name);
    if (known === undefined) {
      const passedOn = new SymbolRecord(name, 0, owners.get(name)!);
      passedOn.binding = "free";
      scope.symbols.set(name, passedOn);
    } else if (scope.kind === "class" || scope.canSeeClassScope) {
      known.flags |= SymbolFlag.freeInClass;
    }
  }
}

/** The children as CPython's table lists them: in place of an inlined comprehension stand its own children. */
export function childTables(scope: ScopeRecord): readonly ScopeRecord[] {
  if (!scope.children.some((child) => child.isInlined)) return scope.children;
  const tables: ScopeRecord[] = [];
  const pending: ScopeRecord[] = [...scope.children].reverse();
  while (pending.length > 0) {
    const child = pending.pop()!;
    if (!child.isInlined) tables.push(child);
    else
      for (let index = child.children.length - 1; index >= 0; index--)
        pending.push(child.children[index]!);
  }
  return tables;
}
