/**
 * The attributes of tracebacks. The engine gives one text for the whole stack, outermost frame last, of which the frames outside of the function that catches are no part of Python's
 * traceback. Source: CPython Python/traceback.c.
 */
import type { StackFrame } from "../../host/index.ts";
import { Frame } from "../frames.ts";
import { currentStack, visibleFrames } from "../traceback-frames.ts";
import { traceback } from "./base.ts";

/** What is known of one link of the chain. */
interface Link {
  readonly frame: Frame;
  readonly line: number;
  readonly instruction: number;
  readonly next: traceback | null;
}

const links = /* @__PURE__ */ new WeakMap<traceback, Link>();

const unknownPlace: StackFrame = {
  functionName: "<module>",
  file: "<unknown>",
  line: 0,
  column: 0,
};

function linkOf(of: traceback): Link {
  let link = links.get(of);
  if (link === undefined) links.set(of, (link = chain(framesOfStack(of.stack))));
  return link;
}

function chain(places: readonly StackFrame[]): Link {
  const [first = unknownPlace] = places;
  let outer: Frame | null = null;
  const frames = (places.length === 0 ? [first] : places).map(
    (place) => (outer = new Frame(place, outer)),
  );
  let link: Link | null = null;
  for (const frame of frames.reverse()) {
    let next: traceback | null = null;
    if (link !== null) links.set((next = new traceback("")), link);
    link = { frame, line: frame.f_lineno, instruction: -1, next };
  }
  return link!;
}

/** `tb.tb_next` and the like; `undefined` for a name that tracebacks do not have. */
export function tracebackMember(of: traceback, name: string): unknown {
  switch (name) {
    case "tb_next":
      return linkOf(of).next;
    case "tb_frame":
      return linkOf(of).frame;
    case "tb_lineno":
      return linkOf(of).line;
    case "tb_lasti":
      return linkOf(of).instruction;
    default:
      return undefined;
  }
}

function isSame(a: StackFrame, b: StackFrame): boolean {
  return (
    a.file === b.file &&
    a.line === b.line &&
    a.column === b.column &&
    a.functionName === b.functionName
  );
}

/**
 * The frames of a stack that belong to a traceback, outermost first: the engine's stack begins at the program's start, Python's traceback at the function that catches. What is outside of that
 * one is still running as it was.
 */
export function framesOfStack(stack: string): StackFrame[] {
  const frames = visibleFrames(stack);
  const running = visibleFrames(currentStack(framesOfStack));
  let shared = 0;
  while (
    shared < frames.length - 1 &&
    shared < running.length - 1 &&
    isSame(frames[shared]!, running[shared]!)
  )
    shared++;
  return frames.slice(shared);
}

/** The frames that a traceback shows, outermost first; `undefined` for one that nobody has looked into. */
export function placesOf(of: traceback): StackFrame[] | undefined {
  if (!links.has(of)) return undefined;
  const places: StackFrame[] = [];
  for (let each: traceback | null = of; each !== null; each = linkOf(each).next) {
    const { frame, line } = linkOf(each);
    places.push({ ...frame.place, line });
  }
  return places;
}
