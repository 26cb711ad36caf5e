/** What the compiler emits for a place that it does not support, where it is told to go on (`refusals: "throw"`). */
import { host } from "../../host/index.ts";
import { AttributeError, NotImplementedError } from "../exceptions/base.ts";
import { runtimeModules } from "../modules/registry.ts";

/** Tells refusals from what programs raise. */
class Refusal extends NotImplementedError {
  static override readonly __name__: string = "NotImplementedError";
}

/**
 * Raises for a refused statement that the program has reached.
 *
 * @throws NotImplementedError with the text of the compiler's diagnostic
 */
export function refused(code: string, text: string, line: number): never {
  throw new Refusal(`${text} [${code}, line ${line}]`);
}

/** What a class that extends a refused one, or the engine, may look at without using it. */
const inspected: ReadonlySet<string | symbol> = /* @__PURE__ */ new Set<string | symbol>([
  "prototype",
  Symbol.toStringTag,
]);

/** The value of a name whose definition is refused, of whatever type: all that is done with it raises, as {@link refused} does. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function refusedValue(name: string, code: string, text: string, line: number): any {
  return refusing(name, () => refused(code, text, line));
}

function refusing(name: string, refuse: () => never): object {
  const target = { [name]: class {} }[name]!;
  return new Proxy(target, {
    apply: refuse,
    construct: refuse,
    deleteProperty: refuse,
    get: (cls, key) => (inspected.has(key) ? (Reflect.get(cls, key) as unknown) : refuse()),
    has: refuse,
    set: refuse,
  });
}

/** The value of names whose definition failed with `error`. @throws the error, unless it is a refusal */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function refusalOf(error: unknown, name = "refused"): any {
  if (!(error instanceof Refusal) && !isLackOfRuntime(error)) throw error;
  const { message } = error as Error;
  return refusing(name, () => {
    throw new Refusal(message);
  });
}

/** A name that a module of the runtime has not is one that CPython's may have. */
function isLackOfRuntime(error: unknown): boolean {
  return error instanceof AttributeError && [...runtimeModules.values()].includes(error.obj);
}

/**
 * Says on stderr that a statement of an imported module, which binds no name, has not run to its end.
 *
 * @throws the error, unless it is a refusal
 */
export function passedOver(error: unknown): void {
  if (!(error instanceof Refusal) && !isLackOfRuntime(error)) throw error;
  host().stderr.write(`py2ts-async: a statement was passed over: ${(error as Error).message}\n`);
}

/** The value that a module or a class binds to a name: one that raises when it is used, if something that is refused came in between. */
export function attempt<T>(name: string, define: () => T): T {
  try {
    return define();
  } catch (error) {
    return refusalOf(error, name) as T;
  }
}
