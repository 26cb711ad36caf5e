/** The plugin for webpack. */
import { py2tsAsync } from "./index.ts";

export default py2tsAsync.webpack;
