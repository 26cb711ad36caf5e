import { define } from "./diagnostic.ts";

const syntaxError = { exception: "SyntaxError" } as const;

type Declaration = "global" | "nonlocal";
/** The expressions that annotation scopes do not allow. */
type BannedExpression = "yield expression" | "await expression" | "named expression";

/** What CPython's symbol table and compiler stages reject, and what our analysis cannot accept. */
export const analysisDiagnostics = {
  // ------------------------------------------------------------ functions, coroutines, loops
  returnOutsideFunction: define("P2T2001", "error", "'return' outside function", syntaxError),
  yieldOutsideFunction: define("P2T2002", "error", "'yield' outside function", syntaxError),
  yieldFromOutsideFunction: define(
    "P2T2003",
    "error",
    "'yield from' outside function",
    syntaxError,
  ),
  awaitOutsideFunction: define("P2T2004", "error", "'await' outside function", syntaxError),
  awaitOutsideAsync: define("P2T2005", "error", "'await' outside async function", syntaxError),
  asyncForOutsideAsync: define(
    "P2T2006",
    "error",
    "'async for' outside async function",
    syntaxError,
  ),
  asyncWithOutsideAsync: define(
    "P2T2007",
    "error",
    "'async with' outside async function",
    syntaxError,
  ),
  asyncComprehensionOutsideAsync: define(
    "P2T2008",
    "error",
    "asynchronous comprehension outside of an asynchronous function",
    syntaxError,
  ),
  returnValueInAsyncGenerator: define(
    "P2T2009",
    "error",
    "'return' with value in async generator",
    syntaxError,
  ),
  yieldFromInAsync: define("P2T2010", "error", "'yield from' inside async function", syntaxError),
  breakOutsideLoop: define("P2T2011", "error", "'break' outside loop", syntaxError),
  continueOutsideLoop: define("P2T2012", "error", "'continue' not properly in loop", syntaxError),
  jumpInExceptStar: define(
    "P2T2013",
    "error",
    "'break', 'continue' and 'return' cannot appear in an except* block",
    syntaxError,
  ),
  tooManyNestedBlocks: define("P2T2014", "error", "too many statically nested blocks", syntaxError),
  defaultExceptNotLast: define("P2T2015", "error", "default 'except:' must be last", syntaxError),
  yieldInComprehension: define(
    "P2T2016",
    "error",
    (comprehension: string) => `'yield' inside ${comprehension}`,
    syntaxError,
  ),

  // ------------------------------------------------------------ names
  usedPriorToDeclaration: define(
    "P2T2020",
    "error",
    (name: string, declaration: Declaration) =>
      `name '${name}' is used prior to ${declaration} declaration`,
    syntaxError,
  ),
  assignedBeforeDeclaration: define(
    "P2T2021",
    "error",
    (name: string, declaration: Declaration) =>
      `name '${name}' is assigned to before ${declaration} declaration`,
    syntaxError,
  ),
  annotatedAndDeclared: define(
    "P2T2022",
    "error",
    (name: string, declaration: Declaration) => `annotated name '${name}' can't be ${declaration}`,
    syntaxError,
  ),
  parameterAndDeclared: define(
    "P2T2023",
    "error",
    (name: string, declaration: Declaration) => `name '${name}' is parameter and ${declaration}`,
    syntaxError,
  ),
  nonlocalAndGlobal: define(
    "P2T2024",
    "error",
    (name: string) => `name '${name}' is nonlocal and global`,
    syntaxError,
  ),
  nonlocalAtModuleLevel: define(
    "P2T2025",
    "error",
    "nonlocal declaration not allowed at module level",
    syntaxError,
  ),
  noBindingForNonlocal: define(
    "P2T2026",
    "error",
    (name: string) => `no binding for nonlocal '${name}' found`,
    syntaxError,
  ),
  nonlocalTypeParameter: define(
    "P2T2027",
    "error",
    (name: string) => `nonlocal binding not allowed for type parameter '${name}'`,
    syntaxError,
  ),
  importStarNotAtModuleLevel: define(
    "P2T2028",
    "error",
    "import * only allowed at module level",
    syntaxError,
  ),
  duplicateArgument: define(
    "P2T2029",
    "error",
    (name: string) => `duplicate argument '${name}' in function definition`,
    syntaxError,
  ),
  duplicateTypeParameter: define(
    "P2T2030",
    "error",
    (name: string) => `duplicate type parameter '${name}'`,
    syntaxError,
  ),
  typeParameterWithoutDefault: define(
    "P2T2031",
    "error",
    (name: string) => `non-default type parameter '${name}' follows default type parameter`,
    syntaxError,
  ),
  assignToDebug: define("P2T2032", "error", "cannot assign to __debug__", syntaxError),
  deleteDebug: define("P2T2033", "error", "cannot delete __debug__", syntaxError),

  // ------------------------------------------------------------ named expressions and annotation scopes
  namedExpressionRebindsIteration: define(
    "P2T2040",
    "error",
    (name: string) =>
      `assignment expression cannot rebind comprehension iteration variable '${name}'`,
    syntaxError,
  ),
  iterationRebindsNamedExpression: define(
    "P2T2041",
    "error",
    (name: string) =>
      `comprehension inner loop cannot rebind assignment expression target '${name}'`,
    syntaxError,
  ),
  namedExpressionInIterable: define(
    "P2T2042",
    "error",
    "assignment expression cannot be used in a comprehension iterable expression",
    syntaxError,
  ),
  namedExpressionInComprehension: define(
    "P2T2043",
    "error",
    (place: string) => `assignment expression within a comprehension cannot be used ${place}`,
    syntaxError,
  ),
  notInAnnotationScope: define(
    "P2T2044",
    "error",
    (expression: BannedExpression, place: string) => `${expression} cannot be used within ${place}`,
    syntaxError,
  ),

  // ------------------------------------------------------------ targets and calls
  multipleStarredTargets: define(
    "P2T2050",
    "error",
    "multiple starred expressions in assignment",
    syntaxError,
  ),
  starredTargetOutsideSequence: define(
    "P2T2051",
    "error",
    "starred assignment target must be in a list or tuple",
    syntaxError,
  ),
  starredExpression: define("P2T2052", "error", "can't use starred expression here", syntaxError),
  tooManyStarredTargets: define(
    "P2T2053",
    "error",
    "too many expressions in star-unpacking assignment",
    syntaxError,
  ),
  keywordArgumentRepeated: define(
    "P2T2054",
    "error",
    (name: string) => `keyword argument repeated: ${name}`,
    syntaxError,
  ),

  // ------------------------------------------------------------ match
  wildcardNotLast: define(
    "P2T2060",
    "error",
    "wildcard makes remaining patterns unreachable",
    syntaxError,
  ),
  captureNotLast: define(
    "P2T2061",
    "error",
    (name: string) => `name capture '${name}' makes remaining patterns unreachable`,
    syntaxError,
  ),
  alternativesBindDifferently: define(
    "P2T2062",
    "error",
    "alternative patterns bind different names",
    syntaxError,
  ),
  multipleAssignmentsInPattern: define(
    "P2T2063",
    "error",
    (name: string) => `multiple assignments to name '${name}' in pattern`,
    syntaxError,
  ),
  multipleStarsInPattern: define(
    "P2T2064",
    "error",
    "multiple starred names in sequence pattern",
    syntaxError,
  ),
  tooManyStarredPatterns: define(
    "P2T2065",
    "error",
    "too many expressions in star-unpacking sequence pattern",
    syntaxError,
  ),
  duplicateMappingKey: define(
    "P2T2066",
    "error",
    (key: string) => `mapping pattern checks duplicate key (${key})`,
    syntaxError,
  ),
  mappingKeyNotLiteral: define(
    "P2T2067",
    "error",
    "mapping pattern keys may only match literals and attribute lookups",
    syntaxError,
  ),
  patternNotLiteral: define(
    "P2T2068",
    "error",
    "patterns may only match literals and attribute lookups",
    syntaxError,
  ),
  attributeRepeatedInPattern: define(
    "P2T2069",
    "error",
    (name: string) => `attribute name repeated in class pattern: ${name}`,
    syntaxError,
  ),

  // ------------------------------------------------------------ from __future__ import
  futureNotAtBeginning: define(
    "P2T2080",
    "error",
    "from __future__ imports must occur at the beginning of the file",
    syntaxError,
  ),
  futureFeatureUndefined: define(
    "P2T2081",
    "error",
    (name: string) => `future feature ${name} is not defined`,
    syntaxError,
  ),
  futureBraces: define("P2T2082", "error", "not a chance", syntaxError),

  // ------------------------------------------------------------ CPython's SyntaxWarnings
  assertOnTuple: define(
    "P2T2090",
    "warning",
    "assertion is always true, perhaps remove parentheses?",
  ),
  identityWithLiteral: define(
    "P2T2091",
    "warning",
    (operator: "is" | "is not", type: string) =>
      `"${operator}" with '${type}' literal. Did you mean "${operator === "is" ? "==" : "!="}"?`,
  ),
  notCallable: define(
    "P2T2092",
    "warning",
    (type: string) => `'${type}' object is not callable; perhaps you missed a comma?`,
  ),
  notSubscriptable: define(
    "P2T2093",
    "warning",
    (type: string) => `'${type}' object is not subscriptable; perhaps you missed a comma?`,
  ),
  badIndexType: define(
    "P2T2094",
    "warning",
    (type: string, indexType: string) =>
      `${type} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`,
  ),
} as const;
