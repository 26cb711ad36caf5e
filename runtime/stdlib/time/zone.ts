/** The local zone, as it is when this module is loaded. */
import { tuple } from "../../core/containers/tuple.ts";
import { zoneNames, zoneOffsets } from "./calendar.ts";

/** Seconds west of Greenwich in winter. */
export const timezone: number = /* @__PURE__ */ zoneOffsets()[0]!;
/** Seconds west of Greenwich in summer. */
export const altzone: number = /* @__PURE__ */ zoneOffsets()[1]!;
/** Whether there is a summer time. */
export const daylight: number = timezone === altzone ? 0 : 1;
/** The names of the zone in winter and in summer. */
export const tzname: tuple<[string, string]> = /* @__PURE__ */ tuple.of(...zoneNames()) as tuple<
  [string, string]
>;
