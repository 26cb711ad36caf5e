/** `asyncio.log`. Source: CPython 3.13 Lib/asyncio/log.py. */
import { getLogger } from "../../logging/index.ts";
import type { Logger } from "../../logging/logger.ts";

export const logger: Logger = /* @__PURE__ */ getLogger("asyncio");
