export * from "./scopes/index.ts";
export { checkProgram } from "./checks/index.ts";
