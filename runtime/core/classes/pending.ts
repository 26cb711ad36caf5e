/** The object that a constructor is to initialise in place of one of its own. */
let pending: object | null = null;

/** Runs a constructor whose root takes `self` by {@link takePending}. */
export function withPending<Result>(self: object, construct: () => Result): Result {
  const outer = pending;
  pending = self;
  try {
    return construct();
  } finally {
    pending = outer;
  }
}

/** The object that waits, once. */
export function takePending(): object | null {
  const self = pending;
  pending = null;
  return self;
}
