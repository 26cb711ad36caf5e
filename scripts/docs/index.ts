/** Brings the generated parts of the documents up to date: `npm run docs`. */
import { updateDiagnostics } from "./diagnostics.ts";
import { updateExamples } from "./examples.ts";

updateExamples();
await updateDiagnostics();
