import { _forget_formats } from "./formatter.ts";
import { _forget_handlers } from "./handler.ts";
import { _forget_levels } from "./levels.ts";
import { _forget_loggers } from "./logger.ts";
import { LogRecord, setLogRecordFactory } from "./record.ts";

/** Everything as it is when the module is loaded. See runtime/testing.ts. @internal */
export function _forget_logging(): void {
  _forget_levels();
  _forget_handlers();
  _forget_loggers();
  _forget_formats();
  setLogRecordFactory(LogRecord);
}
