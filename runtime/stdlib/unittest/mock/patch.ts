/** `unittest.mock.patch`. Source: CPython 3.13 Lib/unittest/mock.py. */
import { getattr, hasattr } from "../../../core/attributes/getattr.ts";
import { delattr, setattr } from "../../../core/attributes/setattr.ts";
import { issubclass } from "../../../core/builtins/isinstance.ts";
import type { Keywords } from "../../../core/calls/bind-arguments.ts";
import { call, callable } from "../../../core/calls/call.ts";
import { dict } from "../../../core/containers/dict.ts";
import { AttributeError, KeyError, TypeError, ValueError } from "../../../core/exceptions/index.ts";
import { isClass } from "../../../core/names.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import { getItem } from "../../../core/operators/subscript.ts";
import { truth } from "../../../core/operators/truth.ts";
import { repr } from "../../../core/repr.ts";
import { str } from "../../../core/types/str.ts";
import { isList } from "../../../core/types/list.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { checkSpelling, create_autospec, hasCall } from "./autospec.ts";
import { argumentsOf } from "./call.ts";
import { InvalidSpecError } from "./errors.ts";
import { AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock } from "./mock.ts";
import { PatchDict } from "./patch-dict.ts";
import { Patcher } from "./patcher.ts";
import { DEFAULT } from "./sentinel.ts";
import { stateOf } from "./state.ts";
import { isAsyncObject } from "./specs.ts";
import { resolveName } from "./targets.ts";

/** How a target is replaced. */
interface PatchOptions {
  readonly getter: () => unknown;
  readonly attribute: string;
  readonly new$: unknown;
  readonly spec: unknown;
  readonly create: unknown;
  readonly spec_set: unknown;
  readonly autospec: unknown;
  readonly new_callable: unknown;
  readonly attributes: Keywords;
}

/** Replaces an attribute while a block, a function or a test runs. */
class _patch extends Patcher {
  static readonly __name__: string = "_patch";
  static readonly __module__: string = "unittest.mock";
  static readonly __dict__: boolean = true;
  readonly #options: PatchOptions;
  /** The name under which `patch.multiple` hands out the mock. @internal */
  _attributeName: string | null = null;
  readonly additional_patchers: _patch[] = [];
  #undo: (() => void)[] = [];

  constructor(options: PatchOptions) {
    super();
    const { new$, new_callable, autospec, attribute, spec, spec_set } = options;
    if (new_callable !== null) {
      if (new$ !== DEFAULT) throw new ValueError("Cannot use 'new' and 'new_callable' together");
      if (autospec !== null)
        throw new ValueError("Cannot use 'autospec' and 'new_callable' together");
    }
    for (const [label, value] of [
      ["spec has", spec],
      ["spec_set target has", spec_set],
    ] as const) {
      if (stateOf(value) === undefined) continue;
      const key = label.split(" ")[0]!;
      throw new InvalidSpecError(
        `Cannot spec attr ${repr(attribute)} as the ${label} already been mocked out. [${key}=${repr(value)}]`,
      );
    }
    this.#options = options;
  }

  get attribute(): string {
    return this.#options.attribute;
  }

  /** @internal */
  override _copy(): _patch {
    const copy = new _patch(this.#options);
    copy._attributeName = this._attributeName;
    copy.additional_patchers.push(...this.additional_patchers.map((each) => each._copy()));
    return copy;
  }

  /** What a decorated function gets of the patch. @internal */
  override _argument(entered: unknown): { readonly positional: boolean; readonly names: Keywords } {
    if (this._attributeName !== null) {
      const names = Object.fromEntries(entered as Iterable<[string, unknown]>);
      return { positional: false, names };
    }
    return { positional: this.#options.new$ === DEFAULT, names: {} };
  }

  __enter__(): unknown {
    const { attribute, new$, autospec, attributes, getter } = this.#options;
    const target = getter();
    const { original, isLocal } = originalOf(target, attribute, this.#options);
    if (given(this.#options.spec) !== null && given(autospec) !== null)
      throw new TypeError("Can't specify spec and autospec");
    const hasSpec = given(this.#options.spec) !== null || given(autospec) !== null;
    const specSet = given(this.#options.spec_set);
    if (hasSpec && specSet !== true && specSet !== null)
      throw new TypeError("Can't provide explicit spec_set *and* spec or autospec");
    let value = new$;
    if (new$ === DEFAULT && given(autospec) === null) value = newMock(original, this.#options);
    else if (given(autospec) !== null) value = newAutospec(target, original, this.#options);
    else if (Object.keys(attributes).length > 0)
      throw new TypeError("Can't pass kwargs to a mock we aren't creating");
    setattr(target, attribute, value);
    this.#undo.push(() => restore(target, this.#options, original, isLocal));
    try {
      return this.#entered(value);
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  #entered(value: unknown): unknown {
    if (this._attributeName === null) return value;
    const made = new dict<string, unknown>();
    if (this.#options.new$ === DEFAULT) made.set(this._attributeName, value);
    for (const each of this.additional_patchers) {
      const inner = each.__enter__() as dict<string, unknown>;
      this.#undo.push(() => void each.__exit__(null, null, null));
      if (each.#options.new$ === DEFAULT) made.update(inner);
    }
    return made;
  }

  #leave(): void {
    const steps = this.#undo;
    this.#undo = [];
    for (const step of steps.reverse()) step();
  }

  __exit__(..._details: readonly unknown[]): boolean {
    this.#leave();
    return false;
  }
}

/** `false` and `None` are the same. */
function given(value: unknown): unknown {
  return value === false ? null : value;
}

function originalOf(
  target: unknown,
  attribute: string,
  { create }: PatchOptions,
): { readonly original: unknown; readonly isLocal: boolean } {
  try {
    return { original: getItem(getattr(target, "__dict__"), attribute), isLocal: true };
  } catch (error) {
    if (!(error instanceof AttributeError || error instanceof KeyError)) throw error;
  }
  const original = getattr(target, attribute, DEFAULT);
  if (!truth(create) && original === DEFAULT)
    throw new AttributeError(`${str(target)} does not have the attribute ${repr(attribute)}`);
  return { original, isLocal: false };
}

function restore(
  target: unknown,
  { attribute, create }: PatchOptions,
  original: unknown,
  isLocal: boolean,
): void {
  if (isLocal && original !== DEFAULT) return setattr(target, attribute, original);
  delattr(target, attribute);
  const isLost = !truth(create) && !hasattr(target, attribute);
  if (isLost && original !== DEFAULT) setattr(target, attribute, original);
}

/** The mock that takes the place of `original`. */
function newMock(original: unknown, options: PatchOptions): unknown {
  let spec = given(options.spec);
  let specSet = given(options.spec_set);
  if (spec === true) {
    spec = original;
    if (specSet === true) [specSet, spec] = [original, null];
  } else if (spec !== null) {
    if (specSet === true) [specSet, spec] = [spec, null];
  } else if (specSet === true) specSet = original;
  const model = specSet ?? spec;
  if (model !== null && original === DEFAULT)
    throw new TypeError("Can't use 'spec' with create=True");
  const cls = options.new_callable ?? classFor(original, spec, model);
  const keywords: { [name: string]: unknown } = {};
  if (spec !== null) keywords["spec"] = spec;
  if (specSet !== null) keywords["spec_set"] = specSet;
  if (isClass(cls) && issubclass(cls, NonCallableMock)) keywords["name"] = options.attribute;
  Object.assign(keywords, options.attributes);
  const made = call(cls, [], keywords);
  if (model !== null && isClass(original) && made instanceof NonCallableMock) {
    const inner = !isNameList(model) && !hasCall(model as object) ? NonCallableMagicMock : cls;
    const { name: _, ...others } = keywords;
    void _;
    made.return_value = call(inner, [], { ...others, _new_parent: made, _new_name: "()" });
  }
  return made;
}

function isNameList(value: unknown): boolean {
  return isList(value) || Object(value).constructor === tuple;
}

function classFor(original: unknown, spec: unknown, model: unknown): unknown {
  if (spec === null && isAsyncObject(original)) return AsyncMock;
  if (model === null) return MagicMock;
  if (isAsyncObject(model)) return AsyncMock;
  const isCallable = isNameList(model) ? [...iterate(model)].includes("__call__") : callable(model);
  return isCallable ? MagicMock : NonCallableMagicMock;
}

function newAutospec(target: unknown, original: unknown, options: PatchOptions): unknown {
  const { attribute, new$, attributes } = options;
  if (new$ !== DEFAULT)
    throw new TypeError("autospec creates the mock for you. Can't specify autospec and new.");
  if (original === DEFAULT) throw new TypeError("Can't use 'autospec' with create=True");
  const spec = options.autospec === true ? original : options.autospec;
  if (stateOf(target) !== undefined) {
    throw new InvalidSpecError(
      `Cannot autospec attr ${repr(attribute)} as the patch target has already been mocked out. [target=${repr(target)}, attr=${repr(spec)}]`,
    );
  }
  if (stateOf(spec) !== undefined) {
    const name = repr(getattr(target, "__name__", target));
    throw new InvalidSpecError(
      `Cannot autospec attr ${repr(attribute)} from target ${name} as it has already been mocked out. [target=${repr(target)}, attr=${repr(spec)}]`,
    );
  }
  const spec_set = truth(options.spec_set);
  return create_autospec(spec, { spec_set, _name: attribute, ...attributes });
}

// ---------------------------------------------------------------- the functions

const names = ["new", "spec", "create", "spec_set", "autospec", "new_callable"];

function optionsFrom(
  getter: () => unknown,
  attribute: string,
  rest: readonly unknown[],
): PatchOptions {
  const { args, kwargs } = argumentsOf(rest);
  const all: { [name: string]: unknown } = Object.fromEntries(kwargs);
  args.forEach((value, index) => (all[names[index]!] = value));
  const {
    new: new$ = DEFAULT,
    spec = null,
    create = false,
    spec_set = null,
    autospec = null,
    new_callable = null,
    unsafe = false,
    ...attributes
  } = all;
  if (!truth(unsafe)) checkSpelling(attributes);
  return { getter, attribute, new$, spec, create, spec_set, autospec, new_callable, attributes };
}

function patchTarget(target: unknown, ...rest: readonly unknown[]): _patch {
  const dot = typeof target === "string" ? target.lastIndexOf(".") : -1;
  if (dot <= 0) throw new TypeError(`Need a valid target to patch. You supplied: ${repr(target)}`);
  const path = (target as string).slice(0, dot);
  const attribute = (target as string).slice(dot + 1);
  return new _patch(optionsFrom(() => resolveName(path), attribute, rest));
}

function patchObject(target: unknown, attribute: string, ...rest: readonly unknown[]): _patch {
  if (typeof target === "string")
    throw new TypeError(`${repr(target)} must be the actual object to be patched, not a str`);
  return new _patch(optionsFrom(() => target, attribute, rest));
}

const multipleNames = ["spec", "create", "spec_set", "autospec", "new_callable"];

function patchMultiple(target: unknown, ...rest: readonly unknown[]): _patch {
  const getter = typeof target === "string" ? () => resolveName(target) : () => target;
  const { args, kwargs } = argumentsOf(rest);
  const shared: { [name: string]: unknown } = {};
  args.forEach((value, index) => (shared[multipleNames[index]!] = value));
  const values: [string, unknown][] = [];
  for (const [name, value] of kwargs) {
    if (multipleNames.includes(name)) shared[name] = value;
    else values.push([name, value]);
  }
  if (values.length === 0)
    throw new ValueError("Must supply at least one keyword argument with patch.multiple");
  const patchers = values.map(([name, value]) => {
    const patcher = new _patch(optionsFrom(getter, name, [{ ...shared, new: value }]));
    patcher._attributeName = name;
    return patcher;
  });
  patchers[0]!.additional_patchers.push(...patchers.slice(1));
  return patchers[0]!;
}

function stopAll(): void {
  for (const each of [...Patcher.active].reverse()) each.stop();
}

interface Patch {
  (target: unknown, ...rest: readonly unknown[]): _patch;
  object: typeof patchObject;
  dict: typeof PatchDict;
  multiple: typeof patchMultiple;
  stopall: typeof stopAll;
  TEST_PREFIX: string;
}

/** `patch("module.name")`, `patch.object`, `patch.dict`, `patch.multiple`. */
export const patch: Patch = /* @__PURE__ */ (() =>
  Object.assign(patchTarget, {
    object: patchObject,
    dict: PatchDict,
    multiple: patchMultiple,
    stopall: stopAll,
    TEST_PREFIX: "test",
  }))();
