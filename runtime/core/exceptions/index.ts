export * from "./base.ts";
export { caught, JavaScriptError } from "./caught.ts";
export {
  enterHandling,
  handle,
  handledException,
  Handling,
  inHandledContext,
  leaveHandling,
  Leaving,
  reraised,
} from "./handled.ts";
export { escapedFrom, inContext, matchesException, raised, raisedFrom } from "./raise.ts";
export * from "./groups.ts";
export * from "./os.ts";
export * from "./syntax.ts";
export * from "./unicode.ts";
export * from "./warnings.ts";
