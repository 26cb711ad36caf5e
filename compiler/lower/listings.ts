/** `locals()`, `globals()`, and `vars()` and `dir()` without arguments. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Listing } from "../analyze/types/listings.ts";
import { listingName } from "../analyze/types/listings.ts";
import type { LowerContext } from "./context.ts";
import { moduleObject } from "./module-values.ts";

/** The names of the place where the call stands; `null` where it is no such call. */
export function lowerListing(node: ast.Call, ctx: LowerContext): t.Expression | null {
  const listing = ctx.bindings.listings.get(node);
  if (listing === undefined) return null;
  const names = dictionary(node, listing, ctx);
  return listingName(node) === "dir"
    ? t.callExpression(ctx.runtime("listedNames"), [names])
    : names;
}

function dictionary(node: ast.Call, listing: Listing, ctx: LowerContext): t.Expression {
  switch (listing.kind) {
    case "module": {
      const module = moduleObject({ kind: "program", module: ctx.modules.own }, ctx);
      return t.memberExpression(module, t.identifier("dict"));
    }
    case "class": {
      const names = ctx.classNames.get(listing.node);
      if (names === undefined) return ctx.unsupported(node, "the names of this class body");
      return t.callExpression(ctx.runtime("classNames"), [t.identifier(names.body)]);
    }
    case "function":
      return t.callExpression(
        ctx.runtime("localNames"),
        listing.names.map((name) => pair(name, ctx)),
      );
  }
}

/** Pairs, because an object cannot have a property of every name. */
function pair(name: ast.Name, ctx: LowerContext): t.Expression {
  return t.arrayExpression([t.stringLiteral(name.id), ctx.expression(name)]);
}
