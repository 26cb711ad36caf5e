/** `unittest.mock.Mock` and its kin. Source: CPython 3.13 Lib/unittest/mock.py. */
import { coro } from "../../../asyncio/coroutine.ts";
import { getattr, hasattr } from "../../../core/attributes/getattr.ts";
import { genericAttribute, missingAttribute } from "../../../core/attributes/lookup.ts";
import { missing } from "../../../core/attributes/missing.ts";
import { genericDelete, genericStore, setattr } from "../../../core/attributes/setattr.ts";
import { dir } from "../../../core/builtins/dir.ts";
import type { Keywords } from "../../../core/calls/bind-arguments.ts";
import { call } from "../../../core/calls/call.ts";
import { AttributeError } from "../../../core/exceptions/index.ts";
import { id } from "../../../core/identity.ts";
import { className, isClass, type NamedClass } from "../../../core/names.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import { repr } from "../../../core/repr.ts";
import { truth } from "../../../core/operators/truth.ts";
import { toStr } from "../../../core/str.ts";
import { isList } from "../../../core/types/list.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { type } from "../../../core/types/type.ts";
import { markcoroutinefunction } from "../../inspect/index.ts";
import { create_autospec } from "./autospec.ts";
import { CallAssertions } from "./call-assertions.ts";
import { _Call, _CallList, argumentsOf, type Arguments } from "./call.ts";
import { iterableEffect, runEffect, runEffectAsync } from "./effects.ts";
import { InvalidSpecError } from "./errors.ts";
import { asyncMagics, isKnownMagic, isMagic, isUnsupportedMagic, magics } from "./magic-names.ts";
import { hideMagics, presetMagic } from "./magics.ts";
import { adopt, fullName, parentsOf } from "./names.ts";
import { callableParameters, type MockOptions, optionsFrom, parameters } from "./options.ts";
import { claimClass, giveOwnClass } from "./own-class.ts";
import { DEFAULT } from "./sentinel.ts";
import { signatureOfSpec } from "./signature.ts";
import { asyncNamesOf } from "./specs.ts";
import { deleted, MockState, SpecState, state, stateOf } from "./state.ts";

/** A mock that cannot be called. */
export class NonCallableMock extends CallAssertions {
  static readonly __name__: string = "NonCallableMock";
  static readonly __module__: string = "unittest.mock";
  static readonly __dict__: boolean = true;
  readonly [state]: MockState<NonCallableMock> = new MockState<NonCallableMock>();
  readonly #class: typeof NonCallableMock;

  /** By the class that made the mock: with a spec, its prototypes are those of the spec. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null || !(#class in value)) return false;
    return value.#class === this || Object.prototype.isPrototypeOf.call(this, value.#class);
  }

  constructor(...given: readonly unknown[]) {
    super();
    this.#class = new.target;
    giveOwnClass(this, new.target);
    this._initialize(given);
  }

  __init__(...given: readonly unknown[]): null {
    this._initialize(given);
    return null;
  }

  /** @internal */
  _initialize(given: readonly unknown[]): void {
    this._configure(optionsFrom(parameters, given));
  }

  /** @internal */
  _configure(options: MockOptions): void {
    const {
      spec = null,
      wraps = null,
      name = null,
      spec_set = null,
      parent = null,
      _spec_state,
      _new_name = "",
      _new_parent = parent,
      _spec_as_instance = false,
      _eat_self = parent !== null,
      unsafe = false,
      side_effect = null,
      return_value = DEFAULT,
      ...attributes
    } = options;
    void _spec_state;
    const own = this[state];
    own.parent = parent as NonCallableMock | null;
    own.name = name as string | null;
    own.newName = _new_name;
    own.newParent = _new_parent as NonCallableMock | null;
    own.wraps = wraps;
    own.isUnsafe = truth(unsafe);
    this._addSpec(spec_set ?? spec, spec_set !== null, truth(_spec_as_instance), truth(_eat_self));
    genericStore(this, "method_calls", new _CallList());
    own.returnValue = return_value;
    if (side_effect !== null) this.side_effect = side_effect;
    if (Object.keys(attributes).length > 0) this.configure_mock(attributes);
  }

  /** @internal */
  _addSpec(spec: unknown, isSet: boolean, asInstance = false, eatSelf = false): void {
    if (stateOf(spec) !== undefined)
      throw new InvalidSpecError(`Cannot spec a Mock object. [object=${repr(spec)}]`);
    const own = this[state];
    own.isSpecSet = isSet;
    own.specClass = null;
    own.specSignature = null;
    own.specAsyncs = [];
    if (spec === null) own.methods = null;
    else if (isNameList(spec)) own.methods = [...iterate(spec)] as string[];
    else {
      own.specClass = isClass(spec) ? spec : type(spec);
      claimClass(this, this.#class.prototype, own.specClass);
      own.specSignature = signatureOfSpec(spec, asInstance, eatSelf);
      own.methods = dir(spec);
      own.specAsyncs = asyncNamesOf(spec, own.methods);
    }
  }

  mock_add_spec(spec: unknown, spec_set: unknown = false): void {
    this._addSpec(spec, truth(spec_set));
  }

  attach_mock(mock: unknown, attribute: string): void {
    const inner = stateOf(mock) as MockState<NonCallableMock>;
    inner.parent = inner.newParent = null;
    inner.name = inner.newName = "";
    setattr(this, attribute, mock);
  }

  configure_mock(attributes: Keywords = {}): void {
    const dots = (path: string): number => path.split(".").length;
    const entries = Object.entries(attributes).sort(([a], [b]) => dots(a) - dots(b));
    for (const [path, value] of entries) {
      const names = path.split(".");
      const last = names.pop()!;
      setattr(
        names.reduce<unknown>((target, each) => getattr(target, each), this),
        last,
        value,
      );
    }
  }

  reset_mock(visited: unknown = null, options: ResetOptions = {}): void {
    const seen = (visited ?? []) as unknown[];
    if (seen.includes(this)) return;
    seen.push(this);
    const own = this[state];
    this.called = false;
    this.call_args = null;
    this.call_count = 0;
    this.mock_calls = new _CallList();
    this.call_args_list = new _CallList();
    genericStore(this, "method_calls", new _CallList());
    if (truth(options.return_value ?? false)) own.returnValue = DEFAULT;
    if (truth(options.side_effect ?? false)) own.sideEffect = null;
    own.awaitCount = 0;
    own.awaitArgs = null;
    own.awaitArgsList = new _CallList();
    for (const child of own.children.values()) {
      if (child instanceof SpecState || child === deleted) continue;
      (child as NonCallableMock).reset_mock(seen, options);
    }
    const result = own.returnValue;
    if (result instanceof NonCallableMock && result !== this) result.reset_mock(seen);
  }

  // ---------------------------------------------------------------- results and effects

  get return_value(): unknown {
    const own = this[state];
    const given = own.delegate === null ? own.returnValue : getattr(own.delegate, "return_value");
    if (given !== DEFAULT || own.wraps !== null) return given;
    const child = this._get_child_mock({ _new_parent: this, _new_name: "()" });
    this.return_value = child;
    return child;
  }

  set return_value(value: unknown) {
    const own = this[state];
    if (own.delegate !== null) setattr(own.delegate, "return_value", value);
    else {
      own.returnValue = value;
      adopt(this, value, null, "()");
    }
  }

  get side_effect(): unknown {
    const { delegate, sideEffect } = this[state];
    if (delegate === null) return sideEffect;
    const given = getattr(delegate, "side_effect");
    const effect = iterableEffect(given);
    if (effect !== given) setattr(delegate, "side_effect", effect);
    return effect;
  }

  set side_effect(value: unknown) {
    const effect = iterableEffect(value);
    this._set("side_effect", effect, (own) => (own.sideEffect = effect));
  }

  get __class__(): unknown {
    return this[state].specClass ?? type(this);
  }

  // ---------------------------------------------------------------- attributes

  __getattribute__(name: string): unknown {
    if (isKnownMagic(name) && name !== "__repr__" && name !== "__dir__") {
      const child = this._magicChild(name);
      if (child !== undefined) return child;
    }
    const value = genericAttribute(this, name);
    if (value === missing) throw missingAttribute(this, name);
    return value;
  }

  /** The mock behind a special method. @internal */
  _magicChild(name: string): unknown {
    const child = this[state].children.get(name);
    return child === deleted ? undefined : child;
  }

  __getattr__(name: string): unknown {
    const own = this[state];
    const { methods, children } = own;
    const isListed = methods?.includes(name) === true;
    if (methods !== null) {
      if (!isListed || isKnownMagic(name))
        throw new AttributeError(`Mock object has no attribute ${repr(name)}`);
    } else if (isMagic(name)) throw new AttributeError(name);
    if (!own.isUnsafe && !isListed && looksLikeAssertion(name)) {
      throw new AttributeError(
        `${repr(name)} is not a valid assertion. Use a spec for the mock if ${repr(name)} is meant to be an attribute.`,
      );
    }
    const child = children.get(name);
    if (child === deleted) throw new AttributeError(name);
    if (child instanceof SpecState) return this.#specChild(name, child);
    if (child !== undefined) return child;
    const wraps = own.wraps === null ? null : getattr(own.wraps, name);
    const made = this._get_child_mock({
      parent: this,
      name,
      wraps,
      _new_name: name,
      _new_parent: this,
    });
    children.set(name, made);
    return made;
  }

  #specChild(name: string, { spec, isSet, isInstance, parent, name: own }: SpecState): unknown {
    try {
      const options = { spec_set: isSet, instance: isInstance, _parent: parent, _name: own };
      const made = create_autospec(spec, options);
      this[state].children.set(name, made);
      return made;
    } catch (error) {
      if (!(error instanceof InvalidSpecError)) throw error;
      throw new InvalidSpecError(
        `Cannot autospec attr ${repr(name)} from target ${repr(this[state].name ?? this)} as it has already been mocked out. [target=${repr(this)}, attr=${repr(spec)}]`,
      );
    }
  }

  __setattr__(name: string, value: unknown): void {
    const own = this[state];
    if (name === "return_value" || name === "side_effect") return genericStore(this, name, value);
    const isListed = own.methods === null || own.methods.includes(name);
    const isOwn = Object.hasOwn(this, name);
    if (own.isSpecSet && !isListed && !isOwn)
      throw new AttributeError(`Mock object has no attribute '${name}'`);
    if (isUnsupportedMagic(name))
      throw new AttributeError(`Attempting to set unsupported magic method ${repr(name)}.`);
    if (isKnownMagic(name)) {
      if (!isListed) throw new AttributeError(`Mock object has no attribute '${name}'`);
      return this.#setMagic(name, value);
    }
    if (name === "__class__") {
      own.specClass = value;
      return;
    }
    if (adopt(this, value, name, name)) own.children.set(name, value);
    if (own.isSealed && !hasattr(this, name))
      throw new AttributeError(`Cannot set ${fullName(this)}.${name}`);
    genericStore(this, name, value);
  }

  #setMagic(name: string, value: unknown): void {
    const own = this[state];
    const prototype = Object.getPrototypeOf(this) as object;
    const isMock = stateOf(value) !== undefined;
    const method = (...given: readonly unknown[]): unknown => {
      const { args, kwargs } = argumentsOf(given);
      return call(value, isMock ? [...args] : [this, ...args], Object.fromEntries(kwargs));
    };
    Object.defineProperty(prototype, name, { value: method, configurable: true, writable: true });
    if (isMock) adopt(this, value, null, name);
    own.children.set(name, isMock ? value : method);
  }

  __delattr__(name: string): void {
    const { children } = this[state];
    const child = children.get(name);
    const prototype = Object.getPrototypeOf(this) as { [name: string]: unknown };
    if (isKnownMagic(name) && typeof prototype[name] === "function") {
      const hidden = { value: undefined, configurable: true, writable: true };
      Object.defineProperty(prototype, name, hidden);
    } else if (genericHas(this, name)) genericDelete(this, name);
    else if (child === deleted) throw new AttributeError(name);
    children.set(name, deleted);
  }

  __dir__(): string[] {
    const own = this[state];
    const children = [...own.children].filter(([, child]) => child !== deleted);
    const fromClass = dir(type(this)).filter((name) => !name.startsWith("_"));
    const ownNames = Object.keys(this).filter((name) => !name.startsWith("_") || isMagic(name));
    const names = [...(own.methods ?? []), ...fromClass, ...ownNames, ...children.map(([n]) => n)];
    return [...new Set(names)].sort();
  }

  /** @internal */
  _get_child_mock(options: MockOptions): unknown {
    if (this[state].isSealed) {
      const attribute = options.name === undefined ? "()" : `.${toStr(options.name)}`;
      throw new AttributeError(fullName(this) + attribute);
    }
    return childOf(this, options);
  }

  __repr__(): string {
    const own = this[state];
    const full = fullName(this);
    const name = full === "mock" || full === "mock." ? "" : ` name=${repr(full)}`;
    const label = own.isSpecSet ? "spec_set" : "spec";
    const spec =
      own.specClass === null ? "" : ` ${label}=${repr(getattr(own.specClass, "__name__"))}`;
    const cls = className(type(this) as unknown as NamedClass);
    return `<${cls}${name}${spec} id='${id(this)}'>`;
  }
}

interface ResetOptions {
  return_value?: unknown;
  side_effect?: unknown;
}

function isNameList(spec: unknown): boolean {
  return isList(spec) || Object(spec).constructor === tuple;
}

/** Whether an instance attribute of that name was set. */
function genericHas(object: object, name: string): boolean {
  return Object.hasOwn(object, name) || Object.hasOwn(object, `${name}$`);
}

/** Misspelt assertions would pass without a word. */
function looksLikeAssertion(name: string): boolean {
  if (/^(?:assert|assret|asert|aseert|assrt)/.test(name)) return true;
  return /^(?:not_called|called|called_once|called_with|called_once_with|has_calls|any_call)$/.test(
    name,
  );
}

/** A mock that can be called. */
export class Mock extends NonCallableMock {
  static override readonly __name__: string = "Mock";

  override _initialize(given: readonly unknown[]): void {
    this._configure(optionsFrom(callableParameters, given));
  }

  __call__(...given: readonly unknown[]): unknown {
    const made = argumentsOf(given);
    this[state].checks?.bind(made);
    this._record(made);
    return this._execute(made);
  }

  /** @internal */
  _record({ args, kwargs }: Arguments): void {
    const own = this[state];
    const made = new _Call([args, kwargs], { isShort: true });
    this.called = true;
    this.call_count = (this.call_count as number) + 1;
    this.call_args = made;
    append(this.call_args_list, made);
    append(this.mock_calls, new _Call(["", args, kwargs]));
    let isMethod = own.parent !== null;
    let methodName = own.name ?? "";
    let { newName } = own;
    let isCall = newName === "()";
    for (const each of parentsOf<NonCallableMock>(this)) {
      const above = each[state];
      if (isMethod) {
        append(getattr(each, "method_calls"), new _Call([methodName, args, kwargs]));
        isMethod = above.parent !== null;
        if (isMethod) methodName = `${above.name ?? ""}.${methodName}`;
      }
      append(each.mock_calls, new _Call([newName, args, kwargs]));
      if (above.newName === "") continue;
      newName = `${above.newName}${isCall ? "" : "."}${newName}`;
      isCall = above.newName === "()";
    }
  }

  /** @internal */
  _execute(made: Arguments): unknown {
    const result = runEffect(this.side_effect, made);
    return result === DEFAULT ? this._result(made) : result;
  }

  /** What the call returns where no side effect says so. @internal */
  _result({ args, kwargs }: Arguments): unknown {
    const { returnValue, delegate, wraps } = this[state];
    const isGiven =
      returnValue !== DEFAULT ||
      (delegate !== null && getattr(delegate, "return_value") !== DEFAULT);
    if (!isGiven && wraps !== null) return call(wraps, [...args], Object.fromEntries(kwargs));
    return this.return_value;
  }
}

function append(list: unknown, item: unknown): void {
  (list as unknown[]).push(item);
}

/** A mock with most special methods, which cannot be called. */
export class NonCallableMagicMock extends NonCallableMock {
  static override readonly __name__: string = "NonCallableMagicMock";

  override _addSpec(...args: Parameters<NonCallableMock["_addSpec"]>): void {
    super._addSpec(...args);
    hideMagics(this, this[state].methods);
  }

  override _magicChild(name: string): unknown {
    return super._magicChild(name) ?? presetMagic(this, name);
  }
}

/** A mock with most special methods. */
export class MagicMock extends Mock {
  static override readonly __name__: string = "MagicMock";

  override _addSpec(...args: Parameters<NonCallableMock["_addSpec"]>): void {
    super._addSpec(...args);
    hideMagics(this, this[state].methods);
  }

  override _magicChild(name: string): unknown {
    return super._magicChild(name) ?? presetMagic(this, name);
  }

  /** The results of special methods stay what they are. */
  override reset_mock(visited: unknown = null, options: ResetOptions = {}): void {
    const { name } = this[state];
    const keeps = name !== null && isMagic(name);
    super.reset_mock(visited, keeps ? { ...options, return_value: false } : options);
  }
}

/** A mock whose calls are awaited. */
export class AsyncMock extends Mock {
  static override readonly __name__: string = "AsyncMock";

  constructor(...given: readonly unknown[]) {
    super(...given);
    markcoroutinefunction(this);
  }

  override _addSpec(...args: Parameters<NonCallableMock["_addSpec"]>): void {
    super._addSpec(...args);
    hideMagics(this, this[state].methods);
  }

  override _magicChild(name: string): unknown {
    return super._magicChild(name) ?? presetMagic(this, name);
  }

  override _execute(made: Arguments): unknown {
    return coro(() => this.#await(made));
  }

  async #await(made: Arguments): Promise<unknown> {
    const own = this[state];
    const awaited = new _Call([made.args, made.kwargs], { isShort: true });
    own.awaitCount = (own.awaitCount as number) + 1;
    own.awaitArgs = awaited;
    append(own.awaitArgsList, awaited);
    const result = await runEffectAsync(this.side_effect, made);
    if (result !== DEFAULT) return result;
    const value = this._result(made);
    return own.returnValue === DEFAULT && own.wraps !== null
      ? await (value as PromiseLike<unknown>)
      : value;
  }

  get await_count(): unknown {
    return this[state].awaitCount;
  }

  set await_count(value: unknown) {
    this[state].awaitCount = value;
  }

  get await_args(): unknown {
    return this[state].awaitArgs;
  }

  set await_args(value: unknown) {
    this[state].awaitArgs = value;
  }

  get await_args_list(): unknown {
    return this[state].awaitArgsList;
  }

  set await_args_list(value: unknown) {
    this[state].awaitArgsList = value;
  }

  assert_awaited(): void {
    this._assertAwaits("assert_awaited", []);
  }

  assert_awaited_once(): void {
    this._assertAwaits("assert_awaited_once", []);
  }

  assert_awaited_with(...given: readonly unknown[]): void {
    this._assertAwaits("assert_awaited_with", given);
  }

  assert_awaited_once_with(...given: readonly unknown[]): void {
    this._assertAwaits("assert_awaited_once_with", given);
  }

  assert_any_await(...given: readonly unknown[]): void {
    this._assertAwaits("assert_any_await", given);
  }

  assert_has_awaits(...given: readonly unknown[]): void {
    this._assertAwaits("assert_has_awaits", given);
  }

  assert_not_awaited(): void {
    this._assertAwaits("assert_not_awaited", []);
  }
}

/** A mock to stand as a property on a class: reading and writing it are calls. */
export class PropertyMock extends Mock {
  static override readonly __name__: string = "PropertyMock";

  override _get_child_mock(options: MockOptions): unknown {
    return new MagicMock(options);
  }

  __get__(): unknown {
    return this.__call__();
  }

  __set__(_object: unknown, value: unknown): void {
    this.__call__(value);
  }
}

type MockClass = new (...given: readonly unknown[]) => NonCallableMock;

/** The mock that an attribute or a result of another mock is. */
function childOf(mock: NonCallableMock, options: MockOptions): unknown {
  const newName = options._new_name ?? "";
  const { specAsyncs, methods } = mock[state];
  const isMagicMock = mock instanceof MagicMock || mock instanceof NonCallableMagicMock;
  let cls: MockClass;
  if (specAsyncs.includes(newName)) cls = AsyncMock;
  else if (mock instanceof MagicMock && asyncMagics.has(newName)) cls = AsyncMock;
  else if (mock instanceof AsyncMock) {
    const isSync = magics.has(newName) || methods?.includes(newName) === true;
    cls = isSync ? MagicMock : AsyncMock;
  } else if (!(mock instanceof Mock)) cls = isMagicMock ? MagicMock : Mock;
  else return call(classBehind(mock), [], options);
  return new cls(options);
}

/** The class that the mock was made of: every mock has one of its own. */
function classBehind(mock: NonCallableMock): unknown {
  return [...iterate(getattr(type(mock), "__mro__"))][1];
}
