/**
 * Methods that other methods stand in for. A value seen as an instance of a class may be one of any class below: a call through the base may return
 * what an override returns, and gives its arguments to the override (the calls see to that).
 */
import type { ClassInfo, Member } from "./classes.ts";
import type { Inference } from "./inference.ts";
import type { FunctionInfo } from "./signature.ts";
import { escape, unknown } from "./type.ts";

type ProgramMethod = Extract<Member, { kind: "method" }>;

/** Lets the methods of the module's classes and those that they override know of each other. */
export function joinOverrides(inference: Inference): void {
  for (const info of inference.declarations.classes.values()) {
    if (info.isOpaque) continue;
    for (const [name, member] of info.members) {
      if (member.kind !== "method" || name === "__init__") continue;
      const base = overriddenMethod(info, name);
      if (base !== null) joinMethods(base, member, inference);
    }
  }
}

/** The nearest method of the program that a class's own method hides. */
function overriddenMethod(info: ClassInfo, name: string): ProgramMethod | null {
  for (const each of info.mro().slice(1)) {
    const member = each.members.get(name);
    if (member !== undefined) return member.kind === "method" && !each.isOpaque ? member : null;
  }
  return null;
}

function joinMethods(base: ProgramMethod, own: ProgramMethod, inference: Inference): void {
  const [above, below] = [base.function, own.function];
  if (!above.overrides.has(below)) {
    above.overrides.add(below);
    inference.changed();
  }
  if (base.decorator !== own.decorator || !isOneKind(above, below)) {
    // One is a coroutine, a generator or a property and the other is not.
    if (above.declaredReturn === null) inference.flowToReturn(above, unknown);
    open(below, inference);
    return;
  }
  if (above.declaredReturn === null) {
    inference.flowToReturn(above, below.result);
    inference.flowToYielded(above, below.yielded);
  }
  share(above, below, inference);
  if (above.escapes || above.hasUnmatchedCalls) open(below, inference);
}

function isOneKind(above: FunctionInfo, below: FunctionInfo): boolean {
  return above.node.kind === below.node.kind && above.isGenerator === below.isGenerator;
}

/** What is known of the one method's uses holds for the other. */
function share(above: FunctionInfo, below: FunctionInfo, inference: Inference): void {
  const returnsValue = above.returnsValue || below.returnsValue;
  const resultIsUsed = below.resultIsUsed || above.resultIsUsed;
  const isCalled = below.isCalled || above.isCalled;
  if (
    above.returnsValue === returnsValue &&
    below.resultIsUsed === resultIsUsed &&
    below.isCalled === isCalled
  )
    return;
  above.returnsValue = returnsValue;
  below.resultIsUsed = resultIsUsed;
  below.isCalled = isCalled;
  inference.changed();
}

/** A method whose calls through the base cannot be followed. */
function open(info: FunctionInfo, inference: Inference): void {
  if (info.hasUnmatchedCalls) return;
  info.hasUnmatchedCalls = true;
  info.resultIsUsed = true;
  escape(info.returned);
  inference.changed();
}
