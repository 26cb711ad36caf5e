import { define } from "./diagnostic.ts";

/** A family of syntax errors: one code, CPython's wording per case. */
const family = (code: `P2T${number}`, hint?: string) =>
  define(code, "error", (message: string) => message, {
    exception: "SyntaxError",
    ...(hint === undefined ? {} : { hint }),
  });

/**
 * What the tokenizer and the parser reject. One code per construct; the message is CPython 3.13's.
 *
 * 1000 to 1009 are about the text as such, 1010s about tokens, 1020s about layout, 1030s about what is missing or misplaced in
 * any construct, 1040s about targets, 1050s about one construct each.
 */
export const syntaxDiagnostics = {
  /** No rule says more than that the token cannot stand here. */
  syntaxError: family("P2T1000"),
  /** The file ends after a line continuation. */
  unexpectedEnd: family("P2T1001"),
  /** The bytes are not text in the file's encoding, or hold a null character. */
  sourceEncoding: family("P2T1002"),
  /** The construct belongs to a newer Python than `pythonVersion`. */
  newerSyntax: define(
    "P2T1003",
    "error",
    (construct: string, version: string) => `${construct} requires Python ${version} or newer`,
    { exception: "SyntaxError", hint: "raise the pythonVersion option, or rewrite the construct" },
  ),
  /** Brackets, blocks or f-strings nested deeper than CPython allows, or than the compiler can follow. */
  tooDeep: family("P2T1004"),

  /** A string literal that does not end. */
  unterminatedString: family("P2T1010"),
  /** An opening bracket without its closing one. */
  unclosedBracket: family("P2T1011"),
  /** A closing bracket that closes nothing, or something else. */
  mismatchedBracket: family("P2T1012"),
  /** A malformed number, or one that runs into a name. */
  invalidNumber: family("P2T1013"),
  /** A character that no Python token contains. */
  invalidCharacter: family("P2T1014"),
  /** A backslash that is not the last character of its line. */
  lineContinuation: family("P2T1015"),
  /** An escape sequence or character that a string or bytes literal cannot contain, or a mix of the two kinds. */
  literalContents: family("P2T1016"),

  /** Indentation that opens no block, or closes one that is not open, or a block that is missing. */
  indentation: define("P2T1020", "error", (message: string) => message, {
    exception: "IndentationError",
  }),
  /** Tabs and spaces whose order depends on the width of a tab. */
  tabs: define("P2T1021", "error", (message: string) => message, { exception: "TabError" }),

  /** A fixed token is missing: `expected ':'`. */
  expectedToken: family("P2T1030"),
  /** Two expressions in brackets with nothing between them. */
  missingComma: family("P2T1031"),
  /** Python 2's `print` and `exec` statements. */
  missingParentheses: family("P2T1032"),
  /** `=` where an expression is expected. */
  assignmentInExpression: family("P2T1033"),
  /** `not` after an arithmetic operator. */
  operatorOrder: family("P2T1034"),
  /** A conditional expression without its `else`. */
  conditionalExpression: family("P2T1035"),
  /** A starred expression where none can stand. */
  misplacedStar: family("P2T1036"),

  /** Assignment, `for`, `with` or augmented assignment to something that cannot be assigned. */
  assignmentTarget: family("P2T1040"),
  /** `del` of something that cannot be deleted. */
  deletionTarget: family("P2T1041"),
  /** An annotation on something that cannot have one. */
  annotationTarget: family("P2T1042"),
  /** `:=` whose left side is not a name. */
  namedExpressionTarget: family("P2T1043"),

  /** Arguments of a call: order, keywords, generator expressions. */
  callArguments: family("P2T1050"),
  /** Parameters of a function or lambda: order, `/`, `*`, `**`, defaults. */
  parameters: family("P2T1051"),
  /** A comprehension's target or element. */
  comprehension: family("P2T1052"),
  /** A dictionary display. */
  dictDisplay: family("P2T1053"),
  /** `import` and `from`. */
  importStatement: family("P2T1054"),
  /** `try`, `except`, `except*`, `finally`. */
  tryStatement: family("P2T1055"),
  /** A pattern of a `match` statement. */
  pattern: family("P2T1056"),
  /** Type parameters. */
  typeParameters: family("P2T1057"),
  /** A replacement field of an f-string or t-string. */
  replacementField: family("P2T1058"),
} as const;
