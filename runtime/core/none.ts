/** What a task or coroutine without a result gives: `undefined` where its function has no `return`, else `null`. */
export type None = null | void;
