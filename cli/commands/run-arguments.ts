import { delimiter } from "node:path";
import type { CoroutinesOption, Refusals } from "@py2ts-async/compiler";

/** What `run` is asked to do. */
export interface RunArguments {
  readonly file: string;
  /** `sys.argv[1:]`. */
  readonly args: readonly string[];
  readonly clock: "real" | "virtual";
  readonly refusals: Refusals;
  readonly coroutines: CoroutinesOption;
  /** Folders in which modules are looked for before those of Python's own path. */
  readonly pythonPath: readonly string[];
}

/** The options of `run` itself. */
const ownOptions = ["--clock", "--refusals", "--coroutines", "--python-path"] as const;
type OwnOption = (typeof ownOptions)[number];

/**
 * Reads what follows `run` on the command line. The program's own arguments are passed on untouched, whatever they look like:
 * after FILE only `--clock`, `--refusals`, `--coroutines` and `--python-path` are ours, and after `--` nothing is.
 *
 * @returns `null` for anything but a well-formed call: the general parser then says what is wrong.
 */
export function readRunArguments(argv: readonly string[]): RunArguments | null {
  let file: string | null = null;
  const chosen: { [Option in OwnOption]: string } = {
    "--clock": "real",
    "--refusals": "error",
    "--coroutines": "auto",
    "--python-path": "",
  };
  const args: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index]!;
    if (argument === "--") {
      args.push(...argv.slice(index + 1));
      break;
    }
    const [name, value] = argument.split("=", 2) as [string, string?];
    if (isOwnOption(name)) {
      chosen[name] = value ?? argv[++index] ?? "";
    } else if (file !== null) {
      args.push(argument);
    } else if (argument.startsWith("-")) {
      return null;
    } else {
      file = argument;
    }
  }
  if (file === null) file = args.shift() ?? null;
  if (file === null) return null;
  const { "--clock": clock, "--refusals": refusals, "--coroutines": coroutines } = chosen;
  if (clock !== "real" && clock !== "virtual") return null;
  if (refusals !== "error" && refusals !== "throw") return null;
  if (!isCoroutinesOption(coroutines)) return null;
  const pythonPath = chosen["--python-path"].split(delimiter).filter((folder) => folder !== "");
  return { file, args, clock, refusals, coroutines, pythonPath };
}

function isCoroutinesOption(text: string): text is CoroutinesOption {
  return text === "auto" || text === "native" || text === "generators";
}

function isOwnOption(name: string): name is OwnOption {
  return (ownOptions as readonly string[]).includes(name);
}
