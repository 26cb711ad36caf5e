/** What the lowering of one module asks about the others, and tells them. */
import type * as ast from "../ast/nodes.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import type {
  ImportTarget,
  ProgramModule,
  ProgramModules,
} from "../analyze/types/program-module.ts";
import type { ImportPlan } from "./import-plan.ts";

export interface ProgramView extends ProgramModules {
  /** Whether the module's code runs when an import statement says so, and not with the JavaScript module. */
  isLazy(module: ProgramModule): boolean;
  /** Whether the module's own code awaits something. */
  isAsync(module: ProgramModule): boolean;
  /** Whether the module may be seen while it is running. */
  isCyclic(module: ProgramModule): boolean;
  /** Whether the module is one of a cycle that this one belongs to, too. */
  isInOwnCycle(module: ProgramModule): boolean;
  /** Whether the name surely has a value from the moment the module's own code has run. */
  staysBound(module: ProgramModule, name: string): boolean;
  /** Whether running the module does something that the program could see. */
  hasEffects(module: ProgramModule): boolean;
  /** The modules that importing a name (or, for `from`, all the names of the statement) runs, in order. */
  runBy(alias: ast.Alias): readonly ProgramModule[];
  /** The module that one on the path lacks, if that is why it is not there. */
  reasonFor(name: string): string | null;
  /** Whether the import stands in a `try` that handles ImportError. */
  isOptional(alias: ast.Alias): boolean;
  /** Whether the names that `import *` of the module binds cannot be told. */
  hasUnknownNames(target: ImportTarget): boolean;
  /** The absolute form of a module's name, dots and all; `null` where there are more dots than packages. */
  absoluteName(name: string): string | null;
  isPackage(target: ImportTarget): boolean;
  /** Whether the module was found outside of the program's own folders. */
  isLibrary(module: ProgramModule): boolean;
  /**
   * Whether an import that surely runs before makes the submodule an attribute of its package.
   *
   * @param place the function that asks, or `null` for the module itself
   */
  importsSurely(name: string, place: ast.AstNode | null): boolean;
  /** How a module's imported names are emitted. */
  planOf(module: ProgramModule): ImportPlan;
  /** Where other modules find a class of the program, or `null`. */
  exporterOf(info: ClassInfo): { readonly module: ProgramModule; readonly name: string } | null;
  /** Says that the module must have a module object. */
  requestObject(module: ProgramModule): void;
  /** Says that the module must export a name that it has itself imported. */
  requestExport(module: ProgramModule, name: string): void;
}

/** What the other modules of the program ask of one. */
export interface ModuleRequests {
  /** Whether it must have a module object. */
  readonly needsObject: boolean;
  /** Imported names that it must export. */
  readonly exports: ReadonlySet<string>;
}
