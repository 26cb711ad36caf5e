/**
 * The same work as hand-written TypeScript would do it on plain promises, without asyncio's order, without tasks and with cancellation only
 * where the program needs it. What the emitted code is compared with.
 */
const turn = (): Promise<void> => Promise.resolve();

const sum = (values: readonly number[]): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

const repeat = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

async function tree(depth: number): Promise<number> {
  if (depth === 0) {
    await turn();
    return 1;
  }
  return sum(await Promise.all(repeat(6, () => tree(depth - 1))));
}

export const gather_tree = (): Promise<number> => tree(6);

async function link(depth: number): Promise<number> {
  if (depth === 0) return 1;
  return 1 + (await link(depth - 1));
}

async function chain(count: number): Promise<number> {
  let total = 0;
  for (let i = 0; i < count; i++) {
    total += await link(50);
    await turn();
  }
  return total;
}

export async function await_chains(): Promise<number> {
  return sum(await Promise.all([chain(3000), chain(3000)]));
}

/** A bounded queue. */
class Queue<T> {
  readonly #items: T[] = [];
  readonly #getters: (() => void)[] = [];
  readonly #putters: (() => void)[] = [];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  async put(item: T): Promise<void> {
    while (this.#items.length >= this.#size) {
      await new Promise<void>((resolve) => this.#putters.push(resolve));
    }
    this.#items.push(item);
    this.#getters.shift()?.();
  }

  async get(): Promise<T> {
    while (this.#items.length === 0) {
      await new Promise<void>((resolve) => this.#getters.push(resolve));
    }
    const item = this.#items.shift()!;
    this.#putters.shift()?.();
    return item;
  }
}

async function produce(queue: Queue<number | null>, count: number): Promise<void> {
  for (let number = 0; number < count; number++) await queue.put(number);
}

async function consume(queue: Queue<number | null>): Promise<number> {
  let total = 0;
  while (true) {
    const item = await queue.get();
    if (item === null) return total;
    total += item;
  }
}

export async function producer_consumer(): Promise<number> {
  const queue = new Queue<number | null>(10);
  const consumers = repeat(4, () => consume(queue));
  await Promise.all(repeat(4, () => produce(queue, 20000)));
  for (let i = 0; i < consumers.length; i++) await queue.put(null);
  return sum(await Promise.all(consumers));
}

/** A fair lock. */
class Lock {
  #locked = false;
  #waiters: (() => void)[] = [];

  async acquire(): Promise<void> {
    if (this.#locked) await new Promise<void>((resolve) => this.#waiters.push(resolve));
    this.#locked = true;
  }

  release(): void {
    this.#locked = false;
    const waiter = this.#waiters.shift();
    if (waiter !== undefined) {
      this.#locked = true;
      waiter();
    }
  }
}

async function contender(lock: Lock, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await lock.acquire();
    try {
      await turn();
    } finally {
      lock.release();
    }
  }
}

export async function lock_contention(): Promise<void> {
  const lock = new Lock();
  await Promise.all(repeat(300, () => contender(lock, 100)));
}

async function small(number: number): Promise<number> {
  await turn();
  return number;
}

export async function many_tasks(): Promise<number> {
  let total = 0;
  for (let start = 0; start < 100000; start += 1000) {
    const tasks = repeat(1000, (index) => small(start + index));
    total += sum(await Promise.all(tasks));
  }
  return total;
}

export async function many_timers(): Promise<number> {
  let fired = 0;
  const fire = (): void => {
    fired += 1;
  };
  const handles = repeat(50000, (number) => setTimeout(fire, ((number * 7919) % 1000) / 1e3));
  for (let index = 0; index < handles.length; index += 2) clearTimeout(handles[index]);
  const sleep = (seconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await Promise.all(repeat(20000, (number) => sleep((number % 10) / 1e5)));
  return fired;
}

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) {
    if (number % 16 === 0) await turn();
    yield number;
  }
}

async function* squares(source: AsyncIterable<number>): AsyncGenerator<number> {
  for await (const number of source) yield number * number;
}

async function* evens(source: AsyncIterable<number>): AsyncGenerator<number> {
  for await (const number of source) if (number % 2 === 0) yield number;
}

export async function pipeline(): Promise<number> {
  let total = 0;
  for await (const number of evens(squares(numbers(60000)))) total += number;
  return total;
}

class Cancelled extends Error {}

async function victim(state: { count: number }, signal: AbortSignal): Promise<void> {
  try {
    await new Promise<void>((_, reject) => {
      signal.addEventListener("abort", () => reject(new Cancelled()), { once: true });
    });
  } finally {
    state.count += 1;
  }
}

export async function cancellation_storm(): Promise<number> {
  const state = { count: 0 };
  for (let i = 0; i < 20; i++) {
    const controllers = repeat(1000, () => new AbortController());
    const tasks = controllers.map((controller) => victim(state, controller.signal));
    await turn();
    for (const controller of controllers) controller.abort();
    await Promise.allSettled(tasks);
  }
  return state.count;
}
