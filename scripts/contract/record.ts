/** `npm run contract`: asks CPython anew what the modules contain that the runtime has stubs of. */
import { loadStubs } from "../../compiler/stubs/index.ts";
import { recordSignatures } from "./signatures.ts";

recordSignatures(Object.keys(loadStubs()).sort());
