/** Classes as the analysis sees them, whether a stub or the program defines them. */
import type * as ast from "../../ast/nodes.ts";
import type { Dataclass } from "./dataclasses.ts";
import type { FunctionInfo } from "./signature.ts";
import { never, type InstanceType, type StubFunctionType, type Type } from "./type.ts";

export type Member =
  | {
      readonly kind: "method";
      readonly function: FunctionInfo;
      readonly decorator: "none" | "static" | "class" | "property" | "other";
    }
  | {
      readonly kind: "stubMethod";
      readonly function: StubFunctionType;
      readonly decorator: "none" | "static" | "class" | "property";
    }
  | { readonly kind: "attribute"; type: Type };

export class ClassInfo {
  readonly name: string;
  /** Python's dotted name of the defining module. */
  readonly module: string;
  readonly typeParameters: readonly string[];
  readonly node: ast.ClassDef | null;
  readonly members = new Map<string, Member>();
  /** Attributes that are stored on instances through a value of exactly this class's type. */
  readonly stored = new Set<string>();
  /** Names that the class body itself binds. */
  readonly classLevel = new Set<string>();
  bases: readonly InstanceType[] = [];
  /** Whether some base, metaclass or decorator is beyond the analysis. */
  isOpaque = false;
  /** What the class is as a dataclass, where its fields are known. */
  dataclass: Dataclass | null = null;
  /** Whether a class that is made at run time has this one as a base. */
  isExtendedAtRunTime = false;
  /** Whether the class gets where its uses cannot be followed. */
  escapes = false;
  #mro: readonly ClassInfo[] | null = null;

  constructor(
    name: string,
    module: string,
    typeParameters: readonly string[],
    node: ast.ClassDef | null,
  ) {
    this.name = name;
    this.module = module;
    this.typeParameters = typeParameters;
    this.node = node;
  }

  get qualifiedName(): string {
    return `${this.module}.${this.name}`;
  }

  /** The class gets where its uses cannot be followed, and with it the methods that it has from its bases. */
  escape(): void {
    if (this.escapes) return;
    this.escapes = true;
    for (const base of this.bases) base.class.escape();
  }

  /** The class and its bases, nearest first; exact for single inheritance, and without repetition otherwise. */
  mro(): readonly ClassInfo[] {
    if (this.#mro === null) {
      const seen = new Set<ClassInfo>([this]);
      for (const base of this.bases) for (const each of base.class.mro()) seen.add(each);
      this.#mro = [...seen];
    }
    return this.#mro;
  }

  /** The member that instances see under a name, and the class that has it. */
  lookup(name: string): { readonly member: Member; readonly owner: ClassInfo } | null {
    for (const owner of this.mro()) {
      const member = owner.members.get(name);
      if (member !== undefined) return { member, owner };
    }
    return null;
  }

  /** The class's own member of that name; where it has none, an attribute that stores will fill. */
  ownAttribute(name: string): Member {
    const known = this.members.get(name);
    if (known !== undefined) return known;
    const member: Member = { kind: "attribute", type: never };
    this.members.set(name, member);
    return member;
  }

  isSubclassOf(qualifiedName: string): boolean {
    return this.mro().some((each) => each.qualifiedName === qualifiedName);
  }
}
