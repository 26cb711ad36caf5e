/** Tokens to Lezer tree. */
import { Tree, type PartialParse } from "@lezer/common";
import { parser } from "./generated/parser.ts";
import type { TokenList } from "./token-list.ts";
import { TokenInput } from "./tokens.ts";

export interface ParseTree {
  readonly tree: Tree;
  /** The first token that does not fit the grammar (the number of tokens where the end does not), or -1. */
  readonly errorToken: number;
}

/**
 * How many tokens after the first error are still looked at. Lezer's recovery tries many ways at each error, which on a long
 * file of garbage would take minutes.
 */
const recoveryDistance = 20_000;

const strictParser = parser.configure({ strict: true });

/** Never throws. After an error the tree has error nodes, and may end early. */
export function parseTokens(tokens: TokenList): ParseTree {
  const strict = strictParser.startParse(new TokenInput(tokens));
  try {
    return { tree: finish(strict), errorToken: -1 };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
  }
  const errorToken = strict.parsedPos;
  return { tree: recover(tokens, errorToken), errorToken };
}

function recover(tokens: TokenList, errorToken: number): Tree {
  const parse = parser.startParse(new TokenInput(tokens));
  if (errorToken + recoveryDistance < tokens.count) parse.stopAt(errorToken + recoveryDistance);
  try {
    return finish(parse);
  } catch (error) {
    // Recovery may nest deeper than the host's stack allows.
    if (error instanceof RangeError) return new Tree(parser.topNode, [], [], 0);
    throw error;
  }
}

function finish(parse: PartialParse): Tree {
  for (;;) {
    const tree = parse.advance();
    if (tree !== null) return tree;
  }
}
