import { _get_running_loop } from "../../asyncio/loop-state.ts";
import { defineAttribute } from "../../core/attributes/instance-dict.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { mod } from "../../core/operators/modulo.ts";
import { truth } from "../../core/operators/truth.ts";
import { callMethod } from "../../core/attributes/getattr.ts";
import { isMapping } from "../../core/emitted/match.ts";
import { toStr as str } from "../../core/str.ts";
import { hostProcess } from "../../host/files.ts";
import { host } from "../../host/index.ts";
import { Caller } from "./caller.ts";
import { getLevelName } from "./levels.ts";
import { len } from "../../core/operators/len.ts";
import { getItem } from "../../core/operators/subscript.ts";

let startTime: number | undefined;

/** When the first record was made; `relativeCreated` counts from then. */
function started(now: number): number {
  return (startTime ??= now);
}

/** What CPython's `threading.get_ident` would say: there is one thread. */
const threadIdentifier = 1;

/** `logging.LogRecord`: an event to be logged. Source: CPython Lib/logging/__init__.py. */
export class LogRecord extends Extensible {
  static readonly __name__: string = "LogRecord";
  static readonly __module__: string = "logging";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __floats__: readonly string[] = ["created", "msecs", "relativeCreated"];
  static readonly __signatures__ = {
    __init__: "self, name, level, pathname, lineno, msg, args, exc_info, func=, sinfo=, **kwargs",
    getMessage: "self",
  };
  name$: unknown;
  msg: unknown;
  args: unknown;
  levelname: unknown;
  levelno: Int;
  pathname!: unknown;
  filename!: unknown;
  module!: unknown;
  exc_info: unknown;
  exc_text: unknown = null;
  /** Set by formatters. */
  declare message$: unknown;
  declare asctime: unknown;
  stack_info: unknown;
  lineno!: unknown;
  funcName!: unknown;
  created: number;
  msecs: number;
  relativeCreated: number;
  thread: unknown;
  threadName: unknown;
  processName: unknown;
  process: unknown;
  taskName: unknown;

  constructor(
    name: unknown,
    level: unknown,
    pathname: unknown,
    lineno: unknown,
    msg: unknown,
    args: unknown,
    exc_info: unknown,
    func: unknown = null,
    sinfo: unknown = null,
    _kwargs?: unknown,
  ) {
    super();
    const now = host().clock.wall();
    this.name$ = name;
    this.msg = msg;
    this.args = unwrappedArguments(args);
    this.levelname = getLevelName(level);
    this.levelno = level as Int;
    if (pathname instanceof Caller) setLazyPlace(this, pathname);
    else setPlace(this, pathname, lineno, func);
    this.exc_info = exc_info;
    this.stack_info = sinfo;
    this.created = now;
    this.msecs = Math.floor((now - Math.floor(now)) * 1000);
    this.relativeCreated = (now - started(now)) * 1000;
    this.thread = threadIdentifier;
    this.threadName = "MainThread";
    this.processName = "MainProcess";
    this.process = processIdentifier();
    this.taskName = taskName();
  }

  /** The message with its arguments. */
  getMessage(): string {
    const message = str(this.msg);
    return truth(this.args) ? mod(message, this.args) : message;
  }

  __repr__(): string {
    const { name$, levelno, pathname, lineno, msg } = this;
    return `<LogRecord: ${str(name$)}, ${str(levelno)}, ${str(pathname)}, ${str(lineno)}, "${str(msg)}">`;
  }
}

/** The one argument that is a mapping is what the names in the message refer to. */
function unwrappedArguments(args: unknown): unknown {
  if (!truth(args) || len(args) !== 1) return args;
  const only = getItem(args, 0);
  return isMapping(only) && truth(only) ? only : args;
}

function setPlace(record: LogRecord, pathname: unknown, lineno: unknown, func: unknown): void {
  record.pathname = pathname;
  record.filename = pathname;
  record.module = "Unknown module";
  if (typeof pathname === "string") {
    record.filename = baseName(pathname);
    record.module = moduleName(pathname);
  }
  record.lineno = lineno;
  record.funcName = func;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The file's name without its extension. */
function moduleName(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf(".");
  return /^\.*[^.]/.test(name.slice(0, Math.max(dot, 0))) ? name.slice(0, dot) : name;
}

/** The attributes that tell the place are found when one of them is asked for. */
function setLazyPlace(record: LogRecord, caller: Caller): void {
  const values: readonly (readonly [name: keyof LogRecord, read: () => unknown])[] = [
    ["pathname", () => caller.place.file],
    ["filename", () => baseName(caller.place.file)],
    ["module", () => moduleName(caller.place.file)],
    ["lineno", () => caller.place.line],
    ["funcName", () => caller.place.function],
  ];
  for (const [name, get] of values) {
    const set = (value: unknown): void => defineAttribute(record, name, value);
    Object.defineProperty(record, name, { get, set, enumerable: true, configurable: true });
  }
}

function processIdentifier(): number {
  return hostProcess()?.pid ?? 1;
}

/** The name of the task that is running, if there is one. */
function taskName(): unknown {
  const step = _get_running_loop()?._step;
  if (typeof step !== "object" || step === null || !("get_name" in step)) return null;
  return (step as { get_name(): unknown }).get_name();
}

/** What makes records, unless the program has another. */
let recordFactory: unknown = LogRecord;

export function setLogRecordFactory(factory: unknown): void {
  recordFactory = factory;
}

export function getLogRecordFactory(): unknown {
  return recordFactory;
}

/** Whether records are made by {@link LogRecord} itself, so that their place may be found later. */
export function makesPlainRecords(): boolean {
  return recordFactory === LogRecord;
}

/** A record of the factory's. */
export function newRecord(...args: ConstructorParameters<typeof LogRecord>): LogRecord {
  if (recordFactory === LogRecord) return new LogRecord(...args);
  return call(recordFactory, args) as LogRecord;
}

/** A record with the attributes that a dict gives. */
export function makeLogRecord(attributes: unknown): LogRecord {
  const record = newRecord(null, null, "", 0, "", tuple.of(), null, null);
  if (attributes instanceof dict) {
    for (const [name, value] of attributes as dict<string, unknown>) {
      defineAttribute(record, name, value);
    }
    return record;
  }
  for (const name of iterate(callMethod(attributes, "keys")) as Iterable<string>) {
    defineAttribute(record, name, getItem(attributes, name));
  }
  return record;
}
