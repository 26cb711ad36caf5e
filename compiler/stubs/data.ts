/** The shape of the generated data file: what the runtime's stubs (`*.pyi`) say, as JSON. */

/** By Python's dotted module name. */
export type StubProgram = { readonly [module: string]: StubModule };

export type StubModule = { readonly [name: string]: StubEntry };

export type StubEntry =
  | { readonly kind: "function"; readonly signatures: readonly StubSignature[] }
  | StubClass
  | { readonly kind: "variable"; readonly type: StubType }
  /** Another name for something of the runtime, such as `asyncio.TimeoutError`. */
  | { readonly kind: "alias"; readonly module: string; readonly name: string }
  | { readonly kind: "module"; readonly module: string };

export interface StubClass {
  readonly kind: "class";
  readonly typeParameters: readonly string[];
  readonly bases: readonly StubType[];
  readonly members: { readonly [name: string]: StubMember };
  /** The class has a metaclass: what extends it is made at run time. */
  readonly hasMetaclass?: true;
}

export type StubMember =
  | {
      readonly kind: "method";
      readonly decorator: "none" | "static" | "class" | "property";
      readonly signatures: readonly StubSignature[];
    }
  | { readonly kind: "attribute"; readonly type: StubType };

export interface StubSignature {
  readonly parameters: readonly StubParameter[];
  readonly returns: StubType;
  readonly isAsync: boolean;
}

export interface StubParameter {
  readonly name: string;
  readonly kind: "positionalOnly" | "positionalOrKeyword" | "variadic" | "keywordOnly" | "keywords";
  readonly type: StubType;
  readonly hasDefault: boolean;
}

export type StubType =
  | "unknown"
  | "none"
  | "bool"
  | "int"
  | "float"
  | "str"
  | "never"
  | "self"
  | readonly ["class", string, ...StubType[]]
  | readonly ["type", string]
  | readonly ["parameter", string]
  | readonly ["tuple", ...StubType[]]
  | readonly ["variadicTuple", StubType]
  | readonly ["union", ...StubType[]];
