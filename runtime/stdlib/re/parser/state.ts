import { quote } from "../../../core/text/quote.ts";
import { PatternError } from "../errors.ts";
import type { Source } from "./source.ts";
import { widthOf, type Sequence, type Width } from "./tree.ts";

/** The greatest group number. Source: CPython Modules/_sre/sre.h (SRE_MAXGROUPS). */
export const maxGroups = 1073741823;

/** What the parser knows about the groups and the global flags of a pattern. */
export class ParserState {
  flags: number;
  readonly groupNumbers = new Map<string, number>();
  /** By number; `null` while the group is open. Group 0 is the whole pattern, which never closes. */
  readonly groupWidths: (Width | null)[] = [null];
  /** How many groups there were when the outermost lookbehind began, `null` outside of one. */
  lookbehindGroups: number | null = null;
  /** Where conditions first name a group number that may not exist. */
  readonly conditionPositions = new Map<number, number>();

  constructor(flags: number) {
    this.flags = flags;
  }

  get groups(): number {
    return this.groupWidths.length;
  }

  openGroup(name: string | null): number {
    const number = this.groups;
    this.groupWidths.push(null);
    if (name === null) return number;
    const other = this.groupNumbers.get(name);
    if (other !== undefined) {
      throw new PatternError(
        `redefinition of group name ${quote(name)} as group ${number}; was group ${other}`,
      );
    }
    this.groupNumbers.set(name, number);
    return number;
  }

  closeGroup(number: number, body: Sequence): void {
    this.groupWidths[number] = widthOf(body);
  }

  /** Whether a group has been closed. */
  isClosed(number: number): boolean {
    return number < this.groups && this.groupWidths[number] !== null;
  }

  checkLookbehind(number: number, source: Source): void {
    if (this.lookbehindGroups === null) return;
    if (!this.isClosed(number)) throw source.error("cannot refer to an open group");
    if (number >= this.lookbehindGroups) {
      throw source.error("cannot refer to group defined in the same lookbehind subpattern");
    }
  }
}
