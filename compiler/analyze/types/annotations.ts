/** Types from annotations (PEP 484, 585, 604, 695). What an annotation says is trusted; what it does not say clearly is unknown. */
import type * as ast from "../../ast/nodes.ts";
import type { ClassInfo } from "./classes.ts";
import type { Library } from "./library.ts";
import { anyInt, bool, float, join, never, none, str, unknown, type Type } from "./type.ts";

/** How the annotation reader finds what a name means at the place of the annotation. */
export interface AnnotationNames {
  readonly library: Library;
  /** The program's class, or the runtime's (`asyncio.Queue`), that an expression names. */
  classOf(node: ast.Expr): ClassInfo | null;
  /** The name of the special form (`Optional`, `Union`, `Callable`, ...) that an expression names. */
  typingName(node: ast.Expr): string | null;
}

export function typeOfAnnotation(node: ast.Expr, names: AnnotationNames): Type {
  switch (node.kind) {
    case "Constant":
      return node.type === "None" ? none : unknown;
    case "BinOp":
      return node.op === "BitOr" ? union([node.left, node.right], names) : unknown;
    case "Name":
    case "Attribute":
      return namedType(node, [], names);
    case "Subscript":
      return namedType(
        node.value,
        node.slice.kind === "Tuple" ? node.slice.elts : [node.slice],
        names,
      );
    default:
      return unknown;
  }
}

function union(nodes: readonly ast.Expr[], names: AnnotationNames): Type {
  return nodes.map((node) => typeOfAnnotation(node, names)).reduce(join, never);
}

function namedType(node: ast.Expr, elements: readonly ast.Expr[], names: AnnotationNames): Type {
  switch (names.typingName(node)) {
    case "Optional":
      return join(union(elements, names), none);
    case "Union":
      return union(elements, names);
    case "Annotated":
    case "Final":
    case "ClassVar":
      return elements.length === 0 ? unknown : typeOfAnnotation(elements[0]!, names);
    case "List":
      return generic("builtins.list", elements, names);
    case "Dict":
      return generic("builtins.dict", elements, names);
    case "Set":
      return generic("builtins.set", elements, names);
    case "Tuple":
      return tuple(elements, names);
    case null:
      break;
    default:
      return unknown;
  }
  const found = names.classOf(node);
  return found === null ? unknown : typeOfClass(found, elements, names);
}

function typeOfClass(
  found: ClassInfo,
  elements: readonly ast.Expr[],
  names: AnnotationNames,
): Type {
  switch (found.qualifiedName) {
    case "builtins.int":
      return anyInt;
    case "builtins.bool":
      return bool;
    case "builtins.str":
      return str;
    case "builtins.float":
      // PEP 484: a `float` annotation admits ints.
      return join(float, anyInt);
    case "builtins.tuple":
      return tuple(elements, names);
    case "builtins.object":
    case "builtins.complex":
      return unknown;
    default:
      return generic(found.qualifiedName, elements, names, found);
  }
}

function generic(
  name: string,
  elements: readonly ast.Expr[],
  names: AnnotationNames,
  found = names.library.class(name),
): Type {
  const types = elements.map((each) => typeOfAnnotation(each, names));
  const args = found.typeParameters.map((_, index) => types[index] ?? unknown);
  return { kind: "instance", class: found, arguments: args };
}

function tuple(elements: readonly ast.Expr[], names: AnnotationNames): Type {
  if (elements.length === 0) return { kind: "tuple", items: [unknown], isVariadic: true };
  const last = elements[1];
  const isVariadic = elements.length === 2 && last?.kind === "Constant" && last.type === "Ellipsis";
  const items = (isVariadic ? elements.slice(0, 1) : elements).map((each) =>
    typeOfAnnotation(each, names),
  );
  return { kind: "tuple", items, isVariadic };
}
