/**
 * The name under which Python stores a private name of a class: `__spam` in class `_Ham` is `_Ham__spam`. Names that end in
 * two underscores or hold a dot stay as they are, and so do all names in a class whose name is nothing but underscores.
 *
 * Source: the language reference, "Private name mangling" (Identifiers).
 */
export function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}
