"""The asyncio benchmark programs."""

import asyncio


async def tree(depth):
    if depth == 0:
        await asyncio.sleep(0)
        return 1
    return sum(await asyncio.gather(*[tree(depth - 1) for _ in range(6)]))


async def gather_tree():
    return await tree(6)


async def link(depth):
    if depth == 0:
        return 1
    return 1 + await link(depth - 1)


async def chain(count):
    total = 0
    for _ in range(count):
        total += await link(50)
        await asyncio.sleep(0)
    return total


async def await_chains():
    return sum(await asyncio.gather(chain(3000), chain(3000)))


async def produce(queue, count):
    for number in range(count):
        await queue.put(number)


async def consume(queue):
    total = 0
    while True:
        item = await queue.get()
        if item is None:
            return total
        total += item


async def producer_consumer():
    queue = asyncio.Queue(10)
    consumers = [asyncio.create_task(consume(queue)) for _ in range(4)]
    await asyncio.gather(*[produce(queue, 20000) for _ in range(4)])
    for _ in consumers:
        await queue.put(None)
    return sum(await asyncio.gather(*consumers))


async def contender(lock, count):
    for _ in range(count):
        async with lock:
            await asyncio.sleep(0)


async def lock_contention():
    lock = asyncio.Lock()
    await asyncio.gather(*[contender(lock, 100) for _ in range(300)])


async def small(number):
    await asyncio.sleep(0)
    return number


async def many_tasks():
    total = 0
    for start in range(0, 100000, 1000):
        tasks = [asyncio.create_task(small(number)) for number in range(start, start + 1000)]
        total += sum(await asyncio.gather(*tasks))
    return total


async def many_timers():
    loop = asyncio.get_running_loop()
    fired = 0

    def fire():
        nonlocal fired
        fired += 1

    handles = [loop.call_later((number * 7919 % 1000) / 1e6, fire) for number in range(50000)]
    for handle in handles[::2]:
        handle.cancel()
    await asyncio.gather(*[asyncio.sleep((number % 10) / 1e5) for number in range(20000)])
    return fired


async def numbers(count):
    for number in range(count):
        if number % 16 == 0:
            await asyncio.sleep(0)
        yield number


async def squares(source):
    async for number in source:
        yield number * number


async def evens(source):
    async for number in source:
        if number % 2 == 0:
            yield number


async def pipeline():
    total = 0
    async for number in evens(squares(numbers(60000))):
        total += number
    return total


async def victim(event):
    try:
        await event.wait()
    finally:
        event.count += 1


async def cancellation_storm():
    event = asyncio.Event()
    event.count = 0
    for _ in range(20):
        tasks = [asyncio.create_task(victim(event)) for _ in range(1000)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return event.count
