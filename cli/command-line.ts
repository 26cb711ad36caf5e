/** The commands and options, for yargs: parsing, `--help` and complaints about wrong usage. What a command does is loaded when it is called. */
import { createRequire } from "node:module";
import { delimiter } from "node:path";
import yargs, { type Argv } from "yargs";
import { exitStatus, UsageError } from "./exit.ts";

/** What a command hands back: its exit status. */
type Finish = (status: number) => void;

const pythonOption = {
  type: "string" as const,
  choices: ["3.13", "3.14"] as const,
  default: "3.14" as const,
  describe: "syntax newer than this is an error",
};
const refusalsOption = {
  choices: ["error", "throw"] as const,
  default: "error" as const,
  describe: "throw: what is not supported raises when the program reaches it",
};
const coroutinesOption = {
  choices: ["auto", "native", "generators"] as const,
  default: "auto" as const,
  describe: "generators: coroutines that the program can drive by hand; auto: where it does",
};
const pathOption = {
  type: "string" as const,
  default: "",
  coerce: (text: string): string[] => text.split(delimiter).filter((folder) => folder !== ""),
  describe: "folders to look for modules in, before those of Python's own sys.path",
};
const inputs = { type: "string", array: true, demandOption: true } as const;

/**
 * Parses `argv` and runs its command.
 *
 * @returns the exit status.
 * @throws UsageError if `argv` is not a call that any command understands.
 */
export async function parseCommandLine(argv: readonly string[]): Promise<number> {
  let status: number = exitStatus.success;
  const finish: Finish = (reached) => (status = reached);
  let parser = yargs([...argv])
    .scriptName("py2ts-async")
    .usage("$0 COMMAND\n\nTurns Python asyncio programs into exact, readable TypeScript.");
  for (const define of [defineBuild, defineRun, defineCheck, defineAst, defineSymtable]) {
    parser = define(parser, finish);
  }
  await parser
    .demandCommand(1, "no command given; see py2ts-async --help")
    .strictCommands()
    .strictOptions()
    .version(ownVersion())
    .help()
    .wrap(null)
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw error ?? new UsageError((message ?? "wrong usage").replaceAll(/\s*\n\s*/g, " "));
    })
    .parseAsync();
  return status;
}

function defineBuild(parser: Argv, finish: Finish): Argv {
  return parser.command(
    "build <inputs..>",
    "compile files, or all .py files of folders, to TypeScript",
    (command) =>
      command
        .positional("inputs", inputs)
        .option("out", {
          alias: "o",
          type: "string",
          requiresArg: true,
          demandOption: true,
          describe: "folder to write to; nothing else is written",
        })
        .option("source-map", { type: "boolean", default: false, describe: "write source maps" })
        .option("js", { type: "boolean", default: false, describe: "JavaScript without types" })
        .option("refusals", refusalsOption)
        .option("coroutines", coroutinesOption)
        .option("python-path", pathOption)
        .option("python", pythonOption),
    async (options) => {
      const { build } = await import("./commands/build.ts");
      finish(await build(options));
    },
  );
}

function defineRun(parser: Argv, finish: Finish): Argv {
  return parser.command(
    "run <file> [args..]",
    "compile in memory and run; FILE's own arguments follow it",
    (command) =>
      command
        .positional("file", { type: "string", demandOption: true })
        .positional("args", { type: "string", array: true, default: [] })
        .option("clock", {
          choices: ["real", "virtual"] as const,
          default: "real" as const,
          describe: "virtual: waiting takes no time",
        })
        .option("refusals", refusalsOption)
        .option("coroutines", coroutinesOption)
        .option("python-path", pathOption),
    async (options) => {
      const { runProgram } = await import("./commands/run.ts");
      finish(await runProgram(options));
    },
  );
}

function defineCheck(parser: Argv, finish: Finish): Argv {
  return parser.command(
    "check <inputs..>",
    "report diagnostics and write nothing",
    (command) =>
      command
        .positional("inputs", inputs)
        .option("format", {
          choices: ["text", "json", "github"] as const,
          default: "text" as const,
          describe: "how diagnostics are shown",
        })
        .option("python-path", pathOption)
        .option("python", pythonOption),
    async (options) => {
      const { check } = await import("./commands/check.ts");
      finish(await check(options));
    },
  );
}

function defineAst(parser: Argv, finish: Finish): Argv {
  return parser.command(
    "ast <inputs..>",
    "print the syntax tree as CPython's ast.dump(tree, include_attributes=True)",
    (command) =>
      command
        .positional("inputs", inputs)
        .option("out", {
          type: "string",
          requiresArg: true,
          describe: "folder to write one .ast file per input to, in place of stdout",
        })
        .option("python", pythonOption),
    async (options) => {
      const { printTrees } = await import("./commands/ast.ts");
      finish(printTrees(options));
    },
  );
}

function defineSymtable(parser: Argv, finish: Finish): Argv {
  return parser.command(
    "symtable <inputs..>",
    "print every scope and name as CPython's symtable classifies them",
    (command) => command.positional("inputs", inputs).option("python", pythonOption),
    async (options) => {
      const { printSymbolTables } = await import("./commands/symtable.ts");
      finish(printSymbolTables(options));
    },
  );
}

function ownVersion(): string {
  const manifest = createRequire(import.meta.url)("py2ts-async/package.json") as {
    version: string;
  };
  return manifest.version;
}
