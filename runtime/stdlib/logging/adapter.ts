import { Extensible } from "../../core/classes/extensible.ts";
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { unpackMapping } from "../../core/emitted/unpacking.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { className } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { truth } from "../../core/operators/truth.ts";
import { toStr as str } from "../../core/str.ts";
import { splitOptions } from "../internal/options.ts";
import { warn } from "../warnings/warn.ts";
import { getLevelName, CRITICAL, DEBUG, ERROR, INFO, WARNING } from "./levels.ts";
import { levelMethods } from "./level-methods.ts";
import { optionsFrom } from "./logger.ts";

type Keywords = { readonly [name: string]: unknown };
type LogArguments = readonly unknown[];

/** `logging.LoggerAdapter`: a logger with something added to each message. Source: CPython Lib/logging/__init__.py. */
export class LoggerAdapter extends Extensible {
  static readonly __name__: string = "LoggerAdapter";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, logger, extra=, merge_extra=",
    process: "self, msg, kwargs",
    ...levelMethods,
    log: "self, level, msg, *args, **kwargs",
  };
  logger: unknown;
  extra: unknown;
  merge_extra: unknown;

  constructor(logger: unknown, extra: unknown = null, merge_extra: unknown = false) {
    super();
    this.logger = logger;
    this.extra = extra;
    this.merge_extra = merge_extra;
  }

  /** The message and the keyword arguments that the logger gets. */
  process(msg: unknown, kwargs: dict<string, unknown>): unknown {
    const given = kwargs.get("extra");
    const merged =
      truth(this.merge_extra) && kwargs.has("extra")
        ? new dict([...unpackMapping(this.extra), ...unpackMapping(given)] as [string, unknown][])
        : this.extra;
    kwargs.set("extra", merged);
    return tuple.of(msg, kwargs) as tuple<[unknown, dict<string, unknown>]>;
  }

  debug(msg: unknown, ...args: LogArguments): void {
    this.log(DEBUG, msg, ...args);
  }

  info(msg: unknown, ...args: LogArguments): void {
    this.log(INFO, msg, ...args);
  }

  warning(msg: unknown, ...args: LogArguments): void {
    this.log(WARNING, msg, ...args);
  }

  warn(msg: unknown, ...args: LogArguments): void {
    warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning);
    this.warning(msg, ...args);
  }

  error(msg: unknown, ...args: LogArguments): void {
    this.log(ERROR, msg, ...args);
  }

  exception(msg: unknown, ...args: LogArguments): void {
    const [positional, options] = splitOptions<unknown, Keywords>(args);
    this.log(ERROR, msg, ...positional, { exc_info: true, ...options });
  }

  critical(msg: unknown, ...args: LogArguments): void {
    this.log(CRITICAL, msg, ...args);
  }

  log(level: Int, msg: unknown, ...args: LogArguments): void {
    if (!this.isEnabledFor(level)) return;
    const [positional, options] = splitOptions<unknown, Keywords>(args);
    const given = new dict<string, unknown>(Object.entries(options));
    const [text, keywords] = iterate(this.process(msg, given)) as Iterable<unknown>;
    callMethod(this.logger, "log", [level, text, ...positional], optionsFrom(keywords));
  }

  isEnabledFor(level: Int): boolean {
    return callMethod(this.logger, "isEnabledFor", [level]) as boolean;
  }

  setLevel(level: unknown): void {
    callMethod(this.logger, "setLevel", [level]);
  }

  getEffectiveLevel(): Int {
    return callMethod(this.logger, "getEffectiveLevel") as Int;
  }

  hasHandlers(): boolean {
    return callMethod(this.logger, "hasHandlers") as boolean;
  }

  _log(level: Int, msg: unknown, args: unknown, options: Keywords = {}): unknown {
    return callMethod(this.logger, "_log", [level, msg, args], options);
  }

  get manager(): unknown {
    return getattr(this.logger, "manager");
  }

  set manager(value: unknown) {
    setattr(this.logger, "manager", value);
  }

  get name$(): unknown {
    return getattr(this.logger, "name");
  }

  __repr__(): string {
    const level = str(getLevelName(callMethod(this.logger, "getEffectiveLevel")));
    return `<${className(this.constructor)} ${str(this.name$)} (${level})>`;
  }
}
