/** `class` statements whose classes are made at run time. Source: CPython Python/bltinmodule.c (builtin___build_class__), PEP 3115, PEP 560. */
import { lookup } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { call } from "../calls/call.ts";
import type { Keywords } from "../calls/bind-arguments.ts";
import { dict } from "../containers/dict.ts";
import { tuple } from "../containers/tuple.ts";
import { NameError, RuntimeError, TypeError } from "../exceptions/base.ts";
import { KeyError } from "../exceptions/index.ts";
import { className, isClass, typeName } from "../names.ts";
import { contains } from "../operators/contains.ts";
import { delItem, getItem, setItem } from "../operators/subscript.ts";
import { type, type PythonClass } from "../types/type.ts";
import { repr } from "../repr.ts";
import { ClassCell } from "./cell.ts";
import { winningMetaclass } from "./metaclass.ts";
import type { Class } from "./mro.ts";

/** The names of a class body: reading, assigning and deleting a property is what the body does to the name. */
export interface ClassBody {
  [name: string]: unknown;
  // What every object has to TypeScript is a name like any other in a class body.
  constructor: unknown;
  toString: unknown;
  toLocaleString: unknown;
  valueOf: unknown;
  hasOwnProperty: unknown;
  isPrototypeOf: unknown;
  propertyIsEnumerable: unknown;
}

/** What is known of a class from its text. */
export interface ClassDetails {
  readonly qualname?: string;
  readonly module?: string;
  readonly doc?: string;
  readonly keywords?: Keywords;
  /** PEP 695. */
  readonly typeParameters?: readonly unknown[];
}

/**
 * `class name(*bases, **keywords): body`.
 *
 * @param body assigns the names of the class body; its second parameter is what `__class__` and `super()` refer to
 * @throws TypeError for bases that cannot be combined
 */
export function buildClass(
  name: string,
  bases: readonly unknown[],
  body: (names: ClassBody, cell: ClassCell) => void,
  details: ClassDetails = {},
): PythonClass {
  const resolved = resolveBases(bases);
  const { metaclass: given, ...keywords } = details.keywords ?? {};
  const metaclass = chooseMetaclass(given, resolved);
  const baseTuple = tuple.of(...resolved);
  const namespace = prepare(metaclass, name, baseTuple, keywords);
  const set = (key: string, value: unknown): void => setItem(namespace, key, value);
  set("__module__", details.module ?? "__main__");
  set("__qualname__", details.qualname ?? name);
  if (details.typeParameters !== undefined)
    set("__type_params__", tuple.of(...details.typeParameters));
  if (details.doc !== undefined) set("__doc__", details.doc);
  const cell = new ClassCell();
  const names = new Proxy<ClassBody>({}, new Names(namespace));
  namespaces.set(names, namespace);
  body(names, cell);
  if (resolved.length !== bases.length || resolved.some((base, index) => base !== bases[index]))
    set("__orig_bases__", tuple.of(...bases));
  const needsCell = body.length > 1;
  if (needsCell) set("__classcell__", cell);
  const cls = call(metaclass, [name, baseTuple, namespace], keywords) as PythonClass;
  if (needsCell && isClass(cls)) checkCell(cell, name, cls);
  return cls;
}

/** The metaclass must have handed the cell of `__class__` on. */
function checkCell({ cls }: ClassCell, name: string, made: PythonClass): void {
  if (cls === made) return;
  if (cls === undefined)
    throw new RuntimeError(
      `__class__ not set defining ${repr(name)} as ${repr(made)}. Was __classcell__ propagated to type.__new__?`,
    );
  throw new TypeError(`__class__ set to ${repr(cls)} defining ${repr(name)} as ${repr(made)}`);
}

const namespaces = /* @__PURE__ */ new WeakMap<ClassBody, unknown>();

/** `locals()` in a class body: the namespace itself. */
export function classNames(body: ClassBody): unknown {
  return namespaces.get(body);
}

/** `__mro_entries__` (PEP 560). */
function resolveBases(bases: readonly unknown[]): unknown[] {
  return bases.flatMap((base) => {
    if (isClass(base)) return [base];
    const entries = lookup(base, "__mro_entries__");
    if (entries === missing) return [base];
    const result = call(entries, [tuple.of(...bases)]);
    if (!(result instanceof tuple)) throw new TypeError("__mro_entries__ must return a tuple");
    return [...(result as unknown as unknown[])];
  });
}

function chooseMetaclass(given: unknown, bases: readonly unknown[]): unknown {
  const classes = bases.filter(isClass) as unknown as Class[];
  if (given === undefined) {
    const [first] = bases;
    if (first !== undefined && !isClass(first)) return type(first);
    return winningMetaclass(type as unknown as Class, classes);
  }
  return isClass(given) ? winningMetaclass(given as unknown as Class, classes) : given;
}

function prepare(metaclass: unknown, name: string, bases: unknown, keywords: Keywords): unknown {
  if ((metaclass as unknown) === type) return new dict<string, unknown>();
  const method = lookup(metaclass, "__prepare__");
  if (method === missing) return new dict<string, unknown>();
  const namespace = call(method, [name, bases], keywords);
  const isMapping =
    namespace instanceof dict ||
    (lookup(namespace, "__getitem__") !== missing && lookup(namespace, "keys") !== missing);
  if (isMapping) return namespace;
  const label = isClass(metaclass) ? className(metaclass) : "<metaclass>";
  throw new TypeError(`${label}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
}

/** Properties as the keys of the namespace. */
class Names implements ProxyHandler<ClassBody> {
  readonly #namespace: unknown;

  constructor(namespace: unknown) {
    this.#namespace = namespace;
  }

  get(_target: ClassBody, name: string | symbol): unknown {
    if (typeof name === "symbol") return undefined;
    try {
      return getItem(this.#namespace, name);
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      const unbound = new NameError(`name '${name}' is not defined`);
      unbound.name$ = name;
      throw unbound;
    }
  }

  has(_target: ClassBody, name: string | symbol): boolean {
    return typeof name === "string" && contains(this.#namespace, name);
  }

  set(_target: ClassBody, name: string | symbol, value: unknown): boolean {
    setItem(this.#namespace, name, value);
    return true;
  }

  deleteProperty(_target: ClassBody, name: string | symbol): boolean {
    if (!this.has(_target, name)) throw new NameError(`name '${String(name)}' is not defined`);
    delItem(this.#namespace, name);
    return true;
  }
}

/** `name: annotation` in a class body: `__annotations__[name] = annotation`. */
export function annotate(names: ClassBody, name: string, annotation: unknown): void {
  if (!("__annotations__" in names)) names["__annotations__"] = new dict<string, unknown>();
  setItem(names["__annotations__"], name, annotation);
}
