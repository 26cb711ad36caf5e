/** The classes of `collections.abc` that ask for a method or two. Source: CPython Lib/_collections_abc.py. */
import { StopIteration, StopAsyncIteration } from "../../../core/exceptions/index.ts";
import { GeneratorExit, RuntimeError } from "../../../core/exceptions/index.ts";
import { callMethod } from "../../../core/attributes/getattr.ts";
import type { Class } from "../../../core/classes/mro.ts";
import { abstractNames, isMixin } from "../../../core/classes/runtime-class.ts";
import { raised } from "../../../core/exceptions/raise.ts";
import { Abstract, hasMethods } from "./base.ts";

/** `collections.abc.Hashable`. */
export abstract class Hashable extends Abstract {
  static readonly __name__: string = "Hashable";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__hash__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Hashable, this, subclass, "__hash__");
  }
}

/** `collections.abc.Awaitable`. */
export abstract class Awaitable extends Abstract {
  static readonly __name__: string = "Awaitable";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__await__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Awaitable, this, subclass, "__await__");
  }
}

/** `collections.abc.Coroutine`. */
export abstract class Coroutine extends Awaitable {
  static override readonly __name__: string = "Coroutine";
  static override readonly [abstractNames] = ["send", "throw"];
  static override readonly [isMixin] = true;
  static override __subclasshook__(subclass: Class): unknown {
    return hasMethods(Coroutine, this, subclass, "__await__", "send", "throw", "close");
  }
  close(): null {
    return closed(this, "coroutine ignored GeneratorExit", [GeneratorExit, StopIteration]);
  }
}

/** `collections.abc.AsyncIterable`. */
export abstract class AsyncIterable extends Abstract {
  static readonly __name__: string = "AsyncIterable";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__aiter__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(AsyncIterable, this, subclass, "__aiter__");
  }
}

/** `collections.abc.AsyncIterator`. */
export abstract class AsyncIterator extends AsyncIterable {
  static override readonly __name__: string = "AsyncIterator";
  static override readonly [abstractNames] = ["__anext__"];
  static override readonly [isMixin] = true;
  static override __subclasshook__(subclass: Class): unknown {
    return hasMethods(AsyncIterator, this, subclass, "__anext__", "__aiter__");
  }
  __aiter__(): this {
    return this;
  }
}

/** `collections.abc.AsyncGenerator`. */
export abstract class AsyncGenerator extends AsyncIterator {
  static override readonly __name__: string = "AsyncGenerator";
  static override readonly [abstractNames] = ["asend", "athrow"];
  static override readonly [isMixin] = true;
  static override __subclasshook__(subclass: Class): unknown {
    const names = ["__aiter__", "__anext__", "asend", "athrow", "aclose"];
    return hasMethods(AsyncGenerator, this, subclass, ...names);
  }
  async __anext__(): Promise<unknown> {
    return await (callMethod(this, "asend", [null]) as Promise<unknown>);
  }
  async aclose(): Promise<null> {
    try {
      await (callMethod(this, "athrow", [GeneratorExit]) as Promise<unknown>);
    } catch (error) {
      if (error instanceof GeneratorExit || error instanceof StopAsyncIteration) return null;
      throw error;
    }
    throw raised(new RuntimeError("asynchronous generator ignored GeneratorExit"));
  }
}

/** `collections.abc.Iterable`. */
export abstract class Iterable extends Abstract {
  static readonly __name__: string = "Iterable";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__iter__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Iterable, this, subclass, "__iter__");
  }
}

/** `collections.abc.Iterator`. */
export abstract class Iterator extends Iterable {
  static override readonly __name__: string = "Iterator";
  static override readonly [abstractNames] = ["__next__"];
  static override readonly [isMixin] = true;
  static override __subclasshook__(subclass: Class): unknown {
    return hasMethods(Iterator, this, subclass, "__iter__", "__next__");
  }
  __iter__(): this {
    return this;
  }
}

/** `collections.abc.Reversible`. */
export abstract class Reversible extends Iterable {
  static override readonly __name__: string = "Reversible";
  static override readonly [abstractNames] = ["__reversed__"];
  static override readonly [isMixin] = true;
  static override __subclasshook__(subclass: Class): unknown {
    return hasMethods(Reversible, this, subclass, "__reversed__", "__iter__");
  }
}

/** `collections.abc.Generator`. */
export abstract class Generator extends Iterator {
  static override readonly __name__: string = "Generator";
  static override readonly [abstractNames] = ["send", "throw"];
  static override readonly [isMixin] = true;
  static override __subclasshook__(subclass: Class): unknown {
    const names = ["__iter__", "__next__", "send", "throw", "close"];
    return hasMethods(Generator, this, subclass, ...names);
  }
  __next__(): unknown {
    return callMethod(this, "send", [null]);
  }
  close(): null {
    return closed(this, "generator ignored GeneratorExit", [GeneratorExit, StopIteration]);
  }
}

function closed(
  generator: object,
  complaint: string,
  expected: readonly (abstract new (...args: never[]) => Error)[],
): null {
  try {
    callMethod(generator, "throw", [GeneratorExit]);
  } catch (error) {
    if (expected.some((each) => error instanceof each)) return null;
    throw error;
  }
  throw raised(new RuntimeError(complaint));
}

/** `collections.abc.Sized`. */
export abstract class Sized extends Abstract {
  static readonly __name__: string = "Sized";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__len__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Sized, this, subclass, "__len__");
  }
}

/** `collections.abc.Container`. */
export abstract class Container extends Abstract {
  static readonly __name__: string = "Container";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__contains__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Container, this, subclass, "__contains__");
  }
}

/** `collections.abc.Callable`. */
export abstract class Callable extends Abstract {
  static readonly __name__: string = "Callable";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__call__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Callable, this, subclass, "__call__");
  }
}

/** `collections.abc.Buffer`. */
export abstract class Buffer extends Abstract {
  static readonly __name__: string = "Buffer";
  static readonly __module__: string = "collections.abc";
  static readonly [abstractNames] = ["__buffer__"];
  static override readonly [isMixin] = true;
  static __subclasshook__(subclass: Class): unknown {
    return hasMethods(Buffer, this, subclass, "__buffer__");
  }
}
