import { ValueError } from "../../core/exceptions/index.ts";
import { Float } from "../../core/numbers/float.ts";
import { SimpleNamespace } from "../types/simple-namespace.ts";

const clocks: readonly string[] = [
  "monotonic",
  "perf_counter",
  "process_time",
  "thread_time",
  "time",
];

/** `get_clock_info(name)`: what a clock of the module is, which here is always the host's. */
export function get_clock_info(name: string): SimpleNamespace {
  if (!clocks.includes(name)) throw new ValueError("unknown clock");
  const isWall = name === "time";
  return new SimpleNamespace({
    implementation: isWall ? "host.clock.wall()" : "host.clock.monotonic()",
    monotonic: !isWall,
    adjustable: isWall,
    resolution: new Float(1e-9),
  });
}
