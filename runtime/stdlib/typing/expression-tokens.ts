/** The words of an expression in a forward reference. Source: the Python reference, "Lexical analysis". */

export type Token =
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "string"; readonly text: string; readonly prefix: string }
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "end"; readonly text: "" };

const patterns: readonly (readonly [Token["kind"] | "space", RegExp])[] = [
  ["space", /(?:[ \t\f\n\r]|\\\r?\n|#[^\n]*)+/y],
  [
    "string",
    /[bBrRuUfF]{0,2}(?:'''(?:[^\\]|\\[^])*?'''|"""(?:[^\\]|\\[^])*?"""|'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*")/y,
  ],
  [
    "number",
    /(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|(?:[0-9](?:_?[0-9])*)?\.[0-9](?:_?[0-9])*(?:[eE][+-]?[0-9](?:_?[0-9])*)?[jJ]?|[0-9](?:_?[0-9])*\.?(?:[eE][+-]?[0-9](?:_?[0-9])*)?[jJ]?)/y,
  ],
  ["name", /[\p{XID_Start}_]\p{XID_Continue}*/uy],
  ["operator", /\.\.\.|\*\*|\/\/|<<|>>|<=|>=|==|!=|:=|->|[-+*/%@&|^~<>()[\]{},:.=]/y],
];

/** The tokens of a text; `null` where it is no Python. */
export function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  for (let position = 0; position < text.length;) {
    const found = patterns.find(([, pattern]) => {
      pattern.lastIndex = position;
      return pattern.test(text);
    });
    if (found === undefined) return null;
    const [kind, pattern] = found;
    const word = text.slice(position, pattern.lastIndex);
    position = pattern.lastIndex;
    if (kind === "space") continue;
    if (kind === "string") {
      const prefix = /^[a-zA-Z]*/.exec(word)![0];
      tokens.push({ kind, text: word.slice(prefix.length), prefix: prefix.toLowerCase() });
    } else
      tokens.push({ kind, text: word.normalize(kind === "name" ? "NFKC" : undefined) } as Token);
  }
  tokens.push({ kind: "end", text: "" });
  return tokens;
}
