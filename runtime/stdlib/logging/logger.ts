import { defineAttribute } from "../../core/attributes/instance-dict.ts";
import { propertyName } from "../../core/attributes/names.ts";
import { BaseException, KeyError, TypeError } from "../../core/exceptions/base.ts";
import { DeprecationWarning } from "../../core/exceptions/warnings.ts";
import { call } from "../../core/calls/call.ts";
import { issubclass } from "../../core/builtins/isinstance.ts";
import { callMethod } from "../../core/attributes/getattr.ts";
import { set } from "../../core/containers/set.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { className, type NamedClass } from "../../core/names.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { toStr as str } from "../../core/str.ts";
import { textOf } from "../../core/types/boxes.ts";
import { splitOptions } from "../internal/options.ts";
import { exc_info as handledInfo } from "../sys/index.ts";
import { warn } from "../warnings/warn.ts";
import { Caller, stackText } from "./caller.ts";
import { Filterer, includes, removeFrom } from "./filters.ts";
import type { Handler } from "./handler.ts";
import { levelMethods } from "./level-methods.ts";
import * as levels from "./levels.ts";
import { LogRecord, makesPlainRecords, newRecord } from "./record.ts";
import { defaultLastResort } from "./stream-handler.ts";

/** The keyword arguments of the methods that log. */
export interface LogOptions {
  readonly exc_info?: unknown;
  readonly extra?: unknown;
  readonly stack_info?: unknown;
  readonly stacklevel?: Int;
}

type LogArguments = readonly unknown[];

/** `logging.Logger`: what a part of a program logs to. Source: CPython Lib/logging/__init__.py. */
export class Logger extends Filterer {
  static override readonly __name__: string = "Logger";
  static readonly __signatures__ = {
    __init__: "self, name, level=",
    setLevel: "self, level",
    ...levelMethods,
    fatal: levelMethods.critical,
    log: "self, level, msg, *args, **kwargs",
    isEnabledFor: "self, level",
    getChild: "self, suffix",
    _log: "self, level, msg, args, exc_info=, extra=, stack_info=, stacklevel=",
    findCaller: "self, stack_info=, stacklevel=",
    makeRecord: "self, name, level, fn, lno, msg, args, exc_info, func=, extra=, sinfo=",
  };
  name$: string;
  level: Int;
  parent: Logger | null = null;
  propagate: unknown = true;
  handlers: unknown[] = [];
  disabled: unknown = false;
  manager: Manager;
  _cache = new Map<Int, boolean>();

  constructor(name: string, level: unknown = levels.NOTSET) {
    super();
    this.name$ = name;
    this.level = levels.checkedLevel(level);
    this.manager = new.target === RootLogger ? (undefined as never) : rootLogger().manager;
  }

  get root(): RootLogger {
    return rootLogger();
  }

  setLevel(level: unknown): void {
    this.level = levels.checkedLevel(level);
    this.manager._clear_cache();
  }

  #logIf(level: Int, msg: unknown, args: LogArguments, preset?: LogOptions): void {
    if (!this.isEnabledFor(level)) return;
    const [positional, options] = splitOptions<unknown, LogOptions>(args);
    const { exc_info, extra, stack_info, stacklevel, ...unknown } = { ...preset, ...options };
    const [wrong] = Object.keys(unknown);
    if (wrong !== undefined) {
      throw new TypeError(`Logger._log() got an unexpected keyword argument '${wrong}'`);
    }
    this._log(level, msg, tuple.of(...positional), exc_info, extra, stack_info, stacklevel);
  }

  debug(msg: unknown, ...args: LogArguments): void {
    this.#logIf(levels.DEBUG, msg, args);
  }

  info(msg: unknown, ...args: LogArguments): void {
    this.#logIf(levels.INFO, msg, args);
  }

  warning(msg: unknown, ...args: LogArguments): void {
    this.#logIf(levels.WARNING, msg, args);
  }

  warn(msg: unknown, ...args: LogArguments): void {
    warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning);
    this.warning(msg, ...args);
  }

  error(msg: unknown, ...args: LogArguments): void {
    this.#logIf(levels.ERROR, msg, args);
  }

  exception(msg: unknown, ...args: LogArguments): void {
    const [positional, options] = splitOptions<unknown, LogOptions>(args);
    this.error(msg, ...positional, { exc_info: true, ...options });
  }

  critical(msg: unknown, ...args: LogArguments): void {
    this.#logIf(levels.CRITICAL, msg, args);
  }

  fatal(msg: unknown, ...args: LogArguments): void {
    this.critical(msg, ...args);
  }

  log(level: unknown, msg: unknown, ...args: LogArguments): void {
    if (isInt(level)) this.#logIf(levels.checkedLevel(level), msg, args);
    else throw new TypeError("level must be an integer");
  }

  /** `(file, line, function, stack)` of the code that logs. */
  findCaller(stack_info: unknown = false, stacklevel: Int = 1): tuple {
    const level = Number(stacklevel);
    const { file, line, function: name } = new Caller(level).place;
    return tuple.of(file, line, name, truth(stack_info) ? stackText(level) : null);
  }

  makeRecord(
    name: unknown,
    level: Int,
    fn: unknown,
    lno: unknown,
    msg: unknown,
    args: unknown,
    exc_info: unknown,
    func: unknown = null,
    extra: unknown = null,
    sinfo: unknown = null,
  ): LogRecord {
    const record = newRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo);
    if (extra === null) return record;
    for (const key of iterate(extra) as Iterable<string>) {
      if (key === "message" || key === "asctime" || Object.hasOwn(record, propertyName(key))) {
        throw new KeyError(`Attempt to overwrite ${repr(key)} in LogRecord`);
      }
      defineAttribute(record, key, getItem(extra, key));
    }
    return record;
  }

  _log(
    level: Int,
    msg: unknown,
    args: unknown,
    exc_info: unknown = null,
    extra: unknown = null,
    stack_info: unknown = false,
    stacklevel: Int = 1,
  ): void {
    const [fn, lno, func, sinfo] = this.#caller(stack_info, stacklevel);
    const info = exceptionInfo(exc_info);
    this.handle(this.makeRecord(this.name$, level, fn, lno, msg, args, info, func, extra, sinfo));
  }

  /** The caller, to be looked at later where nothing of the program's asks for it now. */
  #caller(stack_info: unknown, stacklevel: Int): unknown[] {
    const isPlain =
      this.findCaller === Logger.prototype.findCaller &&
      this.makeRecord === Logger.prototype.makeRecord &&
      makesPlainRecords();
    if (!isPlain)
      return [...(iterate(this.findCaller(stack_info, stacklevel)) as Iterable<unknown>)];
    const level = Number(stacklevel);
    return [new Caller(level), 0, null, truth(stack_info) ? stackText(level) : null];
  }

  handle(record: LogRecord): void {
    if (truth(this.disabled)) return;
    const result = this.filter(record);
    if (truth(result)) this.callHandlers(result instanceof LogRecord ? result : record);
  }

  addHandler(hdlr: unknown): void {
    if (!includes(this.handlers, hdlr)) this.handlers.push(hdlr);
  }

  removeHandler(hdlr: unknown): void {
    removeFrom(this.handlers, hdlr);
  }

  hasHandlers(): boolean {
    for (const logger of lineage(this)) if (logger.handlers.length > 0) return true;
    return false;
  }

  callHandlers(record: LogRecord): void {
    let found = 0;
    for (const logger of lineage(this)) {
      for (const handler of logger.handlers as Handler[]) {
        found++;
        if (record.levelno >= handler.level) callMethod(handler, "handle", [record]);
      }
    }
    if (found === 0) this.#withoutHandlers(record);
  }

  #withoutHandlers(record: LogRecord): void {
    const handler = defaultLastResort();
    if (record.levelno >= handler.level) callMethod(handler, "handle", [record]);
  }

  getEffectiveLevel(): Int {
    if (truth(this.level)) return this.level;
    for (let { parent } = this as Logger; parent !== null; { parent } = parent) {
      if (truth(parent.level)) return parent.level;
    }
    return levels.NOTSET;
  }

  isEnabledFor(level: Int): boolean {
    if (truth(this.disabled)) return false;
    let isEnabled = this._cache.get(level);
    if (isEnabled === undefined) {
      isEnabled = this.manager.disable < level && level >= this.getEffectiveLevel();
      this._cache.set(level, isEnabled);
    }
    return isEnabled;
  }

  getChild(suffix: string): Logger {
    return this.manager.getLogger(this === this.root ? suffix : `${this.name$}.${suffix}`);
  }

  getChildren(): set<Logger> {
    const depth = (logger: Logger): number =>
      logger === logger.manager.root ? 0 : logger.name$.split(".").length;
    const loggers = [...this.manager.loggerDict.values()].filter(
      (each): each is Logger => each instanceof Logger,
    );
    return new set(
      loggers.filter(
        (each) => each.parent === this && depth(each) === 1 + depth(each.parent as Logger),
      ),
    );
  }

  __repr__(): string {
    const level = str(levels.getLevelName(this.getEffectiveLevel()));
    return `<${className(this.constructor)} ${this.name$} (${level})>`;
  }
}

/** A logger and those above it that its records go to. */
function lineage(start: Logger): Logger[] {
  const loggers = [start];
  for (let logger = start; truth(logger.propagate) && logger.parent !== null;) {
    logger = logger.parent;
    loggers.push(logger);
  }
  return loggers;
}

/** `exc_info` as a record holds it: three values, or nothing. */
function exceptionInfo(exc_info: unknown): unknown {
  if (!truth(exc_info)) return exc_info;
  if (exc_info instanceof BaseException) {
    return tuple.of(exc_info.constructor, exc_info, exc_info.__traceback__);
  }
  return exc_info instanceof tuple ? exc_info : handledInfo();
}

/** `logging.RootLogger`: the one above all others. */
export class RootLogger extends Logger {
  static override readonly __name__: string = "RootLogger";

  constructor(level: unknown) {
    super("root", level);
  }
}

/** In place of a logger that is only known as the parent of others. */
export class PlaceHolder {
  static readonly __name__: string = "PlaceHolder";
  static readonly __module__: string = "logging";
  readonly loggerMap: dict<Logger, null>;

  constructor(alogger: Logger) {
    this.loggerMap = new dict<Logger, null>([[alogger, null]]);
  }

  append(alogger: Logger): void {
    if (!this.loggerMap.has(alogger)) this.loggerMap.set(alogger, null);
  }
}

let loggerClass: unknown;

function checkLoggerClass(klass: unknown): void {
  if (klass === Logger || issubclass(klass, Logger)) return;
  throw new TypeError(`logger not derived from logging.Logger: ${className(klass as NamedClass)}`);
}

export function setLoggerClass(klass: unknown): void {
  checkLoggerClass(klass);
  loggerClass = klass;
}

export function getLoggerClass(): unknown {
  return loggerClass ?? Logger;
}

/** `logging.Manager`: the loggers by their names, and who is above whom. */
export class Manager {
  static readonly __name__: string = "Manager";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  root: RootLogger;
  emittedNoHandlerWarning: unknown = false;
  loggerDict = new dict<string, Logger | PlaceHolder>();
  loggerClass: unknown = null;
  logRecordFactory: unknown = null;
  #disable: Int = 0;

  constructor(rootnode: RootLogger) {
    this.root = rootnode;
  }

  /** Nothing of this level or below is logged. */
  get disable(): Int {
    return this.#disable;
  }

  set disable(value: unknown) {
    this.#disable = levels.checkedLevel(value);
  }

  getLogger(name: unknown): Logger {
    const text = textOf(name);
    if (text === undefined) throw new TypeError("A logger name must be a string");
    const known = this.loggerDict.get(text);
    if (known instanceof Logger) return known;
    const made = call(this.loggerClass ?? getLoggerClass(), [name]) as Logger;
    made.manager = this;
    this.loggerDict.set(text, made);
    if (known !== null) this.#adopt(known as PlaceHolder, made);
    this.#findParent(made);
    return made;
  }

  setLoggerClass(klass: unknown): void {
    checkLoggerClass(klass);
    this.loggerClass = klass;
  }

  setLogRecordFactory(factory: unknown): void {
    this.logRecordFactory = factory;
  }

  /** The nearest logger above, with places held for those between that do not exist. */
  #findParent(made: Logger): void {
    const name = made.name$;
    let parent: Logger | null = null;
    for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
      const above = name.slice(0, dot);
      const known = this.loggerDict.get(above);
      if (known === null) this.loggerDict.set(above, new PlaceHolder(made));
      else if (known instanceof Logger) {
        parent = known;
        break;
      } else (known as PlaceHolder).append(made);
    }
    made.parent = parent ?? this.root;
  }

  /** Puts a logger between those below it and their parents. */
  #adopt(place: PlaceHolder, made: Logger): void {
    for (const below of place.loggerMap.keys()) {
      if (below.parent!.name$.startsWith(made.name$)) continue;
      made.parent = below.parent;
      below.parent = made;
    }
  }

  _clear_cache(): void {
    for (const each of this.loggerDict.values()) if (each instanceof Logger) each._cache.clear();
    this.root._cache.clear();
  }
}

let theRoot: RootLogger | undefined;

/** The root of all loggers, made when it is first asked for. */
export function rootLogger(): RootLogger {
  if (theRoot === undefined) {
    theRoot = new RootLogger(levels.WARNING);
    theRoot.manager = new Manager(theRoot);
  }
  return theRoot;
}

/** See runtime/testing.ts. @internal */
export function _forget_loggers(): void {
  loggerClass = undefined;
  if (theRoot === undefined) return;
  theRoot.level = levels.WARNING;
  theRoot.handlers = [];
  theRoot.filters = [];
  theRoot._cache.clear();
  theRoot.manager = new Manager(theRoot);
}

/** A mapping as keyword arguments. */
export function optionsFrom(keywords: unknown): { [name: string]: unknown } {
  const options: { [name: string]: unknown } = {};
  for (const name of iterate(callMethod(keywords, "keys")) as Iterable<string>) {
    options[name] = getItem(keywords, name);
  }
  return options;
}
