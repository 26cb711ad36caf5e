/** `npm run generate`: everything that is compiled from data into git-ignored `generated/` folders. */
import { generateGrammar } from "./generate/grammar.ts";
import { writeGenerated } from "./generate/output.ts";
import { generateStubs } from "./generate/stubs.ts";
import { generateUnicode } from "./generate/unicode.ts";

// Stubs are read with the parser, so they come last.
const steps = [generateGrammar, generateUnicode, generateStubs];

for (const step of steps) {
  for (const file of await step()) writeGenerated(file);
}
