import { iterate, type Iterated } from "../../core/iteration/iterate.ts";

/** A Python iterator over `value` as a JavaScript one, to be driven by hand. It is not closed by its consumer. */
export function iteratorOf<T>(value: T): Iterator<Iterated<T>, unknown> {
  return iterate(value)[Symbol.iterator]();
}

/** What an exhausted iterator answers. */
export const finished: IteratorReturnResult<undefined> = /* @__PURE__ */ Object.freeze({
  done: true,
  value: undefined,
});
