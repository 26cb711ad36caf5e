import type { CodeDescription } from "../../core/calls/code-description.ts";

/** `cr_frame`, `ag_frame`: there as long as the body may go on. */
export class CoroutineFrame {
  static readonly __name__: string = "frame";
  readonly f_code: CodeDescription;
  readonly f_back = null;

  constructor(code: CodeDescription) {
    this.f_code = code;
  }
}
