import { Exception } from "../../core/exceptions/base.ts";

/** `struct.error`. */
export class error extends Exception {
  static override readonly __name__: string = "error";
  static readonly __module__: string = "struct";
}
