/** What `__spec__` and `__loader__` of a module say. Source: CPython 3.13 Lib/importlib/_bootstrap.py, _bootstrap_external.py. */
import { repr } from "../repr.ts";

/** `importlib.machinery.SourceFileLoader`, as far as a program can look at one. */
export class SourceFileLoader {
  static readonly __name__: string = "SourceFileLoader";
  static readonly __module__: string = "_frozen_importlib_external";
  readonly name$: string;
  readonly path: string;

  constructor(name: string, path: string) {
    this.name$ = name;
    this.path = path;
  }
}

/** `importlib.machinery.ModuleSpec` (PEP 451). */
export class ModuleSpec {
  static readonly __name__: string = "ModuleSpec";
  static readonly __module__: string = "_frozen_importlib";
  readonly name$: string;
  readonly loader: unknown;
  readonly origin: string;
  readonly submodule_search_locations: string[] | null;
  readonly loader_state: null = null;
  readonly has_location: boolean = true;

  constructor(name: string, loader: unknown, origin: string, isPackage: boolean) {
    this.name$ = name;
    this.loader = loader;
    this.origin = origin;
    const folder = origin.slice(0, Math.max(origin.lastIndexOf("/"), 0));
    this.submodule_search_locations = isPackage ? [folder] : null;
  }

  get parent(): string {
    const isPackage = this.submodule_search_locations !== null;
    const dot = this.name$.lastIndexOf(".");
    return isPackage ? this.name$ : this.name$.slice(0, Math.max(dot, 0));
  }

  __repr__(): string {
    const locations = this.submodule_search_locations;
    const parts = [
      `name=${repr(this.name$)}`,
      `loader=${repr(this.loader)}`,
      `origin=${repr(this.origin)}`,
      ...(locations === null ? [] : [`submodule_search_locations=${repr(locations)}`]),
    ];
    return `ModuleSpec(${parts.join(", ")})`;
  }
}
