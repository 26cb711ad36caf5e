/** The plugin for Vite. */
import { py2tsAsync } from "./index.ts";

export default py2tsAsync.vite;
