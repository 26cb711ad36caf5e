/**
 * Attribute names that mean something else in JavaScript get a `$` at their end (docs/runtime-contract.md, "Names"). Python names cannot contain `$`, so the map
 * is injective.
 */
const reserved =
  /^(?:constructor|__proto__|prototype|then|toString|valueOf|toJSON|toLocaleString|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|name|length|caller|arguments|apply|bind|call|stack|message|cause)$/;

/** The JavaScript property of a Python attribute. */
export function propertyName(attribute: string): string {
  return reserved.test(attribute) ? `${attribute}$` : attribute;
}

/** The Python attribute of a JavaScript property. */
export function attributeName(property: string): string {
  return property.endsWith("$") ? property.slice(0, -1) : property;
}
