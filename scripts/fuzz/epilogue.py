async def start():
    loop = asyncio.get_running_loop()
    LOOPS.append(loop)
    loop.set_exception_handler(handle)
    return await main()


try:
    log("result", asyncio.run(start()))
except BaseException as error:
    log("raised", error)
