/** Expressions as CPython writes them for annotations that are not evaluated (PEP 563). Source: CPython 3.13 Python/ast_unparse.c. */
import type * as ast from "./nodes.ts";
import { bytesRepr, floatRepr, imaginaryRepr, stringRepr } from "./python-repr.ts";

/** How tightly an operator binds. */
const level = {
  tuple: 0,
  test: 1,
  or: 2,
  and: 3,
  not: 4,
  compare: 5,
  bitOr: 6,
  bitXor: 7,
  bitAnd: 8,
  shift: 9,
  arithmetic: 10,
  term: 11,
  factor: 12,
  power: 13,
  await: 14,
  atom: 15,
} as const;

const binary: { readonly [Op in ast.Operator]: readonly [text: string, level: number] } = {
  Add: [" + ", level.arithmetic],
  Sub: [" - ", level.arithmetic],
  Mult: [" * ", level.term],
  MatMult: [" @ ", level.term],
  Div: [" / ", level.term],
  Mod: [" % ", level.term],
  LShift: [" << ", level.shift],
  RShift: [" >> ", level.shift],
  BitOr: [" | ", level.bitOr],
  BitXor: [" ^ ", level.bitXor],
  BitAnd: [" & ", level.bitAnd],
  FloorDiv: [" // ", level.term],
  Pow: [" ** ", level.power],
};

const unary: { readonly [Op in ast.UnaryOperator]: readonly [text: string, level: number] } = {
  Invert: ["~", level.factor],
  Not: ["not ", level.not],
  UAdd: ["+", level.factor],
  USub: ["-", level.factor],
};

const comparisons: { readonly [Op in ast.CompareOperator]: string } = {
  Eq: " == ",
  NotEq: " != ",
  Lt: " < ",
  LtE: " <= ",
  Gt: " > ",
  GtE: " >= ",
  Is: " is ",
  IsNot: " is not ",
  In: " in ",
  NotIn: " not in ",
};

/** The text of an annotation. */
export function unparse(node: ast.Expr): string {
  return write(node, level.test);
}

function parenthesized(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text;
}

function list(nodes: readonly ast.Expr[]): string {
  return nodes.map((each) => write(each, level.test)).join(", ");
}

/** `around`: how tightly what stands around the expression binds. */
function write(node: ast.Expr, around: number): string {
  switch (node.kind) {
    case "BoolOp": {
      const own = node.op === "And" ? level.and : level.or;
      const values = node.values.map((each) => write(each, own + 1));
      return parenthesized(values.join(node.op === "And" ? " and " : " or "), around > own);
    }
    case "BinOp": {
      const [operator, own] = binary[node.op];
      const isPower = node.op === "Pow";
      const left = write(node.left, own + (isPower ? 1 : 0));
      const right = write(node.right, own + (isPower ? 0 : 1));
      return parenthesized(left + operator + right, around > own);
    }
    case "UnaryOp": {
      const [operator, own] = unary[node.op];
      return parenthesized(operator + write(node.operand, own), around > own);
    }
    case "Lambda": {
      const parameters = parameterList(node.args);
      const head = parameters === "" ? "lambda" : `lambda ${parameters}`;
      return parenthesized(`${head}: ${write(node.body, level.test)}`, around > level.test);
    }
    case "IfExp": {
      const [body, test] = [node.body, node.test].map((each) => write(each, level.test + 1));
      const text = `${body} if ${test} else ${write(node.orelse, level.test)}`;
      return parenthesized(text, around > level.test);
    }
    case "Compare": {
      const parts = node.comparators.map(
        (each, index) => comparisons[node.ops[index]!] + write(each, level.compare + 1),
      );
      const text = write(node.left, level.compare + 1) + parts.join("");
      return parenthesized(text, around > level.compare);
    }
    case "Tuple":
      if (node.elts.length === 0) return "()";
      return parenthesized(
        node.elts.length === 1 ? `${list(node.elts)},` : list(node.elts),
        around > level.tuple,
      );
    case "NamedExpr": {
      const text = `${write(node.target, level.atom)} := ${write(node.value, level.atom)}`;
      return parenthesized(text, around > level.tuple);
    }
    case "Await":
      return parenthesized(`await ${write(node.value, level.atom)}`, around > level.await);
    default:
      return writeAtom(node);
  }
}

function writeAtom(node: ast.Expr): string {
  switch (node.kind) {
    case "Constant":
      return constantText(node);
    case "Name":
      return node.id;
    case "Attribute": {
      const { value } = node;
      const isInteger = value.kind === "Constant" && value.type === "int";
      return `${write(value, level.atom)}${isInteger ? " ." : "."}${node.attr}`;
    }
    case "Subscript":
      return `${write(node.value, level.atom)}[${write(node.slice, level.tuple)}]`;
    case "Call":
      return call(node);
    case "Starred":
      return `*${write(node.value, level.bitOr)}`;
    case "List":
      return `[${list(node.elts)}]`;
    case "Set":
      return `{${list(node.elts)}}`;
    case "Dict": {
      const entries = node.values.map((value, index) => {
        const key = node.keys[index] ?? null;
        return key === null
          ? `**${write(value, level.bitOr)}`
          : `${write(key, level.test)}: ${write(value, level.test)}`;
      });
      return `{${entries.join(", ")}}`;
    }
    case "ListComp":
      return `[${write(node.elt, level.test)}${generators(node.generators)}]`;
    case "SetComp":
      return `{${write(node.elt, level.test)}${generators(node.generators)}}`;
    case "GeneratorExp":
      return `(${write(node.elt, level.test)}${generators(node.generators)})`;
    case "DictComp": {
      const entry = `${write(node.key, level.test)}: ${write(node.value, level.test)}`;
      return `{${entry}${generators(node.generators)}}`;
    }
    case "Slice": {
      const [lower, upper] = [node.lower, node.upper].map(optional) as [string, string];
      return `${lower}:${upper}${node.step === null ? "" : `:${optional(node.step)}`}`;
    }
    case "Yield":
      return node.value === null ? "(yield)" : `(yield ${write(node.value, level.test)})`;
    case "YieldFrom":
      return `(yield from ${write(node.value, level.test)})`;
    default:
      return interpolated(node);
  }
}

function optional(node: ast.Expr | null): string {
  return node === null ? "" : write(node, level.test);
}

function call(node: ast.Call): string {
  const callee = write(node.func, level.atom);
  const [only] = node.args;
  if (node.args.length === 1 && node.keywords.length === 0 && only!.kind === "GeneratorExp")
    return callee + write(only!, level.test);
  const named = node.keywords.map(({ arg, value }) =>
    arg === null ? `**${write(value, level.test)}` : `${arg}=${write(value, level.test)}`,
  );
  return `${callee}(${[...node.args.map((each) => write(each, level.test)), ...named].join(", ")})`;
}

function generators(nodes: readonly ast.Comprehension[]): string {
  return nodes
    .map(({ target, iter, ifs, is_async: isAsync }) => {
      const head = `${isAsync === 1 ? " async for " : " for "}${write(target, level.tuple)}`;
      const tests = ifs.map((each) => ` if ${write(each, level.test + 1)}`);
      return `${head} in ${write(iter, level.test + 1)}${tests.join("")}`;
    })
    .join("");
}

function parameterList(args: ast.Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  const withDefault = (name: string, preset: ast.Expr | null | undefined): string =>
    preset === null || preset === undefined ? name : `${name}=${write(preset, level.test)}`;
  positional.forEach(({ arg }, index) => {
    parts.push(withDefault(arg, args.defaults[index - firstDefault]));
    if (index === args.posonlyargs.length - 1) parts.push("/");
  });
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push("*");
  args.kwonlyargs.forEach(({ arg }, index) =>
    parts.push(withDefault(arg, args.kw_defaults[index])),
  );
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(", ");
}

function constantText(node: ast.Constant): string {
  switch (node.type) {
    case "None":
      return "None";
    case "Ellipsis":
      return "...";
    case "bool":
      return node.value ? "True" : "False";
    case "int":
      return String(node.value);
    case "float":
      return finite(floatRepr(node.value));
    case "complex":
      return finite(imaginaryRepr(node.value));
    case "str":
      return (node.stringKind ?? "") + stringRepr(node.value, node.splitPairs);
    case "bytes":
      return bytesRepr(node.value);
  }
}

/** What cannot be written is written as a number that is too large. */
function finite(text: string): string {
  return text.replaceAll("inf", "1e309");
}

// ---------------------------------------------------------------- f-strings

function interpolated(node: ast.Expr): string {
  if (node.kind === "JoinedStr") return `f${stringRepr(node.values.map(part).join(""))}`;
  return `f${stringRepr(part(node))}`;
}

/** A piece of an f-string, before it is quoted as a whole. */
function part(node: ast.Expr): string {
  if (node.kind === "Constant" && node.type === "str")
    return node.value.replaceAll("{", "{{").replaceAll("}", "}}");
  if (node.kind === "JoinedStr") return node.values.map(part).join("");
  if (node.kind !== "FormattedValue") return write(node, level.test);
  const value = write(node.value, level.test + 1);
  const conversion = node.conversion === -1 ? "" : `!${String.fromCharCode(node.conversion)}`;
  const specification = node.format_spec === null ? "" : `:${part(node.format_spec)}`;
  return `{${value.startsWith("{") ? " " : ""}${value}${conversion}${specification}}`;
}
