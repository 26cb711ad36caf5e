import { Exception } from "./base.ts";

// The warning categories of CPython 3.13.

/** `Warning`. */
export class Warning extends Exception {
  static override readonly __name__: string = "Warning";
}

/** `BytesWarning`. */
export class BytesWarning extends Warning {
  static override readonly __name__: string = "BytesWarning";
}

/** `DeprecationWarning`. */
export class DeprecationWarning extends Warning {
  static override readonly __name__: string = "DeprecationWarning";
}

/** `EncodingWarning`. */
export class EncodingWarning extends Warning {
  static override readonly __name__: string = "EncodingWarning";
}

/** `FutureWarning`. */
export class FutureWarning extends Warning {
  static override readonly __name__: string = "FutureWarning";
}

/** `ImportWarning`. */
export class ImportWarning extends Warning {
  static override readonly __name__: string = "ImportWarning";
}

/** `PendingDeprecationWarning`. */
export class PendingDeprecationWarning extends Warning {
  static override readonly __name__: string = "PendingDeprecationWarning";
}

/** `ResourceWarning`. */
export class ResourceWarning extends Warning {
  static override readonly __name__: string = "ResourceWarning";
}

/** `RuntimeWarning`. */
export class RuntimeWarning extends Warning {
  static override readonly __name__: string = "RuntimeWarning";
}

/** `SyntaxWarning`. */
export class SyntaxWarning extends Warning {
  static override readonly __name__: string = "SyntaxWarning";
}

/** `UnicodeWarning`. */
export class UnicodeWarning extends Warning {
  static override readonly __name__: string = "UnicodeWarning";
}

/** `UserWarning`. */
export class UserWarning extends Warning {
  static override readonly __name__: string = "UserWarning";
}
