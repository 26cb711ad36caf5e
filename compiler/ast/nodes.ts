/**
 * The Python abstract syntax tree: a discriminated union that mirrors CPython's `ast` module node for
 * node and field for field (3.13, with `TemplateStr` and `Interpolation` of 3.14). `kind` is the class name.
 *
 * Positions are half-open UTF-16 offsets into the decoded source text (`start`, `end`); line numbers and UTF-8 byte
 * columns, as CPython counts them, come from `SourceText`. Nodes are plain objects, never mutated once built;
 * everything that later phases learn lives in side tables keyed by node.
 *
 * Source: CPython 3.13 `Parser/Python.asdl`.
 */

export interface Span {
  /** UTF-16 offset of the first character. */
  readonly start: number;
  /** UTF-16 offset just past the last character. */
  readonly end: number;
}

interface Node<Kind extends string> extends Span {
  readonly kind: Kind;
}

export type Identifier = string;

// ---------------------------------------------------------------- modules

export interface Module extends Node<"Module"> {
  readonly body: readonly Stmt[];
}

// ---------------------------------------------------------------- statements

export interface FunctionDef extends Node<"FunctionDef"> {
  readonly name: Identifier;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}
export interface AsyncFunctionDef extends Node<"AsyncFunctionDef"> {
  readonly name: Identifier;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}
export interface ClassDef extends Node<"ClassDef"> {
  readonly name: Identifier;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}
export interface Return extends Node<"Return"> {
  readonly value: Expr | null;
}
export interface Delete extends Node<"Delete"> {
  readonly targets: readonly Expr[];
}
export interface Assign extends Node<"Assign"> {
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface TypeAlias extends Node<"TypeAlias"> {
  readonly name: Name;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}
export interface AugAssign extends Node<"AugAssign"> {
  readonly target: Name | Attribute | Subscript;
  readonly op: Operator;
  readonly value: Expr;
}
export interface AnnAssign extends Node<"AnnAssign"> {
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** 1 when the target is a bare name without parentheses. */
  readonly simple: 0 | 1;
}
export interface For extends Node<"For"> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface AsyncFor extends Node<"AsyncFor"> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface While extends Node<"While"> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface If extends Node<"If"> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface With extends Node<"With"> {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface AsyncWith extends Node<"AsyncWith"> {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface Match extends Node<"Match"> {
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends Node<"Raise"> {
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}
export interface Try extends Node<"Try"> {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface TryStar extends Node<"TryStar"> {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface Assert extends Node<"Assert"> {
  readonly test: Expr;
  readonly msg: Expr | null;
}
export interface Import extends Node<"Import"> {
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Node<"ImportFrom"> {
  readonly module: Identifier | null;
  readonly names: readonly Alias[];
  /** Number of leading dots. */
  readonly level: number;
}
export interface Global extends Node<"Global"> {
  readonly names: readonly Identifier[];
}
export interface Nonlocal extends Node<"Nonlocal"> {
  readonly names: readonly Identifier[];
}
/** An expression statement: CPython's `Expr` statement node. */
export interface ExprStmt extends Node<"Expr"> {
  readonly value: Expr;
}
export interface Pass extends Node<"Pass"> {}
export interface Break extends Node<"Break"> {}
export interface Continue extends Node<"Continue"> {}

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// ---------------------------------------------------------------- expressions

export interface BoolOp extends Node<"BoolOp"> {
  readonly op: BoolOperator;
  readonly values: readonly Expr[];
}
export interface NamedExpr extends Node<"NamedExpr"> {
  readonly target: Name;
  readonly value: Expr;
}
export interface BinOp extends Node<"BinOp"> {
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}
export interface UnaryOp extends Node<"UnaryOp"> {
  readonly op: UnaryOperator;
  readonly operand: Expr;
}
export interface Lambda extends Node<"Lambda"> {
  readonly args: Arguments;
  readonly body: Expr;
}
export interface IfExp extends Node<"IfExp"> {
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
export interface Dict extends Node<"Dict"> {
  /** `null` where the value is unpacked with `**`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}
export interface SetExpr extends Node<"Set"> {
  readonly elts: readonly Expr[];
}
export interface ListComp extends Node<"ListComp"> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface SetComp extends Node<"SetComp"> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends Node<"DictComp"> {
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}
export interface GeneratorExp extends Node<"GeneratorExp"> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface Await extends Node<"Await"> {
  readonly value: Expr;
}
export interface Yield extends Node<"Yield"> {
  readonly value: Expr | null;
}
export interface YieldFrom extends Node<"YieldFrom"> {
  readonly value: Expr;
}
export interface Compare extends Node<"Compare"> {
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}
export interface Call extends Node<"Call"> {
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}
export interface FormattedValue extends Node<"FormattedValue"> {
  readonly value: Expr;
  /** -1, or the character code of `s`, `r` or `a`. */
  readonly conversion: number;
  readonly format_spec: JoinedStr | null;
}
/** 3.14, PEP 750. `str` is the source text of the interpolated expression. */
export interface Interpolation extends Node<"Interpolation"> {
  readonly value: Expr;
  readonly str: string;
  readonly conversion: number;
  readonly format_spec: JoinedStr | null;
}
export interface JoinedStr extends Node<"JoinedStr"> {
  readonly values: readonly Expr[];
}
/** 3.14, PEP 750. */
export interface TemplateStr extends Node<"TemplateStr"> {
  readonly values: readonly Expr[];
}

interface ConstantOf<Type extends string, Value> extends Node<"Constant"> {
  readonly type: Type;
  readonly value: Value;
}
export type NoneConstant = ConstantOf<"None", null>;
export type EllipsisConstant = ConstantOf<"Ellipsis", null>;
export type BoolConstant = ConstantOf<"bool", boolean>;
/** A `number` up to 2^53 - 1, a `bigint` beyond. */
export type IntConstant = ConstantOf<"int", number | bigint>;
export type FloatConstant = ConstantOf<"float", number>;
/** An imaginary literal: `value` is the imaginary part. */
export type ComplexConstant = ConstantOf<"complex", number>;
/** Code points beyond U+FFFF are surrogate pairs; lone surrogates stand as they are. */
export interface StrConstant extends ConstantOf<"str", string> {
  /** CPython's `Constant.kind`: `u` for a string literal whose first part has that prefix. */
  readonly stringKind: "u" | null;
  /**
   * Offsets in `value` of high surrogates that a low one follows without forming a character with it: written as two escapes,
   * `"\\ud800\\udc00"` has two characters in Python, `"\\U00010000"` one. Absent where there are none.
   */
  readonly splitPairs?: readonly number[];
}
export type BytesConstant = ConstantOf<"bytes", Uint8Array>;
export type Constant =
  | NoneConstant
  | EllipsisConstant
  | BoolConstant
  | IntConstant
  | FloatConstant
  | ComplexConstant
  | StrConstant
  | BytesConstant;

export interface Attribute extends Node<"Attribute"> {
  readonly value: Expr;
  readonly attr: Identifier;
  readonly ctx: ExprContext;
}
export interface Subscript extends Node<"Subscript"> {
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: ExprContext;
}
export interface Starred extends Node<"Starred"> {
  readonly value: Expr;
  readonly ctx: ExprContext;
}
export interface Name extends Node<"Name"> {
  readonly id: Identifier;
  readonly ctx: ExprContext;
}
export interface List extends Node<"List"> {
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Tuple extends Node<"Tuple"> {
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Slice extends Node<"Slice"> {
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type ExprContext = "Load" | "Store" | "Del";
export type BoolOperator = "And" | "Or";
export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
export type CompareOperator =
  "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

// ---------------------------------------------------------------- the rest

export interface Comprehension extends Node<"comprehension"> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly is_async: 0 | 1;
}
export interface ExceptHandler extends Node<"ExceptHandler"> {
  readonly type: Expr | null;
  readonly name: Identifier | null;
  readonly body: readonly Stmt[];
}
export interface Arguments extends Node<"arguments"> {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One per `kwonlyargs`; `null` where the parameter is required. */
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  /** For the last `defaults.length` of `posonlyargs` + `args`. */
  readonly defaults: readonly Expr[];
}
export interface Arg extends Node<"arg"> {
  readonly arg: Identifier;
  readonly annotation: Expr | null;
}
export interface Keyword extends Node<"keyword"> {
  /** `null` for `**mapping`. */
  readonly arg: Identifier | null;
  readonly value: Expr;
}
export interface Alias extends Node<"alias"> {
  readonly name: Identifier;
  readonly asname: Identifier | null;
}
export interface WithItem extends Node<"withitem"> {
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}
export interface MatchCase extends Node<"match_case"> {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

export interface MatchValue extends Node<"MatchValue"> {
  readonly value: Expr;
}
export interface MatchSingleton extends Node<"MatchSingleton"> {
  readonly value: boolean | null;
}
export interface MatchSequence extends Node<"MatchSequence"> {
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends Node<"MatchMapping"> {
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: Identifier | null;
}
export interface MatchClass extends Node<"MatchClass"> {
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly Identifier[];
  readonly kwd_patterns: readonly Pattern[];
}
export interface MatchStar extends Node<"MatchStar"> {
  readonly name: Identifier | null;
}
export interface MatchAs extends Node<"MatchAs"> {
  readonly pattern: Pattern | null;
  readonly name: Identifier | null;
}
export interface MatchOr extends Node<"MatchOr"> {
  readonly patterns: readonly Pattern[];
}
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

export interface TypeVar extends Node<"TypeVar"> {
  readonly name: Identifier;
  readonly bound: Expr | null;
  readonly default_value: Expr | null;
}
export interface ParamSpec extends Node<"ParamSpec"> {
  readonly name: Identifier;
  readonly default_value: Expr | null;
}
export interface TypeVarTuple extends Node<"TypeVarTuple"> {
  readonly name: Identifier;
  readonly default_value: Expr | null;
}
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

/** Every node of the tree. */
export type AstNode =
  | Module
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;

/** The nodes that open a function scope with parameters. */
export type FunctionNode = FunctionDef | AsyncFunctionDef | Lambda;
