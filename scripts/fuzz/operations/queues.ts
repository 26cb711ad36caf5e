import { anyOf, deadline, delay, number, slot, type Operations } from "./operation.ts";

export const queues: Operations = {
  queuePut: {
    args: anyOf(number(4), number(9)),
    python: `log("@", (await QUEUE[$0].put($1)) is None)`,
    weight: 4,
  },
  queueGet: { args: anyOf(number(4)), python: `log("@", await QUEUE[$0].get())`, weight: 4 },
  queuePutNowait: {
    args: anyOf(number(4), number(9)),
    python: `QUEUE[$0].put_nowait($1)`,
    sync: true,
    weight: 3,
  },
  queueGetNowait: {
    args: anyOf(number(4)),
    python: `log("@", QUEUE[$0].get_nowait())`,
    sync: true,
    weight: 2,
  },
  queueDone: { args: anyOf(number(4)), python: `QUEUE[$0].task_done()`, sync: true },
  queueJoin: {
    args: anyOf(number(4)),
    python: `log("@", (await QUEUE[$0].join()) is None)`,
  },
  queueShutdown: {
    args: anyOf(number(4)),
    python: `QUEUE[$0].shutdown(); log("@")`,
    sync: true,
    weight: 0.4,
  },
  queueShutdownNow: {
    args: anyOf(number(4)),
    python: `QUEUE[$0].shutdown(immediate=True); log("@")`,
    sync: true,
    weight: 0.3,
  },
  queueShow: {
    args: anyOf(number(4)),
    python: `log("@", str(QUEUE[$0]), QUEUE[$0].qsize(), QUEUE[$0].full(), QUEUE[$0].empty(), QUEUE[$0].maxsize)`,
    sync: true,
  },

  queueEmpty: {
    args: anyOf(number(4)),
    python: `try:\n    log("@", QUEUE[$0].get_nowait())\nexcept (asyncio.QueueEmpty, asyncio.QueueShutDown) as error:\n    log("@", error, QUEUE[$0].empty())`,
    sync: true,
    weight: 2,
  },
  queueFull: {
    args: anyOf(number(4), number(9)),
    python: `try:\n    QUEUE[$0].put_nowait($1)\nexcept asyncio.QueueFull as error:\n    log("@", error, QUEUE[$0].maxsize)`,
    sync: true,
    weight: 2,
  },
  queueTimeout: {
    args: anyOf(number(4), deadline),
    python: `log("@", await asyncio.wait_for(QUEUE[$0].get(), $1))`,
    weight: 2,
  },
  queuePutTimeout: {
    args: anyOf(number(4), deadline),
    python: `log("@", await asyncio.wait_for(QUEUE[$0].put(5), $1))`,
    weight: 2,
  },
  queueConsume: {
    args: anyOf(number(4), number(3)),
    python: `for number in range($1 + 1):\n    log("@", await QUEUE[$0].get())\n    QUEUE[$0].task_done()`,
    weight: 2,
  },
  queueProduce: {
    args: anyOf(number(4), number(5)),
    python: `for number in range(3):\n    await QUEUE[$0].put((number * $1) % 4)`,
    weight: 2,
  },
  queueWorker: {
    args: anyOf(number(4), slot, delay),
    python: `put($1, asyncio.create_task(worker("@", QUEUE[$0], $2)))`,
    weight: 2,
  },
};
