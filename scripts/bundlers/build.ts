/**
 * `build.ts BUNDLER FOLDER`: one real build of `FOLDER/index.js` with the built plugin, for bundler/bundler.test.ts. A process of its own, because
 * the test runner's process resolves this project's packages to their sources. Prints `{ "error": string | null }`.
 */
import { join } from "node:path";
import esbuildPlugin from "@py2ts-async/bundler/esbuild";
import rollupPlugin from "@py2ts-async/bundler/rollup";
import vitePlugin from "@py2ts-async/bundler/vite";
import webpackPlugin from "@py2ts-async/bundler/webpack";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build as viteBuild } from "vite";
import webpack from "webpack";

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

const [name, folder] = process.argv.slice(2);
const build = bundlers[name ?? ""];
if (build === undefined || folder === undefined) throw new Error("usage: build.ts BUNDLER FOLDER");
console.log(JSON.stringify(await build(folder)));
