/** Python's `collections`. */
export { deque } from "./deque.ts";
