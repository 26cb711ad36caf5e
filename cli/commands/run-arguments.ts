/** What `run` is asked to do. */
export interface RunArguments {
  readonly file: string;
  /** `sys.argv[1:]`. */
  readonly args: readonly string[];
  readonly clock: "real" | "virtual";
}

/**
 * Reads what follows `run` on the command line. The program's own arguments are passed on untouched, whatever they look like:
 * after FILE only `--clock` is ours, and after `--` nothing is.
 *
 * @returns `null` for anything but a well-formed call: the general parser then says what is wrong.
 */
export function readRunArguments(argv: readonly string[]): RunArguments | null {
  let file: string | null = null;
  let clock = "real";
  const args: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index]!;
    if (argument === "--") {
      args.push(...argv.slice(index + 1));
      break;
    } else if (argument === "--clock") {
      clock = argv[++index] ?? "";
    } else if (argument.startsWith("--clock=")) {
      clock = argument.slice("--clock=".length);
    } else if (file !== null) {
      args.push(argument);
    } else if (argument.startsWith("-")) {
      return null;
    } else {
      file = argument;
    }
  }
  if (file === null) file = args.shift() ?? null;
  if (file === null || (clock !== "real" && clock !== "virtual")) return null;
  return { file, args, clock };
}
