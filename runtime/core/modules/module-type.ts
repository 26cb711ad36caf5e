/** Modules as objects. Source: CPython 3.13 Objects/moduleobject.c. */
import { runtimeModule } from "./runtime-module.ts";
import { genericAttribute } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { call } from "../calls/call.ts";
import { signature } from "../calls/signature.ts";
import { AttributeError, TypeError } from "../exceptions/base.ts";
import { toFloat } from "../numbers/float.ts";
import { typeName } from "../names.ts";
import { repr } from "../repr.ts";
import { ModuleSpec } from "./module-spec.ts";
import { ModuleDict } from "./module-dict.ts";
import { importedModules } from "./registry.ts";

/** The names of a module that JavaScript holds: an ES module's namespace object. */
export type Namespace = Readonly<Record<string, unknown>>;

/** What the names of an emitted module are, beyond what its namespace object says. */
export interface ModuleNames {
  readonly namespace: Namespace;
  /** Runs the module's own code. */
  readonly run: (() => void | Promise<void>) | null;
  /** What others may assign: `undefined` unbinds the name. */
  readonly set: Readonly<Record<string, (value: unknown) => void>>;
  /** Names that hold plain numbers for floats. */
  readonly floats: readonly string[];
  /** Names that hold modules of the runtime, with the names of those. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Names of functions that return plain numbers for floats. */
  readonly floatFunctions?: readonly string[];
}

/** How far the module's own code has run. */
export type ModuleState = "declared" | "running" | "loaded";

/** `types.ModuleType`. */
export class ModuleType {
  static readonly __name__: string = "module";
  readonly #own = new Map<string, unknown>();
  readonly #names: ModuleNames | null;
  #dict: ModuleDict | null = null;
  /** How far the module's code has run; modules that are made by hand have none. */
  state: ModuleState = "loaded";

  /** Whether it comes from elsewhere than the program's own folder. */
  isLibrary = false;

  constructor(name: string, doc: unknown = null, names: ModuleNames | null = null) {
    if (typeof name !== "string")
      throw new TypeError(`module() argument 'name' must be str, not ${typeName(name)}`);
    this.#names = names;
    for (const attribute of ["__name__", "__doc__", "__package__", "__loader__", "__spec__"])
      this.#own.set(attribute, null);
    this.#own.set("__name__", name).set("__doc__", doc);
  }

  /** Runs the module's own code. */
  get body(): (() => void | Promise<void>) | null {
    return this.#names?.run ?? null;
  }

  /** A name that the importing machinery gives the module. */
  define(attribute: string, value: unknown): void {
    this.#own.set(attribute, value);
  }

  /** What the module's own code has bound; `undefined` where it has not. */
  #bound(attribute: string): unknown {
    if (this.#names === null) return undefined;
    const { namespace, floats, floatFunctions } = this.#names;
    // A name that JavaScript reserves has a `$` at its end.
    const name = Object.hasOwn(namespace, attribute) ? attribute : `${attribute}$`;
    if (!Object.hasOwn(namespace, name)) return undefined;
    const value = valueIn(namespace, name);
    if (typeof value === "number" && floats.includes(attribute)) return toFloat(value);
    if (isNamespace(value)) {
      const { $module } = value as { readonly $module?: unknown };
      const known = this.#names?.modules?.[attribute];
      return (
        $module ??
        runtimeModule(known ?? `${String(this.#own.get("__name__"))}.${attribute}`, value)
      );
    }
    const isFloatFunction = typeof value === "function" && floatFunctions?.includes(attribute);
    return isFloatFunction === true ? signature(value as never, "*args -> float") : value;
  }

  /** The value of a name, without asking the module's `__getattr__`; `undefined` where it has none. */
  lookup(attribute: string): unknown {
    const bound = this.#bound(attribute);
    if (bound !== undefined) return bound;
    const own = this.#own.get(attribute);
    return own === undefined ? submoduleOf(this.#own.get("__name__"), attribute) : own;
  }

  /** As {@link lookup}, and what the module's `__getattr__` and its type have to say. */
  find(attribute: string): unknown {
    const value = this.lookup(attribute);
    if (value !== undefined) return value;
    if (attribute === "__dict__") return this.dict;
    if (/^__.*__$/.test(attribute)) {
      const ofType = genericAttribute(this, attribute);
      if (ofType !== missing) return ofType;
    }
    const fallback = this.lookup("__getattr__");
    return fallback === undefined ? missing : call(fallback, [attribute]);
  }

  __getattribute__(attribute: string): unknown {
    const value = this.find(attribute);
    if (value !== missing) return value;
    const error = new AttributeError(missingText(this, attribute));
    error.name$ = attribute;
    error.obj = this;
    throw error;
  }

  __setattr__(attribute: string, value: unknown): void {
    if (attribute === "__dict__") throw new AttributeError("readonly attribute");
    this.store(attribute, value);
  }

  /** Gives a name a value, or takes it away (`undefined`). */
  store(attribute: string, value: unknown): void {
    const setter = this.#setter(attribute);
    if (setter !== undefined) setter(value);
    else if (value === undefined) this.#own.delete(attribute);
    else this.#own.set(attribute, value);
  }

  __delattr__(attribute: string): void {
    if (attribute === "__dict__") throw new AttributeError("readonly attribute");
    if (this.lookup(attribute) === undefined)
      throw new AttributeError(`'module' object has no attribute '${attribute}'`);
    this.store(attribute, undefined);
  }

  #setter(attribute: string): ((value: unknown) => void) | undefined {
    const set = this.#names?.set;
    if (set !== undefined && Object.hasOwn(set, attribute)) return set[attribute];
    const bound = this.#bound(attribute);
    if (bound === undefined) return undefined;
    return (value) => {
      if (value === bound) return;
      throw new TypeError(`'${attribute}' of ${repr(this)} cannot be set here`);
    };
  }

  /** An imported submodule takes the place of a name of its package, if the package's code can see that. */
  attach(name: string, module: ModuleType): void {
    const set = this.#names?.set;
    if (set !== undefined && Object.hasOwn(set, name)) set[name]!(module);
  }

  /** The names in the order of `__dict__`, as far as it is known. */
  *names(): Generator<string> {
    for (const name of this.#own.keys()) if (this.#bound(name) === undefined) yield name;
    if (this.#names === null) return;
    for (const key of Object.keys(this.#names.namespace)) {
      if (key.startsWith("$")) continue;
      const name = key.endsWith("$") ? key.slice(0, -1) : key;
      if (this.#bound(name) !== undefined) yield name;
    }
  }

  __dir__(): string[] {
    const own = this.lookup("__dir__");
    return own === undefined ? [...this.names()] : (call(own, []) as string[]);
  }

  /** `__dict__`: reads and writes go to the module. */
  get dict(): ModuleDict {
    return (this.#dict ??= new ModuleDict(this));
  }

  /** The folder or file that the module comes from, or `null`. */
  get origin(): string | null {
    const file = this.lookup("__file__");
    return typeof file === "string" ? file : null;
  }

  __repr__(): string {
    const spec = this.#own.get("__spec__");
    const name = repr(spec instanceof ModuleSpec ? spec.name$ : this.lookup("__name__"));
    if (this.origin !== null) return `<module ${name} from ${repr(this.origin)}>`;
    const path = this.#own.get("__path__");
    if (path !== undefined) return `<module ${name} (namespace) from ${repr(path)}>`;
    return this.#names === null ? `<module ${name}>` : `<module ${name} (built-in)>`;
  }
}

/** The module of the package that has been imported under the name. */
function submoduleOf(parent: unknown, name: string): unknown {
  const module = importedModules.get(`${String(parent)}.${name}`) as ModuleType | null;
  return module !== null && module.state === "loaded" ? module : undefined;
}

/** A module of the runtime that another one exports. */
function isNamespace(value: unknown): value is Namespace {
  if (typeof value !== "object" || value === null) return false;
  return (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "Module";
}

/** A name of an ES module that has not run so far is not there (ECMA-262, 10.4.6.8). */
function valueIn(namespace: Namespace, name: string): unknown {
  try {
    return namespace[name];
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function missingText(module: ModuleType, attribute: string): string {
  const name = module.lookup("__name__");
  if (typeof name !== "string") return `module has no attribute '${attribute}'`;
  if (module.state !== "running") return `module '${name}' has no attribute '${attribute}'`;
  // What stands in the program's own folder may hide another module of the name.
  if (module.origin !== null && !name.includes(".") && !module.isLibrary)
    return `module '${name}' has no attribute '${attribute}' (consider renaming ${repr(module.origin)} if it has the same name as a third-party module you intended to import)`;
  const from = module.origin === null ? "" : ` from ${repr(module.origin)}`;
  return `partially initialized module '${name}'${from} has no attribute '${attribute}' (most likely due to a circular import)`;
}
