/** How mocks hang together, and what they are called for that. Source: CPython 3.13 Lib/unittest/mock.py. */
import { type MockState, state, stateOf } from "./state.ts";

interface Named {
  readonly [state]: MockState<unknown>;
}

/** The mock and those that it is a child of, innermost first. */
function* chainOf(mock: Named): Generator<Named, void> {
  for (let each: Named | null = mock; each !== null; each = each[state].newParent as Named | null)
    yield each;
}

/** `mock.child().grandchild`. */
export function fullName(mock: Named): string {
  const names: string[] = [];
  let dot = "";
  let last = mock;
  for (const each of chainOf(mock)) {
    last = each;
    const { newName } = each[state];
    names.unshift(newName + dot);
    dot = newName === "()" ? "" : ".";
  }
  const { name } = last[state];
  let first = name === null || name === "" ? "mock" : name;
  if (names.length > 1 && names[1] !== "()" && names[1] !== "().") first += ".";
  return [first, ...names.slice(1)].join("");
}

/** The mocks that a call of the mock is recorded with, innermost first. */
export function parentsOf<Mock extends Named>(mock: Mock): Mock[] {
  return [...chainOf(mock)].slice(1) as Mock[];
}

/** Makes a mock a child of another, unless it is somebody's already. */
export function adopt(
  parent: Named,
  value: unknown,
  name: string | null,
  newName: string,
): boolean {
  const inner = stateOf(value);
  if (inner === undefined) return false;
  const isTaken =
    (inner.name ?? "") !== "" ||
    inner.newName !== "" ||
    inner.parent !== null ||
    inner.newParent !== null;
  if (isTaken || [...chainOf(parent)].some((each) => each[state] === inner)) return false;
  inner.newParent = parent;
  inner.newName = newName;
  if (name !== null) {
    inner.parent = parent;
    inner.name = name;
  }
  return true;
}
