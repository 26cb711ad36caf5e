/**
 * The parts of an emitted module that Python's module makes necessary: the function that is the code of a module that runs late, the module object,
 * exports of imported names.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved } from "../analyze/types/type.ts";
import { ownProperty, stringLiteral } from "./builders.ts";
import { docstringOf, withoutMargin } from "./documentation.ts";
import type { Lowering } from "./lowering.ts";
import { bindingName } from "./naming.ts";
import type { ModuleRequests } from "./program-view.ts";

/** Splits the statements of a module that runs late: what is there from the start, and the function that the rest becomes. */
export function runLater(statements: readonly t.Statement[], lowering: Lowering): t.Statement[] {
  const own: t.Statement[] = [];
  const body: t.Statement[] = [];
  const declared = new Set<string>();
  for (const statement of statements) {
    const name = declaredName(statement);
    if (name !== null) declared.add(name);
    const isThere =
      name !== null ||
      lowering.imports.isPlaceholder(statement) ||
      t.isExportNamedDeclaration(statement) ||
      isFactOf(declared, statement, lowering);
    (isThere ? own : body).push(statement);
  }
  const isAsync = lowering.modules.isAsync(lowering.modules.own);
  const run = t.functionDeclaration(
    t.identifier("$run"),
    [],
    t.blockStatement(body),
    false,
    isAsync,
  );
  if (lowering.isTypeScript) {
    const nothing = t.tsVoidKeyword();
    run.returnType = t.tsTypeAnnotation(
      isAsync ? lowering.coroutines.promiseType(nothing) : nothing,
    );
  }
  return [...lowering.moduleDeclarations(), ...own, run];
}

function declaredName(statement: t.Statement): string | null {
  const declaration = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
  const isDeclared = t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration);
  return isDeclared ? (declaration.id?.name ?? null) : null;
}

/** `signature(f, ...)`, `inModule(C, ...)`: what is said of something that is there from the start. */
function isFactOf(
  declared: ReadonlySet<string>,
  statement: t.Statement,
  lowering: Lowering,
): boolean {
  if (!t.isExpressionStatement(statement) || !t.isCallExpression(statement.expression))
    return false;
  let { expression: call } = statement;
  // `described(signature(f, ...), ...)`, as far as nothing in it has to wait for the module's code.
  while (t.isCallExpression(call.arguments[0])) {
    if (!call.arguments.slice(1).every(isConstantFact)) return false;
    call = call.arguments[0];
  }
  const { callee, arguments: args } = call;
  const [target] = args;
  if (!t.isIdentifier(target) || !declared.has(target.name) || !t.isIdentifier(callee))
    return false;
  return lowering.imports.isHelper(
    callee.name,
    "signature",
    "signatures",
    "inModule",
    "typeNames",
    "coroutineFunction",
    "asyncGeneratorFunction",
    "coroutineMethods",
  );
}

/** Whether what is said of a function needs no names of the module. */
function isConstantFact(node: t.Node): boolean {
  if (!t.isObjectExpression(node)) return t.isLiteral(node);
  return node.properties.every((each) => t.isObjectProperty(each) && t.isLiteral(each.value));
}

/** Imported names that other modules of the program ask for. */
export function exportRequested(requests: ModuleRequests, lowering: Lowering): t.Statement[] {
  const specifiers: t.ExportSpecifier[] = [];
  for (const name of requests.exports) {
    const binding = lowering.bindings.module.bindings.get(name);
    const local = binding === undefined ? null : lowering.imports.localOf(binding);
    if (binding === undefined || local === null) continue;
    lowering.imports.use(binding);
    specifiers.push(t.exportSpecifier(t.identifier(local), t.identifier(bindingName(name))));
  }
  return specifiers.length === 0 ? [] : [t.exportNamedDeclaration(null, specifiers)];
}

/** `export const $module = defineModule(...)`. */
export function moduleDefinition(
  module: ast.Module,
  requests: ModuleRequests,
  lowering: Lowering,
): t.Statement[] {
  if (!requests.needsObject && !lowering.isLazy) return [];
  const args: t.Expression[] = [
    t.stringLiteral(lowering.moduleName),
    t.metaProperty(t.identifier("import"), t.identifier("meta")),
    lowering.imports.ownNamespace(),
  ];
  const options = [...moduleOptions(module, lowering), ...exportedModules(requests, lowering)];
  if (options.length > 0) args.push(t.objectExpression(options));
  const name = t.identifier("$module");
  if (lowering.isTypeScript)
    name.typeAnnotation = t.tsTypeAnnotation(t.tsTypeReference(lowering.runtimeType("ModuleType")));
  const value = t.callExpression(lowering.runtime("defineModule"), args);
  const declaration = t.variableDeclaration("const", [t.variableDeclarator(name, value)]);
  return [t.exportNamedDeclaration(declaration)];
}

/** The names of the runtime's modules among what is exported: as objects they are the same everywhere. */
function exportedModules(requests: ModuleRequests, lowering: Lowering): t.ObjectProperty[] {
  const names: t.ObjectProperty[] = [];
  for (const name of requests.exports) {
    const binding = lowering.bindings.module.bindings.get(name);
    const alias = binding === undefined ? null : lowering.imports.aliasOf(binding);
    if (alias?.kind !== "namespace" || alias.target.kind !== "runtime") continue;
    names.push(t.objectProperty(t.identifier(name), t.stringLiteral(alias.target.name)));
  }
  return names.length === 0
    ? []
    : [t.objectProperty(t.identifier("modules"), t.objectExpression(names))];
}

function moduleOptions(module: ast.Module, lowering: Lowering): t.ObjectProperty[] {
  const options: t.ObjectProperty[] = [];
  const add = (name: string, value: t.Expression): void => {
    options.push(t.objectProperty(t.identifier(name), value));
  };
  const { own } = lowering.modules;
  if (lowering.isLazy) add("run", t.identifier("$run"));
  const bindings = [...lowering.bindings.module.bindings.values()];
  const set = bindings.filter((binding) => binding.isAssignedOutside);
  if (set.length > 0)
    add("set", t.objectExpression(set.map((each) => setter(each.name, lowering))));
  const floats = bindings.filter(
    (binding) => resolved(lowering.types.typeOfBinding(binding)).kind === "float",
  );
  if (floats.length > 0)
    add("floats", t.arrayExpression(floats.map(({ name }) => t.stringLiteral(name))));
  const doc = docstringOf(module.body);
  if (doc !== null) add("doc", stringLiteral(withoutMargin(doc)));
  if (own.isPackage) add("isPackage", t.booleanLiteral(true));
  if (lowering.modules.isLibrary(own)) add("isLibrary", t.booleanLiteral(true));
  return options;
}

/** `name: ($value) => (name = $value)`. */
function setter(name: string, lowering: Lowering): t.ObjectProperty {
  const value = t.identifier("$value");
  if (lowering.isTypeScript) value.typeAnnotation = t.tsTypeAnnotation(t.tsUnknownKeyword());
  const assigned = lowering.isTypeScript
    ? t.tsAsExpression(t.identifier("$value"), t.tsNeverKeyword())
    : t.identifier("$value");
  const target = t.identifier(bindingName(name));
  return ownProperty(
    name,
    t.arrowFunctionExpression([value], t.assignmentExpression("=", target, assigned)),
  );
}

/** Modules that CPython has in C under the same name with `_` before it. */
const partsInC: ReadonlySet<string> = new Set(
  "bisect codecs collections contextvars functools heapq io json operator random struct weakref".split(
    " ",
  ),
);

/** What makes modules of the runtime importable by names that are known only when the program runs. */
export function moduleOffers(lowering: Lowering): t.Statement[] {
  const { offered } = lowering.input;
  if (offered.length === 0) return [];
  const property = (name: string, module: string): t.ObjectProperty =>
    t.objectProperty(
      t.stringLiteral(name),
      lowering.imports.namespace({ kind: "runtime", name: module }),
    );
  const properties = [
    ...offered.map((name) => property(name, name)),
    ...offered.filter((name) => partsInC.has(name)).map((name) => property(`_${name}`, name)),
  ];
  const offer = t.callExpression(lowering.runtime("_offer_modules"), [
    t.objectExpression(properties),
  ]);
  return [t.expressionStatement(offer)];
}
