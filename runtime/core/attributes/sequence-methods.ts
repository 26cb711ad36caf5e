import * as list from "../containers/list-methods.ts";
import type { NativeMethods } from "./native-method.ts";

/** The methods of `list`, for calls on values whose type is not known. */
export const listMethods: NativeMethods = {
  append: ["1", list.append],
  clear: ["0", list.clear],
  copy: ["0", list.copy],
  count: ["1", list.count],
  extend: ["1", list.extend],
  index: ["1-3", list.index],
  insert: ["2-2", list.insert],
  pop: ["0-1", list.pop],
  remove: ["1", list.remove],
  reverse: ["0", list.reverse],
  sort: ["*", list.sort],
};

/** The methods of `tuple`. */
export const tupleMethods: NativeMethods = {
  count: ["1", list.count],
  index: ["1-3", list.index],
};
