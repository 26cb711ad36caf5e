/** Another module of the program, as the modules that import it see it. */
import type { Binding } from "./binding.ts";
import type { ClassInfo } from "./classes.ts";
import type { Inference } from "./inference.ts";
import type { Type } from "./type.ts";

export interface ProgramModule {
  /** Python's absolute dotted name. */
  readonly name: string;
  /** `null` for a namespace package, which has no file (PEP 420). */
  readonly path: string | null;
  readonly isPackage: boolean;
  /** Python's `__package__`; empty for a module in no package. */
  readonly packageName: string;
  /** Whether nothing is known of its names, because it is no valid Python. */
  readonly isBroken: boolean;
  /** `null` for a name that the module does not bind. */
  bindingOf(name: string): Binding | null;
  /** What is known of the binding so far: `never` where nothing has flowed to it yet. */
  typeOf(binding: Binding): Type;
  /** Says that something that is not followed has the module as a value. */
  escape(): void;
  /** Another module gives a name a value; `undefined` where it deletes it. */
  assignFromOutside(name: string, type: Type | undefined, importer: Inference): void;
  /** The class that the module calls so, its own or one that it has imported. */
  classNamed(name: string): ClassInfo | null;
}

/** What an import statement names. */
export type ImportTarget =
  | { readonly kind: "runtime"; readonly name: string }
  | { readonly kind: "program"; readonly module: ProgramModule }
  /** A module that only the analysis of types looks into. */
  | { readonly kind: "typing"; readonly name: string };

/** The modules that one module can import. */
export interface ProgramModules {
  /** The module that imports. */
  readonly own: ProgramModule;
  /**
   * @param name as the import statement has it, without the dots of a relative one
   * @returns `null` where there is no such module
   */
  resolve(name: string, level: number): ImportTarget | null;
  /** The module of that absolute name, if the program has it. */
  submodule(name: string): ProgramModule | null;
  /** What the emitted import statement names. */
  specifierOf(module: ProgramModule): string;
}

/**
 * The name of a module that `from module import name` takes; `null` where it takes a submodule. In a package's own `__init__` a name that nothing but such
 * imports binds is the submodule.
 */
export function exportedBinding(
  module: ProgramModule,
  name: string,
  importer: ProgramModule,
): Binding | null {
  const binding = module.bindingOf(name);
  if (binding === null || module !== importer) return binding;
  // What other modules may assign stands for no statement of this one.
  const isImported = binding.definitions.every(
    (each, index) => each === "import" || binding.definitionNodes[index]?.kind === "Module",
  );
  return isImported ? null : binding;
}

export const typingModules: ReadonlySet<string> = new Set([
  "typing",
  "typing_extensions",
  "collections.abc",
  "__future__",
]);
