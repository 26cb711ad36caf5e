/** What a mock knows of itself. Apart from the mock, whose attributes are the program's. */
import type { SpecSignature } from "./signature.ts";
import { _CallList } from "./call.ts";
import { DEFAULT } from "./sentinel.ts";

/** A child of a mock with `autospec` that nobody has asked for yet. */
export class SpecState {
  readonly spec: unknown;
  readonly isSet: boolean;
  readonly parent: unknown;
  readonly name: string;
  readonly isInstance: boolean;

  constructor(spec: unknown, isSet: boolean, parent: unknown, name: string, isInstance: boolean) {
    this.spec = spec;
    this.isSet = isSet;
    this.parent = parent;
    this.name = name;
    this.isInstance = isInstance;
  }
}

/** In place of a child that was deleted. */
export const deleted: unique symbol = /* @__PURE__ */ Symbol("deleted");

export class MockState<Mock> {
  parent: Mock | null = null;
  name: string | null = null;
  newName = "";
  newParent: Mock | null = null;
  isSealed = false;
  specClass: unknown = null;
  isSpecSet = false;
  specSignature: SpecSignature | null = null;
  /** The names that the mock has; `null`: all. */
  methods: readonly string[] | null = null;
  specAsyncs: readonly string[] = [];
  /** Arguments of calls are checked with it. */
  checks: SpecSignature | null = null;
  readonly children = new Map<string, unknown>();
  wraps: unknown = null;
  /** The function that stands before the mock, with `create_autospec`. */
  delegate: object | null = null;
  called: unknown = false;
  callArgs: unknown = null;
  callCount: unknown = 0;
  callArgsList: unknown = new _CallList();
  mockCalls: unknown = new _CallList();
  isUnsafe = false;
  returnValue: unknown = DEFAULT;
  sideEffect: unknown = null;
  awaitCount: unknown = 0;
  awaitArgs: unknown = null;
  awaitArgsList: unknown = new _CallList();
}

/** Where a mock keeps its state. */
export const state: unique symbol = /* @__PURE__ */ Symbol("mock");

interface HasState {
  readonly [state]?: MockState<unknown>;
}

/** The state of a mock, or of the mock behind a function that `create_autospec` made. */
export function stateOf(value: unknown): MockState<unknown> | undefined {
  return (value as HasState | null | undefined)?.[state];
}
