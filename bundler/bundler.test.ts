/** Real builds with each bundler, of a small project in a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build as viteBuild } from "vite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import webpack from "webpack";
import esbuildPlugin from "./esbuild.ts";
import rollupPlugin from "./rollup.ts";
import vitePlugin from "./vite.ts";
import webpackPlugin from "./webpack.ts";

interface Built {
  /** What the bundler said, where the build failed. */
  readonly error: string | null;
}

type Build = (folder: string) => Promise<Built>;

const bundlers: Record<string, Build> = {
  async esbuild(folder) {
    const built = esbuild.build({
      entryPoints: [join(folder, "index.js")],
      outfile: join(folder, "dist/bundle.mjs"),
      absWorkingDir: folder,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: true,
      logLevel: "silent",
      plugins: [esbuildPlugin()],
    });
    return failureOf(built, (error: esbuild.BuildFailure) =>
      error.errors
        .map(
          ({ location, text }) => `${location?.file}:${location?.line}:${location?.column} ${text}`,
        )
        .join("\n"),
    );
  },

  async rollup(folder) {
    const build = async (): Promise<void> => {
      const bundle = await rollup({
        input: join(folder, "index.js"),
        plugins: [rollupPlugin()],
        external: /^node:/,
        onLog: () => undefined,
      });
      await bundle.write({ file: join(folder, "dist/bundle.mjs"), format: "es", sourcemap: true });
      await bundle.close();
    };
    return failureOf(build(), describeRollupError);
  },

  async vite(folder) {
    const built = viteBuild({
      root: folder,
      configFile: false,
      logLevel: "silent",
      plugins: [vitePlugin()],
      build: {
        lib: { entry: join(folder, "index.js"), formats: ["es"], fileName: () => "bundle.mjs" },
        sourcemap: true,
        target: "es2022",
        minify: false,
        rollupOptions: { external: /^node:/ },
      },
    });
    return failureOf(built, describeRollupError);
  },

  async webpack(folder) {
    const built = new Promise<void>((resolve, reject) => {
      const compiler = webpack({
        context: folder,
        mode: "development",
        target: "node20",
        entry: join(folder, "index.js"),
        devtool: "source-map",
        experiments: { outputModule: true },
        output: { path: join(folder, "dist"), filename: "bundle.mjs", module: true },
        infrastructureLogging: { level: "none" },
        plugins: [webpackPlugin()],
      });
      compiler.run((error, stats) => {
        compiler.close(() => {
          if (error) reject(error);
          else if (stats!.hasErrors())
            reject(new Error(stats!.toString({ all: false, errors: true })));
          else resolve();
        });
      });
    });
    return failureOf(built, (error: Error) => error.message);
  },
};

async function failureOf<E>(
  build: Promise<unknown>,
  describeError: (error: E) => string,
): Promise<Built> {
  try {
    await build;
    return { error: null };
  } catch (error) {
    return { error: describeError(error as E) };
  }
}

function describeRollupError(
  error: Error & { loc?: { file?: string; line: number; column: number } },
) {
  const { loc } = error;
  const place = loc === undefined ? "" : `${loc.file}:${loc.line}:${loc.column} `;
  return place + error.message;
}

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "py2ts-async-bundler-")));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function runBundle() {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(folder, "dist/bundle.mjs")],
    {
      encoding: "utf8",
    },
  );
  return { stdout, stderr, status };
}

const job = `import asyncio


async def fetch(number):
    await asyncio.sleep(0)
    return f"item {number}"


async def main():
    results = await asyncio.gather(fetch(1), fetch(2))
    print(results)
`;

describe.each(Object.entries(bundlers))("%s", (name, build) => {
  test("builds and runs a Python module that JavaScript imports", async () => {
    write({ "job.py": job, "index.js": 'import { main } from "./job.py";\nawait main();\n' });
    expect(await build(folder)).toEqual({ error: null });
    expect(runBundle()).toEqual({ status: 0, stdout: "['item 1', 'item 2']\n", stderr: "" });
  });

  test("the source map leads to the Python line", async () => {
    write({ "job.py": job, "index.js": 'import { main } from "./job.py";\nawait main();\n' });
    await build(folder);
    const bundle = readFileSync(join(folder, "dist/bundle.mjs"), "utf8").split("\n");
    const map = new TraceMap(readFileSync(join(folder, "dist/bundle.mjs.map"), "utf8"));
    const line = bundle.findIndex((text) => text.includes("item ${"));
    const column = bundle[line]!.indexOf("`item");
    const place = originalPositionFor(map, { line: line + 1, column });
    expect(place.source).toMatch(/job\.py$/);
    expect(place.line).toBe(6);
  });

  test("a diagnostic is an error of the bundler, with the Python place", async () => {
    write({
      "job.py": "x = 1\ndef main(:\n    pass\n",
      "index.js": 'import { main } from "./job.py";\nawait main();\n',
    });
    const { error } = await build(folder);
    expect(error, name).toMatch(/job\.py:2:\d/);
    expect(error).toContain("invalid syntax");
  });
});
