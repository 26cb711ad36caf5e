import type { Statement } from "../program.ts";
import { awaitables } from "./awaitables.ts";
import { callbacks } from "./callbacks.ts";
import { control } from "./control.ts";
import { eager } from "./eager.ts";
import { futures } from "./futures.ts";
import { generators } from "./generators.ts";
import { locks } from "./locks.ts";
import type { Operations } from "./operation.ts";
import { queues } from "./queues.ts";
import { scopes } from "./scopes.ts";
import { tasks } from "./tasks.ts";
import { waiting } from "./waiting.ts";

export type { Operation, Operations } from "./operation.ts";

/** All operations of random programs. */
export const operations: Operations = {
  ...control,
  ...tasks,
  ...futures,
  ...eager,
  ...waiting,
  ...scopes,
  ...locks,
  ...queues,
  ...callbacks,
  ...generators,
  ...awaitables,
};

/** All nested statements of a body. */
export function* walk(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    for (const nested of statement.bodies) yield* walk(nested);
  }
}
