/** `npm run docs:asyncio`: writes `docs/asyncio.md`. */
import { writeFileSync } from "node:fs";
import * as prettier from "prettier";
import { render } from "./table.ts";

writeFileSync(
  "docs/asyncio.md",
  await prettier.format(render(), { parser: "markdown", printWidth: 100 }),
);
