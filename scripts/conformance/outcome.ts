/** What comes of a method, and what a worker tells of it. */

/** `missing`: our loader did not find it; `timeout`: it did not end; `crashed`: the process ended in it. */
export type Outcome = "passed" | "failed" | "error" | "skipped" | "missing" | "timeout" | "crashed";

export type WorkerEvent =
  | { readonly kind: "loaded"; readonly methods: readonly string[] }
  | { readonly kind: "start"; readonly method: string }
  | {
      readonly kind: "end";
      readonly method: string;
      readonly outcome: Outcome;
      readonly error: string | null;
      readonly place: string | null;
    }
  | {
      readonly kind: "problem";
      readonly module: string;
      readonly error: string;
      readonly place: string | null;
    }
  | { readonly kind: "done" };

export interface MethodResult {
  readonly outcome: Outcome;
  /** The text of the exception, or the reason of a skip. */
  readonly error?: string;
  /** The innermost frames of emitted code. */
  readonly place?: string;
}

export interface SuiteResult {
  readonly suite: string;
  /** Why modules could not be compiled or loaded. */
  readonly problems: readonly string[];
  readonly methods: { readonly [method: string]: MethodResult };
}
