/** What JavaScript's own classes have and Python does not see. */

/** What the runtime's classes say of themselves is no attribute of their instances. */
export const ownOfClass: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__name__",
  "__qualname__",
  "__tp_name__",
  "__keywords__",
  "__floats__",
  "__mutable__",
  "__text_signature__",
  "name",
  "hidden$",
]);

/** JavaScript's own methods of arrays, maps, errors and objects are no Python attributes. */
export function isForeign(object: object, property: string): boolean {
  for (
    let holder: object | null = object;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    if (!Object.hasOwn(holder, property)) continue;
    return foreignPrototypes().has(holder) || isTableMethod(object, property);
  }
  return false;
}

/** What dicts and sets override of `Map` and `Set`, under names that Python's have not. */
function isTableMethod(object: object, property: string): boolean {
  if (!(object instanceof Map) && !(object instanceof Set)) return false;
  return property === "has" || property === "set" || property === "delete";
}

let foreign: Set<object> | undefined;

function foreignPrototypes(): Set<object> {
  return (foreign ??= new Set<object>([
    Object.prototype,
    Array.prototype,
    String.prototype,
    Map.prototype,
    Set.prototype,
    Error.prototype,
    Uint8Array.prototype,
    Object.getPrototypeOf(Uint8Array.prototype) as object,
    Promise.prototype,
    Function.prototype,
  ]));
}
