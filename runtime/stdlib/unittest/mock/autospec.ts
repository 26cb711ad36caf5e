/** `create_autospec`, `seal`. Source: CPython 3.13 Lib/unittest/mock.py. */
import { getattr, hasattr } from "../../../core/attributes/getattr.ts";
import { setattr } from "../../../core/attributes/setattr.ts";
import { dir } from "../../../core/builtins/dir.ts";
import { call } from "../../../core/calls/call.ts";
import { lookupInOrder } from "../../../core/classes/dictionary.ts";
import { classmethod, staticmethod } from "../../../core/classes/descriptors.ts";
import type { Class } from "../../../core/classes/mro.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { AttributeError, RuntimeError } from "../../../core/exceptions/index.ts";
import { isClass } from "../../../core/names.ts";
import { truth } from "../../../core/operators/truth.ts";
import { repr } from "../../../core/repr.ts";
import { isList } from "../../../core/types/list.ts";
import { type } from "../../../core/types/type.ts";
import { iscoroutinefunction, markcoroutinefunction } from "../../inspect/index.ts";
import { argumentsOf, _CallList } from "./call.ts";
import { isCallable } from "./effects.ts";
import { InvalidSpecError } from "./errors.ts";
import { isMagic } from "./magic-names.ts";
import { AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock } from "./mock.ts";
import type { MockOptions } from "./options.ts";
import { signatureOfSpec } from "./signature.ts";
import { SpecState, state, stateOf } from "./state.ts";

export interface AutospecOptions {
  spec_set?: unknown;
  instance?: unknown;
  _parent?: unknown;
  _name?: unknown;
  unsafe?: unknown;
  [attribute: string]: unknown;
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function" && !isClass(value);
}

/** Misspelt arguments would become attributes without a word. */
export function checkSpelling(names: { readonly [name: string]: unknown }): void {
  for (const typo of ["autospect", "auto_spec", "set_spec"]) {
    if (Object.hasOwn(names, typo)) {
      throw new RuntimeError(`${repr(typo)} might be a typo; use unsafe=True if this is intended`);
    }
  }
}

/** A mock with the attributes and signatures of another object. */
export function create_autospec(given: unknown, ...rest: readonly unknown[]): unknown {
  const { args, kwargs } = argumentsOf(rest);
  const options: AutospecOptions = Object.fromEntries(kwargs);
  ["spec_set", "instance", "_parent", "_name"].forEach((name, index) => {
    if (index < args.length) options[name] = args[index];
  });
  const spec = isList(given) || Object(given).constructor === tuple ? type(given) : given;
  return autospec(spec, options);
}

function autospec(spec: unknown, options: AutospecOptions): unknown {
  const { spec_set = false, instance = false, _parent = null, unsafe = false, ...more } = options;
  const { _name = null, name = _name, wraps = null, ...attributes } = more;
  if (stateOf(spec) !== undefined)
    throw new InvalidSpecError(`Cannot autospec a Mock object. [object=${repr(spec)}]`);
  if (!truth(unsafe)) checkSpelling(attributes);
  const isInstance = truth(instance);
  const isSet = truth(spec_set);
  const cls = classFor(spec, isInstance);
  const mock = new cls({
    parent: _parent,
    _new_parent: _parent,
    _new_name: _parent === null ? "" : name,
    name,
    ...(wraps === null ? {} : { wraps }),
    ...(spec === null ? {} : isSet ? { spec_set: spec } : { spec }),
    ...(spec !== null && isInstance ? { _spec_as_instance: true } : {}),
  } as MockOptions);
  const result = isFunction(spec) ? functionFor(mock, spec) : mock;
  if (!isFunction(spec)) mock[state].checks = signatureOfSpec(spec, isInstance, isClass(spec));
  if (_parent !== null && !isInstance) stateOf(_parent)!.children.set(name as string, result);
  if (isClass(spec) && !isInstance && !Object.hasOwn(attributes, "return_value")) {
    const inner = { spec_set, instance: true, _name: "()", _parent: mock };
    mock.return_value = autospec(spec, wraps === null ? inner : { ...inner, wraps });
  }
  addChildren(spec, mock, { isSet, isInstance, wraps });
  if (Object.keys(attributes).length > 0) mock.configure_mock(attributes);
  return result;
}

type MockClass = new (options: MockOptions) => NonCallableMock;

function classFor(spec: unknown, isInstance: boolean): MockClass {
  if (isFunction(spec) && iscoroutinefunction(spec)) {
    if (isInstance) {
      throw new RuntimeError(
        "Instance can not be True when create_autospec is mocking an async function",
      );
    }
    return AsyncMock;
  }
  if (!isCallable(spec)) return NonCallableMagicMock;
  if (isClass(spec) && isInstance && !hasCall(spec)) return NonCallableMagicMock;
  return MagicMock;
}

/** Whether instances of the class can be called. */
export function hasCall(cls: object): boolean {
  return typeof (cls as { prototype?: { __call__?: unknown } }).prototype?.__call__ === "function";
}

interface ChildOptions {
  readonly isSet: boolean;
  readonly isInstance: boolean;
  readonly wraps: unknown;
}

function addChildren(spec: unknown, mock: NonCallableMock, options: ChildOptions): void {
  const { children } = mock[state];
  for (const name of dir(spec)) {
    if (isMagic(name)) continue;
    let original: unknown;
    try {
      original = getattr(spec, name);
    } catch (error) {
      if (error instanceof AttributeError) continue;
      throw error;
    }
    if (!isFunction(original)) {
      children.set(name, new SpecState(original, options.isSet, mock, name, options.isInstance));
      continue;
    }
    const eatsSelf = takesSelf(spec, name);
    const cls = iscoroutinefunction(original) ? AsyncMock : MagicMock;
    const wraps = options.wraps !== null && hasattr(options.wraps, name) ? { wraps: original } : {};
    const child = new cls({
      parent: mock,
      name,
      _new_name: name,
      _new_parent: mock,
      _eat_self: eatsSelf,
      ...wraps,
      ...(options.isSet ? { spec_set: original } : { spec: original }),
    });
    child.return_value = new cls();
    child[state].checks = signatureOfSpec(original, false, eatsSelf);
    children.set(name, child);
  }
}

/** Whether a function that a class has takes its object first. */
function takesSelf(spec: unknown, name: string): boolean {
  if (!isClass(spec)) return false;
  const value = lookupInOrder(spec as unknown as Class, name);
  return !(value instanceof staticmethod || value instanceof classmethod);
}

/** A function that checks its arguments as the original does and hands them to the mock. */
function functionFor(mock: NonCallableMock, original: (...args: unknown[]) => unknown): unknown {
  const signature = signatureOfSpec(original, false, false);
  if (signature === null) return mock;
  const function_ = (...given: readonly unknown[]): unknown => {
    const made = argumentsOf(given);
    signature.bind(made);
    return call(mock, [...made.args], Object.fromEntries(made.kwargs));
  };
  Object.defineProperty(function_, "name", { value: original.name, configurable: true });
  const methods = ["called_with", "called", "not_called", "called_once", "called_once_with"];
  for (const method of [...methods, "has_calls", "any_call"].map((each) => `assert_${each}`))
    setattr(function_, method, getattr(mock, method));
  setattr(function_, "mock", mock);
  setattr(function_, "called", false);
  setattr(function_, "call_count", 0);
  setattr(function_, "call_args", null);
  for (const list of ["call_args_list", "method_calls", "mock_calls"])
    setattr(function_, list, new _CallList());
  setattr(function_, "return_value", mock.return_value);
  setattr(function_, "side_effect", mock.side_effect);
  setattr(function_, "reset_mock", () => mock.reset_mock());
  if (mock instanceof AsyncMock) {
    markcoroutinefunction(function_);
    for (const name of dir(mock)) {
      if (/^(?:assert_.*await|await_)/.test(name)) setattr(function_, name, getattr(mock, name));
    }
  }
  Object.defineProperty(function_, state, { value: mock[state] });
  mock[state].delegate = function_;
  return function_;
}

/** From now on, the mock and its children make no more children. */
export function seal(mock: unknown): void {
  const own = stateOf(mock)!;
  own.isSealed = true;
  for (const name of dir(mock)) {
    let child: unknown;
    try {
      child = getattr(mock, name);
    } catch (error) {
      if (error instanceof AttributeError) continue;
      throw error;
    }
    if (!(child instanceof NonCallableMock)) continue;
    if (child[state].children.get(name) instanceof SpecState) continue;
    if (child[state].newParent === mock) seal(child);
  }
}
