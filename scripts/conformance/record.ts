/** `npm run conformance:record`: asks CPython anew which methods its suites have. */
import { recordMethods } from "./methods.ts";
import { allSuites } from "./suites.ts";

const suites = process.argv.length > 2 ? process.argv.slice(2) : allSuites;
const all = recordMethods(suites);
for (const suite of suites) {
  const { methods, skipped, failed } = all[suite]!;
  console.log(`${suite}: ${methods.length} (${skipped.length} skipped, ${failed.length} failed)`);
}
