import type { ProgramModule } from "../analyze/types/program-module.ts";
import { unknown, type Type } from "../analyze/types/type.ts";

/** A package without a file: the folders of that name on the path, all together (PEP 420). */
export class NamespacePackage implements ProgramModule {
  readonly name: string;
  readonly path = null;
  readonly isPackage = true;
  readonly packageName: string;
  readonly isBroken = false;
  readonly folders: readonly string[];

  constructor(name: string, folders: readonly string[]) {
    this.name = name;
    this.packageName = name;
    this.folders = folders;
  }

  bindingOf(): null {
    return null;
  }

  typeOf(): Type {
    return unknown;
  }

  escape(): void {}

  assignFromOutside(): void {}

  classNamed(): null {
    return null;
  }
}
