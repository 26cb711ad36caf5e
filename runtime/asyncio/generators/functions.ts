import type { AsyncGenerator } from "../async-generator.ts";
import type { Reject, Resolve } from "../coroutine.ts";
import { _generatorForm, _setGeneratorForm } from "../loop-state.ts";
import { resolveWith } from "../pass-value.ts";
import { adopt } from "./adopted-coroutine.ts";
import { awaitedBy } from "./awaited.ts";
import { GeneratorAsyncGenerator } from "./async-generator.ts";
import { type CoroutineBody, markBodies } from "./body-kind.ts";
import { Drive } from "./drive.ts";
import { Frames } from "./frames.ts";
import { generatorCoroutine } from "./generator-coroutine.ts";
import type { Awaited } from "./awaited.ts";

type AnyFunction = (...args: never[]) => unknown;

/** What functions of a kind inherit, and their bodies. */
interface Kind {
  readonly functions: object;
  readonly bodies: object;
}

let coroutines: Kind | undefined;
let asyncGenerators: Kind | undefined;

/** A kind of `function*` that other code takes for JavaScript's `async` functions of the tag. */
function makeKind(tag: string, ofFunctions: object, ofBodies: object): Kind {
  const generatorFunctions = Object.getPrototypeOf(function* () {}) as { prototype: object };
  const functions = Object.create(generatorFunctions, {
    ...Object.getOwnPropertyDescriptors(ofFunctions),
    [Symbol.toStringTag]: { value: tag },
  }) as object;
  const bodies = Object.create(
    generatorFunctions.prototype,
    Object.getOwnPropertyDescriptors(ofBodies),
  ) as object;
  markBodies(bodies);
  return { functions, bodies };
}

/** Lets the rest of asyncio take what can be driven by hand. @internal */
export function useGenerators(): void {
  if (_generatorForm() === null) _setGeneratorForm({ adopt, drive });
}

function become<F extends AnyFunction>(function_: F, kind: Kind): F {
  useGenerators();
  Object.setPrototypeOf(function_, kind.functions);
  Object.setPrototypeOf(function_.prototype, kind.bodies);
  return function_;
}

/** A body that nobody has made a coroutine object of: somebody awaits it where it was called. */
class BodySteps implements Awaited {
  readonly #frames: Frames;

  constructor(body: CoroutineBody<unknown>) {
    this.#frames = new Frames(body, "coroutine");
  }

  get _out(): unknown {
    return this.#frames.out;
  }

  _step(value: unknown, isRaised: boolean): boolean {
    return this.#frames.step(value, isRaised);
  }

  _close(): void {
    this.#frames.close();
  }
}

/** Drives what an object's `__await__` returns; for JavaScript's own `await`. */
function drive(awaitable: unknown): PromiseLike<unknown> {
  return new Promise((resolve, reject) => {
    const finished = (value: unknown): void => resolveWith(resolve, value);
    void new Drive(awaitedBy(awaitable)).then(finished, reject);
  });
}

/** `await body`, in JavaScript. */
function awaitBody(this: CoroutineBody<unknown>, resolve: Resolve<unknown>, reject: Reject): void {
  const finished = (value: unknown): void => {
    if (resolve) resolveWith(resolve, value);
  };
  void new Drive(new BodySteps(this)).then(finished, reject);
}

/**
 * Makes a coroutine function of a `function*` whose every `yield` hands over something to await. What is not awaited on the spot is called through `coro`,
 * as with `async` functions.
 */
export function coroutineFunction<F extends AnyFunction>(function_: F): F {
  coroutines ??= makeKind("AsyncFunction", { _make: generatorCoroutine }, { then: awaitBody });
  return become(function_, coroutines);
}

function asAsyncGenerator(this: Generator<unknown, unknown, unknown>, fn: object): AsyncGenerator {
  return new GeneratorAsyncGenerator(this, fn);
}

/** Makes an asynchronous generator function of a `function*` that awaits by `yield`, and yields by `yield item(x)`. */
export function asyncGeneratorFunction<F extends AnyFunction>(function_: F): F {
  asyncGenerators ??= makeKind(
    "AsyncGeneratorFunction",
    {},
    { _asAsyncGenerator: asAsyncGenerator },
  );
  return become(function_, asyncGenerators);
}

/** The coroutine methods of a class, and its asynchronous generator methods; those of names with a dot are static: `.make`. */
export function coroutineMethods<C extends object>(
  cls: C,
  coroutineNames: readonly string[],
  generatorNames: readonly string[] = [],
): C {
  const own = (name: string): AnyFunction => {
    const isStatic = name.startsWith(".");
    const owner = isStatic ? cls : (cls as { prototype: object }).prototype;
    const key = isStatic ? name.slice(1) : name;
    return (owner as { readonly [key: string]: AnyFunction })[key]!;
  };
  for (const name of coroutineNames) coroutineFunction(own(name));
  for (const name of generatorNames) asyncGeneratorFunction(own(name));
  return cls;
}
