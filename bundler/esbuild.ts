/** The plugin for esbuild. */
import { py2tsAsync } from "./index.ts";

export default py2tsAsync.esbuild;
