/** Python's `logging`. Source: CPython 3.13 Lib/logging/__init__.py. */
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { ValueError } from "../../core/exceptions/base.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { truth } from "../../core/operators/truth.ts";
import { toStr as str } from "../../core/str.ts";
import { textOf } from "../../core/types/boxes.ts";
import * as warnings from "../warnings/index.ts";
import { replaceFunction } from "../warnings/replaceable.ts";
import { Formatter } from "./formatter.ts";
import { NullHandler } from "./handler.ts";
import { CRITICAL } from "./levels.ts";
import { rootLogger, type Logger, type RootLogger } from "./logger.ts";
import {
  defaultLastResort,
  FileHandler,
  StreamHandler,
  type _StderrHandler,
} from "./stream-handler.ts";
import { styleOf } from "./styles.ts";

export { LoggerAdapter } from "./adapter.ts";
export { Filter, Filterer } from "./filters.ts";
export { BufferingFormatter, Formatter } from "./formatter.ts";
export { getHandlerByName, getHandlerNames, Handler, NullHandler, shutdown } from "./handler.ts";
export {
  addLevelName,
  CRITICAL,
  DEBUG,
  ERROR,
  FATAL,
  getLevelName,
  getLevelNamesMapping,
  INFO,
  NOTSET,
  WARN,
  WARNING,
} from "./levels.ts";
export {
  getLoggerClass,
  Logger,
  Manager,
  PlaceHolder,
  RootLogger,
  setLoggerClass,
} from "./logger.ts";
export { getLogRecordFactory, LogRecord, makeLogRecord, setLogRecordFactory } from "./record.ts";
export {
  logAsyncioTasks,
  logMultiprocessing,
  logProcesses,
  logThreads,
  raiseExceptions,
} from "./state.ts";
export { FileHandler, StreamHandler } from "./stream-handler.ts";
export { BASIC_FORMAT, PercentStyle, StrFormatStyle, StringTemplateStyle } from "./styles.ts";

/** The logger above all others. */
export const root: RootLogger = /* @__PURE__ */ rootLogger();

/** Where warnings and errors go when there is no handler. */
export const lastResort: _StderrHandler = /* @__PURE__ */ defaultLastResort();

/** The logger of a name, the root without one. */
export function getLogger(name: unknown = null): Logger {
  const text = textOf(name);
  if (!truth(name) || text === "root") return rootLogger();
  return rootLogger().manager.getLogger(name);
}

/** The keyword-only parameters of {@link basicConfig}. */
export interface BasicOptions {
  readonly [name: string]: unknown;
}

/** Sets the root logger up, unless it has handlers already. */
export function basicConfig(options: BasicOptions = {}): void {
  const {
    force = false,
    encoding = null,
    errors = "backslashreplace",
    ...others
  } = options as { [name: string]: unknown };
  const logger = rootLogger();
  if (truth(force)) {
    for (const handler of [...logger.handlers]) {
      logger.removeHandler(handler);
      callMethod(handler, "close");
    }
  }
  if (logger.handlers.length > 0) return;
  const handlers = chosenHandlers(others, encoding, errors);
  const { datefmt = null, style = "%", level = null } = others;
  const [, basic] = styleOf(style);
  const { format = basic } = others;
  const formatter = new Formatter(format as string, datefmt as string | null, style as string);
  for (const handler of handlers) {
    if (getattr(handler, "formatter") === null) callMethod(handler, "setFormatter", [formatter]);
    logger.addHandler(handler);
  }
  if (level !== null) logger.setLevel(level);
  checkOptions(others, others["handlers"] === undefined || others["handlers"] === null);
}

function checkOptions(options: BasicOptions, hasOwnHandlers: boolean): void {
  const known = ["handlers", "datefmt", "style", "format", "level"];
  if (hasOwnHandlers) {
    // With a file nothing asks for the stream, and the other way round.
    if (truth(options["filename"] ?? null)) known.push("filename", "filemode");
    else known.push("filename", "filemode", "stream");
  }
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new ValueError(`Unrecognised argument(s): ${unknown.join(", ")}`);
}

function chosenHandlers(
  options: BasicOptions,
  encoding: unknown,
  errors: unknown,
): readonly unknown[] {
  const { handlers = null, filename = null, filemode = "a", stream = null } = options;
  const hasStream = Object.hasOwn(options, "stream");
  const hasFile = Object.hasOwn(options, "filename");
  if (handlers === null && hasStream && hasFile) {
    throw new ValueError("'stream' and 'filename' should not be specified together");
  }
  if (handlers !== null) {
    if (hasStream || hasFile) {
      throw new ValueError(
        "'stream' or 'filename' should not be specified together with 'handlers'",
      );
    }
    return [...(iterate(handlers) as Iterable<unknown>)];
  }
  if (!truth(filename)) return [new StreamHandler(stream)];
  const mode = filemode as string;
  const policy = mode.includes("b") ? null : (errors as string | null);
  return [new FileHandler(filename, mode, encoding as string | null, false, policy)];
}

type LogArguments = readonly unknown[];

function configuredRoot(): RootLogger {
  const logger = rootLogger();
  if (logger.handlers.length === 0) basicConfig();
  return logger;
}

export function critical(msg: unknown, ...args: LogArguments): void {
  configuredRoot().critical(msg, ...args);
}

export function fatal(msg: unknown, ...args: LogArguments): void {
  configuredRoot().critical(msg, ...args);
}

export function error(msg: unknown, ...args: LogArguments): void {
  configuredRoot().error(msg, ...args);
}

export function exception(msg: unknown, ...args: LogArguments): void {
  configuredRoot().exception(msg, ...args);
}

export function warning(msg: unknown, ...args: LogArguments): void {
  configuredRoot().warning(msg, ...args);
}

export function warn(msg: unknown, ...args: LogArguments): void {
  warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning);
  configuredRoot().warning(msg, ...args);
}

export function info(msg: unknown, ...args: LogArguments): void {
  configuredRoot().info(msg, ...args);
}

export function debug(msg: unknown, ...args: LogArguments): void {
  configuredRoot().debug(msg, ...args);
}

export function log(level: unknown, msg: unknown, ...args: LogArguments): void {
  configuredRoot().log(level, msg, ...args);
}

/** Logs nothing of a level or below. */
export function disable(level: Int = CRITICAL): void {
  const { manager } = rootLogger();
  manager.disable = level;
  manager._clear_cache();
}

let shownBefore: unknown = null;

/** Logs a warning in place of showing it. */
function logWarning(
  message: unknown,
  category: unknown,
  filename: unknown,
  lineno: unknown,
  file: unknown = null,
  line: unknown = null,
): void {
  if (file !== null) {
    if (shownBefore !== null) {
      (shownBefore as typeof logWarning)(message, category, filename, lineno, file, line);
    }
    return;
  }
  const text = warnings.formatwarning(message, category, filename, lineno, line);
  const logger = getLogger("py.warnings");
  if (logger.handlers.length === 0) logger.addHandler(new NullHandler());
  logger.warning(str(text));
}

/** Logs warnings to the logger `py.warnings`, or shows them again. */
export function captureWarnings(capture: unknown): void {
  if (truth(capture)) {
    if (shownBefore !== null) return;
    shownBefore = warnings.showwarning;
    replaceFunction("showwarning", logWarning);
  } else if (shownBefore !== null) {
    replaceFunction("showwarning", shownBefore);
    shownBefore = null;
  }
}
