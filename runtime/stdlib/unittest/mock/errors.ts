import { Exception } from "../../../core/exceptions/index.ts";

/** `unittest.mock.InvalidSpecError`: something that is a mock already was to be mocked. */
export class InvalidSpecError extends Exception {
  static override readonly __name__: string = "InvalidSpecError";
  static readonly __module__: string = "unittest.mock";
}
