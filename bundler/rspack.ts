/** The plugin for Rspack. */
import { py2tsAsync } from "./index.ts";

export default py2tsAsync.rspack;
