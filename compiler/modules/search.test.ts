import { expect, test } from "vitest";
import {
  importRootOf,
  ModuleSearch,
  moduleNameOf,
  relativeSpecifier,
  type ModuleFiles,
} from "./search.ts";

/** A file system of the given files; folders are those that the paths imply. */
function filesOf(...paths: string[]): ModuleFiles {
  return {
    readFile: (path) => (paths.includes(path) ? `# ${path}` : null),
    isDirectory: (path) => paths.some((file) => file.startsWith(`${path}/`)),
  };
}

function pathOf(files: ModuleFiles, roots: string[], name: string): string | null {
  const search = new ModuleSearch({ files, roots, specifier: relativeSpecifier });
  return search.resolve(name, "/app/main.py")?.path ?? null;
}

test("a module beside the importer, and a package before a module of the same name", () => {
  const files = filesOf("/app/jobs.py", "/app/tools.py", "/app/tools/__init__.py");
  expect(pathOf(files, ["/app"], "jobs")).toBe("/app/jobs.py");
  expect(pathOf(files, ["/app"], "tools")).toBe("/app/tools/__init__.py");
  expect(pathOf(files, ["/app"], "missing")).toBeNull();
});

test("the first root that has the first name is the only one searched below", () => {
  const files = filesOf("/one/pkg/__init__.py", "/two/pkg/__init__.py", "/two/pkg/late.py");
  expect(pathOf(files, ["/one", "/two"], "pkg")).toBe("/one/pkg/__init__.py");
  expect(pathOf(files, ["/one", "/two"], "pkg.late")).toBeNull();
  expect(pathOf(files, ["/two", "/one"], "pkg.late")).toBe("/two/pkg/late.py");
});

test("a namespace package is the union of its folders, and is no module itself", () => {
  const files = filesOf("/one/space/a.py", "/two/space/b.py");
  expect(pathOf(files, ["/one", "/two"], "space.a")).toBe("/one/space/a.py");
  expect(pathOf(files, ["/one", "/two"], "space.b")).toBe("/two/space/b.py");
  expect(pathOf(files, ["/one", "/two"], "space")).toBeNull();
});

test("a module has no submodules", () => {
  expect(pathOf(filesOf("/app/a.py", "/app/a/b.py"), ["/app"], "a.b")).toBeNull();
});

test("names and specifiers", () => {
  expect(moduleNameOf("/app/pkg/sub/mod.py", "/app")).toBe("pkg.sub.mod");
  expect(moduleNameOf("/app/pkg/__init__.py", "/app")).toBe("pkg");
  expect(relativeSpecifier("/app/pkg/mod.py", "/app/main.py")).toBe("./pkg/mod.py");
  expect(relativeSpecifier("/app/main.py", "/app/pkg/sub/mod.py")).toBe("../../main.py");
});

test("the folder that a module's full name starts from", () => {
  const files = filesOf("/app/pkg/__init__.py", "/app/pkg/sub/__init__.py", "pkg/__init__.py");
  expect(importRootOf("/app/pkg/sub/mod.py", files)).toBe("/app");
  expect(importRootOf("/app/main.py", files)).toBe("/app");
  expect(importRootOf("/app/plain/mod.py", files)).toBe("/app/plain");
  expect(importRootOf("pkg/mod.py", files)).toBe("");
  expect(importRootOf("main.py", files)).toBe("");
});
