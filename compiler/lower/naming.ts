/** Python names as JavaScript names (docs/runtime-contract.md, "Names"): stateless and injective, because no Python name contains `$`. */

const reservedBindings = new Set([
  "arguments",
  "await",
  "break",
  "case",
  "catch",
  "class",
  "const",
  "continue",
  "debugger",
  "default",
  "delete",
  "do",
  "else",
  "enum",
  "eval",
  "export",
  "extends",
  "false",
  "finally",
  "for",
  "function",
  "if",
  "implements",
  "import",
  "in",
  "instanceof",
  "interface",
  "let",
  "new",
  "null",
  "package",
  "private",
  "protected",
  "public",
  "return",
  "static",
  "super",
  "switch",
  "this",
  "throw",
  "true",
  "try",
  "typeof",
  "undefined",
  "var",
  "void",
  "while",
  "with",
  "yield",
  "NaN",
  "Infinity",
]);

const reservedAttributes = new Set([
  "constructor",
  "__proto__",
  "prototype",
  "then",
  "toString",
  "valueOf",
  "toJSON",
  "toLocaleString",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "name",
  "length",
  "caller",
  "arguments",
  "apply",
  "bind",
  "call",
  "stack",
  "message",
  "cause",
]);

export function bindingName(name: string): string {
  return reservedBindings.has(name) ? `${name}$` : name;
}

/** What every object of JavaScript has: an options object without such an option must not seem to have it. */
const inheritedNames = new Set([
  "constructor",
  "toString",
  "toLocaleString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "__proto__",
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
]);

/** The name of a keyword-only parameter in the options object. */
export function optionName(name: string): string {
  return inheritedNames.has(name) ? `${name}$` : name;
}

export function attributeName(name: string): string {
  return reservedAttributes.has(name) ? `${name}$` : name;
}
