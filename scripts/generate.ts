/** `npm run generate`: everything that is compiled from data into git-ignored `generated/` folders. */
import { generateGrammar } from "./generate/grammar.ts";
import { writeGenerated } from "./generate/output.ts";
import { generateUnicode } from "./generate/unicode.ts";

const steps = [generateGrammar, generateUnicode];

for (const step of steps) {
  for (const file of step()) writeGenerated(file);
}
