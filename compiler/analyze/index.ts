export * from "./scopes/index.ts";
export { checkProgram } from "./checks/index.ts";
export { importsOf, type ImportRecord } from "./imports.ts";
export {
  analyzeBindings,
  type BindingOptions,
  type BindingTable,
  type Declaration,
  type Variable,
} from "./bindings/index.ts";
