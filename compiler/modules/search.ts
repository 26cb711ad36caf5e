/**
 * Finds the modules of a program as CPython's path finder does, over any file system that its host describes.
 * Source: CPython Lib/importlib/_bootstrap_external.py (`FileFinder`, `PathFinder`), PEP 420 (namespace packages).
 */
import type { ModuleResolver, ResolvedModule } from "../api.ts";

/** The file system, as far as the search needs it. Paths use `/`; the empty path is the current folder. */
export interface ModuleFiles {
  /** The bytes of a file, or `null` where there is no such file. */
  readFile(path: string): string | Uint8Array | null;
  isDirectory(path: string): boolean;
}

/** The two functions of Node's `fs` (or of anything with the same shape) that a {@link ModuleFiles} is made of. */
export interface FileSystem {
  readFileSync(path: string): Uint8Array;
  statSync(
    path: string,
    options: { throwIfNoEntry: false },
  ): { isDirectory(): boolean } | undefined;
}

export function moduleFilesOf(fileSystem: FileSystem): ModuleFiles {
  return {
    readFile(path) {
      try {
        return fileSystem.readFileSync(path);
      } catch {
        return null;
      }
    },
    isDirectory(path) {
      const found = fileSystem.statSync(path === "" ? "." : path, { throwIfNoEntry: false });
      return found?.isDirectory() ?? false;
    },
  };
}

/**
 * The folder from which the module at `path` is imported by its full name: the nearest one above it that is no package.
 * For a file in no package that is its own folder, as CPython's `sys.path[0]` for a script.
 */
export function importRootOf(path: string, files: ModuleFiles): string {
  let folder = parentOf(path);
  while (folder !== "" && files.readFile(`${folder}/__init__.py`) !== null)
    folder = parentOf(folder);
  return folder;
}

export interface ModuleSearchOptions {
  readonly files: ModuleFiles;
  /** The folders of `sys.path`, in order. */
  readonly roots: readonly string[];
  /** What the emitted import statement names for the module at `path`, in the code emitted for `importer`. */
  readonly specifier: (path: string, importer: string) => string;
}

type Found =
  | { readonly kind: "module"; readonly path: string }
  | { readonly kind: "package"; readonly path: string; readonly folders: readonly string[] }
  | { readonly kind: "namespace"; readonly folders: readonly string[] };

/** A {@link ModuleResolver} over files. Keeps what it has read: one instance serves one build. */
export class ModuleSearch implements ModuleResolver {
  readonly #options: ModuleSearchOptions;
  readonly #found = new Map<string, Found | null>();
  readonly #sources = new Map<string, string | Uint8Array>();

  constructor(options: ModuleSearchOptions) {
    this.#options = options;
  }

  resolve(name: string, importer: string): ResolvedModule | null {
    const found = this.#find(name);
    if (found === null || found.kind === "namespace") return null;
    const source = this.#sources.get(found.path);
    if (source === undefined) return null;
    return {
      specifier: this.#options.specifier(found.path, importer),
      path: found.path,
      source,
    };
  }

  specifier(path: string, importer: string): string {
    return this.#options.specifier(path, importer);
  }

  namespace(name: string): readonly string[] | null {
    const found = this.#find(name);
    return found?.kind === "namespace" ? found.folders : null;
  }

  #find(name: string): Found | null {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf(".");
    const found =
      dot === -1
        ? this.#findIn(this.#options.roots, name)
        : this.#findBelow(this.#find(name.slice(0, dot)), name.slice(dot + 1));
    this.#found.set(name, found);
    return found;
  }

  #findBelow(parent: Found | null, name: string): Found | null {
    if (parent === null || parent.kind === "module") return null;
    return this.#findIn(parent.folders, name);
  }

  /** In each folder a package is preferred to a module, and both to a part of a namespace package. */
  #findIn(folders: readonly string[], name: string): Found | null {
    const namespaceFolders: string[] = [];
    for (const folder of folders) {
      const inner = joinPath(folder, name);
      const packagePath = `${inner}/__init__.py`;
      if (this.#read(packagePath)) return { kind: "package", path: packagePath, folders: [inner] };
      const modulePath = `${inner}.py`;
      if (this.#read(modulePath)) return { kind: "module", path: modulePath };
      if (this.#options.files.isDirectory(inner)) namespaceFolders.push(inner);
    }
    return namespaceFolders.length === 0 ? null : { kind: "namespace", folders: namespaceFolders };
  }

  #read(path: string): boolean {
    if (this.#sources.has(path)) return true;
    const source = this.#options.files.readFile(path);
    if (source === null) return false;
    this.#sources.set(path, source);
    return true;
  }
}

/** The dotted name of the module at `path`, a file below `root`; `pkg/__init__.py` is `pkg`. */
export function moduleNameOf(path: string, root: string): string {
  const inside = path.slice(joinPath(root, "").length);
  return inside
    .replace(/\.pyw?$/, "")
    .replace(/(^|\/)__init__$/, "")
    .split("/")
    .join(".");
}

/** The path that leads from the folder of `importer` to `path`, beginning with `./` or `../`. */
export function relativeSpecifier(path: string, importer: string): string {
  const target = path.split("/");
  const from = importer.split("/").slice(0, -1);
  let shared = 0;
  while (shared < from.length && shared < target.length - 1 && from[shared] === target[shared]) {
    shared++;
  }
  const up = from.length - shared;
  const down = target.slice(shared).join("/");
  return up === 0 ? `./${down}` : `${"../".repeat(up)}${down}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function joinPath(folder: string, name: string): string {
  return folder === "" || folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}
