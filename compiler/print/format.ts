/** Prettier, loaded where it is first needed: it is large, and running a program does not need it. */

/** The project's own line width. */
const printWidth = 100;

export async function formatTypeScript(code: string): Promise<string> {
  const [prettier, estree, typescript] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/estree"),
    import("prettier/plugins/babel"),
  ]);
  return prettier.format(code, {
    parser: "babel-ts",
    plugins: [estree.default, typescript.default],
    printWidth,
    objectWrap: "collapse",
  });
}
