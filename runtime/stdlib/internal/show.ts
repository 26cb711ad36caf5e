import { repr, reprItems } from "../../core/repr.ts";

/**
 * The items' `repr` separated by commas, put into a frame; `recursive` in place of everything when the container is inside itself.
 *
 * @param frame what stands around the items
 */
export function showContainer<T>(
  container: object,
  items: Iterable<T>,
  recursive: string,
  frame: (items: string) => string,
  show: (item: T) => string = repr,
): string {
  let isEntered = false;
  const entered = function* (): Generator<T> {
    isEntered = true;
    yield* items;
  };
  const text = reprItems(entered(), "", "", container, show);
  return isEntered ? frame(text) : recursive;
}
