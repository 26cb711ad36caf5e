/** Calls that ask for the names of the place where they stand: `locals()`, `globals()`, `vars()` and `dir()` without arguments. */
import type * as ast from "../../ast/nodes.ts";
import type { Binding, Scope } from "./binding.ts";
import type { Occurrence } from "./occurrences.ts";

/** What such a call lists: names of a function, each as a read of it; the names of the class body or of the module. */
export type Listing =
  | { readonly kind: "function"; readonly names: readonly ast.Name[] }
  | { readonly kind: "class"; readonly node: ast.ClassDef }
  | { readonly kind: "module" };

/** A call as the binding pass meets it. */
export interface ListingCall {
  readonly call: ast.Call;
  /** How many occurrences of names come before it. */
  readonly position: number;
  readonly scope: Scope;
  readonly location: Occurrence["location"];
}

const listingNames: ReadonlySet<string> = new Set(["locals", "globals", "vars", "dir"]);

/** The builtin that the call is of, if it is one that lists names; the name may have another meaning there. */
export function listingName({ func, args, keywords }: ast.Call): string | null {
  const isPlain = func.kind === "Name" && args.length + keywords.length === 0;
  return isPlain && listingNames.has(func.id) ? func.id : null;
}

/** The scope whose names a call in `scope` lists: a comprehension that is no generator runs in the frame of its function (PEP 709). */
export function frameScope(scope: Scope): Scope {
  let frame = scope;
  while (
    frame.kind === "typeParameters" ||
    (frame.kind === "comprehension" && frame.node.kind !== "GeneratorExp")
  )
    frame = frame.parent!;
  return frame;
}

/**
 * The names that `locals()` lists in a function, in the order of its frame: parameters and plain names, names that closures see, names of the functions around. Source: CPython
 * Objects/codeobject.c (co_localsplusnames).
 */
export function namesOfFrame(
  { call, scope }: ListingCall,
  occurrences: readonly Occurrence[],
  resolve: (scope: Scope, name: string) => Binding | null,
): ast.Name[] {
  const frame = frameScope(scope);
  const own = new Set<string>();
  for (let each = scope; ; each = each.parent!) {
    for (const name of each.bindings.keys()) if (!each.redirected.has(name)) own.add(name);
    if (each === frame) break;
  }
  const cells = new Set<string>();
  const free = new Set<string>();
  for (const { name, scope: user } of occurrences) {
    if (!isWithin(user, frame)) continue;
    const binding = resolve(user, name);
    if (binding === null || binding.scope.kind === "module" || binding.scope.kind === "class")
      continue;
    if (binding.scope === frame) {
      if (frameScope(user) !== frame) cells.add(name);
    } else if (!isWithin(binding.scope, frame)) free.add(name);
  }
  const isParameter = (name: string): boolean =>
    frame.bindings.get(name)?.scope.node === frame.node && parameterNames(frame).has(name);
  const plain = [...own].filter((name) => !cells.has(name) || isParameter(name));
  const later = [...cells].filter((name) => !isParameter(name)).sort();
  const { start, end } = call;
  return [...new Set([...plain, ...later, ...[...free].sort()])].map((id) => ({
    kind: "Name",
    id,
    ctx: "Load",
    start,
    end,
  }));
}

function parameterNames({ node }: Scope): ReadonlySet<string> {
  if (node.kind !== "FunctionDef" && node.kind !== "AsyncFunctionDef" && node.kind !== "Lambda")
    return new Set();
  const { posonlyargs, args, vararg, kwonlyargs, kwarg } = node.args;
  const all = [...posonlyargs, ...args, ...kwonlyargs, vararg, kwarg];
  return new Set(all.flatMap((each) => (each === null ? [] : [each.arg])));
}

function isWithin(scope: Scope, outer: Scope): boolean {
  for (let each: Scope | null = scope; each !== null; each = each.parent)
    if (each === outer) return true;
  return false;
}
