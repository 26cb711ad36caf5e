import { childTables } from "./resolve.ts";
import {
  SymbolFlag,
  type Binding,
  type PythonSymbol,
  type Scope,
  type ScopeRecord,
} from "./scope.ts";
import type { ScopeTable } from "./index.ts";

/** CPython keeps the binding above the flags, as these numbers. */
const bindingNumbers: Readonly<Record<Binding, number>> = {
  local: 1,
  "global explicit": 2,
  "global implicit": 3,
  free: 4,
  cell: 5,
};
const bindingShift = 12;

/**
 * The tables of a module as text, in exactly the form that `scripts/parity/symtable_dump.py` gives to CPython's `symtable`.
 *
 * A table is `type name line [optimized] [nested] [children]`, for functions and classes followed by what `symtable.Function` and
 * `symtable.Class` tell, then a line `= name: flags is_...` for each symbol, then its children, indented by two blanks.
 */
export function dumpSymtable(table: ScopeTable): string {
  const lines: string[] = [];
  const pending: { readonly scope: Scope; readonly indent: string }[] = [
    { scope: table.module, indent: "" },
  ];
  while (pending.length > 0) {
    const { scope, indent } = pending.pop()!;
    const children = childTables(scope as ScopeRecord);
    const line = scope.kind === "module" ? 0 : table.source.lineAt(scope.span.start);
    const facts = [
      ...(scope.kind === "function" ? [" optimized"] : []),
      ...(scope.isNested ? [" nested"] : []),
      ...(children.length > 0 ? [" children"] : []),
    ];
    lines.push(`${indent}${scope.kind} ${scope.name} ${line}${facts.join("")}`);
    const symbols = [...scope.symbols.values()];
    if (scope.kind === "function") lines.push(...functionLines(symbols, indent));
    else if (scope.kind === "class") lines.push(`${indent}  methods ${methods(scope, children)}`);
    const childNames = new Set(children.map((child) => child.name));
    for (const symbol of symbols.sort((a, b) => compareCodePoints(a.name, b.name))) {
      const inModule = scope.name === "top";
      lines.push(
        `${indent}  = ${symbol.name}: ${symbolFacts(symbol, inModule, childNames.has(symbol.name))}`,
      );
    }
    for (let index = children.length - 1; index >= 0; index--) {
      pending.push({ scope: children[index]!, indent: `${indent}  ` });
    }
  }
  return lines.map((line) => `${line}\n`).join("");
}

function functionLines(symbols: readonly PythonSymbol[], indent: string): string[] {
  const sorted = (...bindings: readonly Binding[]): string =>
    joined(
      symbols
        .filter((symbol) => bindings.includes(symbol.binding))
        .map((symbol) => symbol.name)
        .sort(compareCodePoints),
    );
  const withFlag = (flag: number): string[] =>
    symbols.filter((symbol) => symbol.flags & flag).map((symbol) => symbol.name);
  return [
    `${indent}  parameters ${joined(withFlag(SymbolFlag.parameter))}`,
    `${indent}  locals ${sorted("local", "cell")}`,
    `${indent}  globals ${sorted("global implicit", "global explicit")}`,
    `${indent}  nonlocals ${joined(withFlag(SymbolFlag.nonlocal).sort(compareCodePoints))}`,
    `${indent}  frees ${sorted("free")}`,
  ];
}

function joined(names: readonly string[]): string {
  return names.length === 0 ? "-" : names.join(" ");
}

/** The functions among the class's own names, generic ones included, as `symtable.Class.get_methods` picks them. */
function methods(scope: Scope, children: readonly Scope[]): string {
  const names = new Set<string>();
  for (const child of children) {
    if (scope.symbols.get(child.name)?.binding !== "local") continue;
    if (child.kind === "function") {
      if (child.name !== "genexpr" || !child.symbols.has(".0")) names.add(child.name);
    } else if (child.kind === "type parameters") {
      const isGenericFunction = childTables(child as ScopeRecord).some(
        (inner) => inner.name === child.name && inner.kind === "function",
      );
      if (isGenericFunction) names.add(child.name);
    }
  }
  return joined([...names]);
}

function symbolFacts(symbol: PythonSymbol, inModule: boolean, isNamespace: boolean): string {
  const { flags, binding } = symbol;
  const boundInModule =
    inModule &&
    (flags &
      (SymbolFlag.local | SymbolFlag.parameter | SymbolFlag.import | SymbolFlag.typeParameter)) !==
      0;
  const facts = [`0x${(flags | (bindingNumbers[binding] << bindingShift)).toString(16)}`];
  const is = (condition: boolean, fact: string): void => {
    if (condition) facts.push(fact);
  };
  is((flags & SymbolFlag.use) !== 0, "referenced");
  is((flags & SymbolFlag.parameter) !== 0, "parameter");
  is(binding.startsWith("global") || boundInModule, "global");
  is(binding === "global explicit", "declared_global");
  is((flags & SymbolFlag.nonlocal) !== 0, "nonlocal");
  is(binding === "local" || binding === "cell" || boundInModule, "local");
  is((flags & SymbolFlag.annotation) !== 0, "annotated");
  is(binding === "free", "free");
  is((flags & SymbolFlag.import) !== 0, "imported");
  is((flags & SymbolFlag.local) !== 0, "assigned");
  is(isNamespace, "namespace");
  return facts.join(" ");
}

/** Python's order of strings; JavaScript's own differs beyond U+FFFF. */
function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) {
      return a.codePointAt(index)! - b.codePointAt(index)!;
    }
  }
  return a.length - b.length;
}
