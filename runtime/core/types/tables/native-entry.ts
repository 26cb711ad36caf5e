/** What the tables of the built-in types hold, by the name of the attribute. */

/** A function that takes the value first. */
export type NativeFunction = (self: never, ...args: never[]) => unknown;

/**
 * One attribute: how it takes its arguments (`native-placers.ts`), and what it does. `class ...` and `static ...` mark methods of the type, `attribute` a
 * value that is computed.
 */
export type TableEntry = readonly [specification: string, function_: NativeFunction];

/** The attributes of a type whose values are JavaScript's own. */
export type TypeTable = { readonly [name: string]: TableEntry };

/** The attributes of a type that is a class of JavaScript, whose methods are on the prototype: only how they take their arguments. */
export type ClassTable = { readonly [name: string]: string };
