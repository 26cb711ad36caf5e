import { takePending } from "./pending.ts";

/**
 * Base of classes of the runtime that keep private fields and that a class made at run time may extend: its object is there before `__init__` runs, so the constructor takes that for its own.
 */
export abstract class Extensible {
  constructor() {
    const self = takePending();
    if (self !== null) return self as this;
  }
}
