import { call } from "../../core/calls/call.ts";
import { CallableObject } from "../../core/calls/callable-object.ts";
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { className, classModule } from "../../core/names.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { repr } from "../../core/repr.ts";
import { partial } from "../functools/partial.ts";
import { splitOptions } from "../internal/options.ts";
import { showContainer } from "../internal/show.ts";

type Keywords = { readonly [name: string]: unknown };

function show(getter: object, args: readonly string[]): string {
  const cls = getter.constructor;
  const name = `${classModule(cls)}.${className(cls)}`;
  return showContainer(
    getter,
    args,
    `${name}(...)`,
    (items) => `${name}(${items})`,
    (arg) => arg,
  );
}

function checkOne(name: string, args: readonly unknown[]): void {
  if (args.length !== 1) {
    throw new TypeError(`${name} expected 1 argument, got ${args.length}`);
  }
}

/** `operator.itemgetter(item, *items)`: `obj[item]`, or a tuple of several. */
class ItemGetter extends CallableObject {
  static readonly __name__: string = "itemgetter";
  static readonly __module__: string = "operator";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "operator.itemgetter";
  readonly #items: readonly unknown[];

  constructor(...items: readonly unknown[]) {
    if (items.length === 0) throw new TypeError("itemgetter expected 1 argument, got 0");
    super((...args: unknown[]) => {
      checkOne("itemgetter", args);
      const [object] = args;
      if (items.length === 1) return getItem(object, items[0]);
      return tuple.of(...items.map((item) => getItem(object, item)));
    });
    this.#items = items;
  }

  __reduce__(): tuple {
    return tuple.of(this.constructor, tuple.of(...this.#items));
  }

  __repr__(): string {
    return show(
      this,
      this.#items.map((item) => repr(item)),
    );
  }
}

/** `operator.attrgetter(attr, *attrs)`: `obj.attr`, or a tuple of several; names may have dots. */
class AttributeGetter extends CallableObject {
  static readonly __name__: string = "attrgetter";
  static readonly __module__: string = "operator";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "operator.attrgetter";
  readonly #attrs: readonly string[];

  constructor(...attrs: readonly string[]) {
    if (attrs.length === 0) throw new TypeError("attrgetter expected 1 argument, got 0");
    if (attrs.some((attr) => typeof attr !== "string")) {
      throw new TypeError("attribute name must be a string");
    }
    const paths = attrs.map((attr) => attr.split("."));
    const follow = (object: unknown, path: readonly string[]): unknown =>
      path.reduce<unknown>((value, name) => getattr(value, name), object);
    super((...args: unknown[]) => {
      checkOne("attrgetter", args);
      if (paths.length === 1) return follow(args[0], paths[0]!);
      return tuple.of(...paths.map((path) => follow(args[0], path)));
    });
    this.#attrs = attrs;
  }

  __reduce__(): tuple {
    return tuple.of(this.constructor, tuple.of(...this.#attrs));
  }

  __repr__(): string {
    return show(
      this,
      this.#attrs.map((attr) => repr(attr)),
    );
  }
}

/** `operator.methodcaller(name, *args, **kwargs)`: `obj.name(*args, **kwargs)`. */
class MethodCaller extends CallableObject {
  static readonly __name__: string = "methodcaller";
  static readonly __module__: string = "operator";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "operator.methodcaller";
  readonly #name: string;
  readonly #args: readonly unknown[];
  readonly #keywords: Keywords;

  constructor(name: string, ...args: readonly unknown[]) {
    if (name === undefined) {
      throw new TypeError("methodcaller needs at least one argument, the method name");
    }
    if (typeof name !== "string") throw new TypeError("method name must be a string");
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    super((...given: unknown[]) => {
      checkOne("methodcaller", given);
      return callMethod(given[0], name, positional, keywords as Keywords);
    });
    this.#name = name;
    this.#args = positional;
    this.#keywords = keywords;
  }

  __reduce__(): tuple {
    if (Object.keys(this.#keywords).length === 0)
      return tuple.of(this.constructor, tuple.of(this.#name, ...this.#args));
    const make = new partial(this.constructor as never, this.#name, this.#keywords);
    return tuple.of(make, tuple.of(...this.#args)) as tuple;
  }

  __repr__(): string {
    const keywords = Object.entries(this.#keywords).map(([key, value]) => `${key}=${repr(value)}`);
    return show(this, [repr(this.#name), ...this.#args.map((each) => repr(each)), ...keywords]);
  }
}

/** `operator.call(obj, /, *args, **kwargs)`. */
export function callObject(
  obj: (...args: never[]) => unknown,
  ...args: readonly unknown[]
): unknown {
  const [positional, keywords] = splitOptions<unknown, Keywords>(args);
  return call(obj, positional, keywords as Keywords);
}

/** `operator.itemgetter(item, *items)`: `obj[item]`, or a tuple of several. */
export type itemgetter = ItemGetter & ((object: unknown) => unknown);

export const itemgetter: {
  readonly __name__: string;
  readonly prototype: itemgetter;
  new (item: unknown, ...items: readonly unknown[]): itemgetter;
} = ItemGetter as never;

/** `operator.attrgetter(attr, *attrs)`: `obj.attr`, or a tuple of several; names may have dots. */
export type attrgetter = AttributeGetter & ((object: unknown) => unknown);

export const attrgetter: {
  readonly __name__: string;
  readonly prototype: attrgetter;
  new (attr: string, ...attrs: readonly string[]): attrgetter;
} = AttributeGetter as never;

/** `operator.methodcaller(name, *args, **kwargs)`: `obj.name(*args, **kwargs)`. */
export type methodcaller = MethodCaller & ((object: unknown) => unknown);

export const methodcaller: {
  readonly __name__: string;
  readonly prototype: methodcaller;
  new (name: string, ...args: readonly unknown[]): methodcaller;
} = MethodCaller as never;
