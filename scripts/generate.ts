/** `npm run generate`: everything that is compiled from data into git-ignored `generated/` folders. */
import { generateGrammar } from "./generate/grammar.ts";
import { writeGenerated } from "./generate/output.ts";
import { generateStubs } from "./generate/stubs.ts";

const steps = [generateGrammar, generateStubs];

for (const step of steps) {
  for (const file of await step()) writeGenerated(file);
}
