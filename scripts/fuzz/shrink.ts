import type { Program, Statement } from "./program.ts";

/** True if the program still shows what is being looked for. */
export type StillFails = (program: Program) => Promise<boolean>;

/** The smallest program that `fails` finds by leaving statements out, one pass after the other, until none can go. */
export async function shrink(program: Program, fails: StillFails): Promise<Program> {
  let best = program;
  for (;;) {
    let improved = false;
    for (const candidate of smaller(best)) {
      if (!(await fails(candidate))) continue;
      best = candidate;
      improved = true;
      break;
    }
    if (!improved) return best;
  }
}

/** Programs with one statement less, or with a statement replaced by what it contains. */
function* smaller(program: Program): Generator<Program> {
  for (const main of smallerBody(program.main)) yield { ...program, main };
  for (const key of ["functions", "generators"] as const) {
    for (const [index, { body }] of program[key].entries()) {
      for (const reduced of smallerBody(body)) {
        yield { ...program, [key]: program[key].with(index, { body: reduced }) };
      }
    }
  }
}

function* smallerBody(body: readonly Statement[]): Generator<readonly Statement[]> {
  if (body.length > 1) {
    yield body.slice(0, body.length >> 1);
    yield body.slice(body.length >> 1);
  }
  for (const [index, statement] of body.entries()) {
    yield body.toSpliced(index, 1);
    for (const nested of statement.bodies) {
      if (nested.length > 0) yield body.toSpliced(index, 1, ...nested);
    }
    for (const [place, nested] of statement.bodies.entries()) {
      for (const reduced of smallerBody(nested)) {
        yield body.with(index, { ...statement, bodies: statement.bodies.with(place, reduced) });
      }
    }
    if (statement.awaited.length > 1) {
      for (const place of statement.awaited.keys()) {
        yield body.with(index, { ...statement, awaited: statement.awaited.toSpliced(place, 1) });
      }
    }
  }
}
