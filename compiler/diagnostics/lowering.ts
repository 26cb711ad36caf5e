import { define } from "./diagnostic.ts";

/** What the lowering refuses. */
export const loweringDiagnostics = {
  notSupported: define(
    "P2T3001",
    "error",
    (construct: string) => `${construct} is not supported yet`,
  ),
  nameNotDefined: define("P2T3002", "warning", (name: string) => `name '${name}' is not defined`, {
    hint: "nothing in the module binds the name, and it is no builtin: reading it raises NameError",
  }),
  unknownAttribute: define(
    "P2T3003",
    "error",
    (module: string, name: string) => `module '${module}' has no attribute '${name}' here`,
    {
      hint: "the runtime does not have it",
    },
  ),
  blockingSleep: define(
    "P2T3011",
    "warning",
    (name: string) => `'${name}' blocks the event loop: no other task runs meanwhile`,
    { hint: "'await asyncio.sleep(...)' lets others run" },
  ),
  cannotBecomeAsync: define(
    "P2T3010",
    "error",
    (name: string, kind: string) =>
      `'${name}' (a ${kind}) blocks until an event loop has run, and nothing can await it`,
    { hint: "start the loop from a plain function or from the module itself" },
  ),
} as const;
