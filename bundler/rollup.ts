/** The plugin for Rollup. */
import { py2tsAsync } from "./index.ts";

export default py2tsAsync.rollup;
