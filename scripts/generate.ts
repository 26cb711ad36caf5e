/** `npm run generate`: everything that is compiled from data into git-ignored `generated/` folders. */
import { generateGrammar } from "./generate/grammar.ts";
import { writeGenerated } from "./generate/output.ts";

const steps = [generateGrammar];

for (const step of steps) {
  for (const file of step()) writeGenerated(file);
}
