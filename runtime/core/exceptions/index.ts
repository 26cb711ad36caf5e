export * from "./base.ts";
export * from "./groups.ts";
export * from "./os.ts";
export * from "./standard.ts";
export * from "./syntax.ts";
export * from "./unicode.ts";
export * from "./values.ts";
export * from "./warnings.ts";
