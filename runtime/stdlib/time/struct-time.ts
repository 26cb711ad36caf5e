import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { isIterable, iterate } from "../../core/iteration/iterate.ts";
import { repr } from "../../core/repr.ts";

/** The attributes of a {@link struct_time}, in the order of its items; the last two are no items. */
const fields = [
  "tm_year",
  "tm_mon",
  "tm_mday",
  "tm_hour",
  "tm_min",
  "tm_sec",
  "tm_wday",
  "tm_yday",
  "tm_isdst",
  "tm_zone",
  "tm_gmtoff",
] as const;

const itemCount = 9;

const TupleBase = tuple as unknown as new () => unknown[];

/** `time.struct_time`: a moment taken apart, a tuple of nine numbers. Source: CPython Modules/timemodule.c, Objects/structseq.c. */
export class struct_time extends TupleBase {
  static readonly __name__: string = "struct_time";
  static readonly __module__: string = "time";
  static readonly n_fields = 11;
  static readonly n_sequence_fields = 9;
  static readonly n_unnamed_fields = 0;
  static readonly __match_args__: tuple = /* @__PURE__ */ tuple.of(...fields.slice(0, itemCount));
  readonly #more: readonly unknown[];

  constructor(sequence: unknown) {
    super();
    if (!isIterable(sequence)) throw new TypeError("constructor requires a sequence");
    const values = [...(iterate(sequence) as Iterable<unknown>)];
    if (values.length < itemCount || values.length > fields.length) {
      const bound = values.length < itemCount ? "at least 9" : "at most 11";
      throw new TypeError(
        `time.struct_time() takes an ${bound}-sequence (${values.length}-sequence given)`,
      );
    }
    this.push(...values.slice(0, itemCount));
    this.#more = values.slice(itemCount);
  }

  get tm_year(): unknown {
    return this[0];
  }

  get tm_mon(): unknown {
    return this[1];
  }

  get tm_mday(): unknown {
    return this[2];
  }

  get tm_hour(): unknown {
    return this[3];
  }

  get tm_min(): unknown {
    return this[4];
  }

  get tm_sec(): unknown {
    return this[5];
  }

  get tm_wday(): unknown {
    return this[6];
  }

  get tm_yday(): unknown {
    return this[7];
  }

  get tm_isdst(): unknown {
    return this[8];
  }

  get tm_zone(): unknown {
    return this.#more[0] ?? null;
  }

  get tm_gmtoff(): unknown {
    return this.#more[1] ?? null;
  }

  __repr__(): string {
    const shown = fields.slice(0, itemCount).map((name, index) => `${name}=${repr(this[index])}`);
    return `time.struct_time(${shown.join(", ")})`;
  }
}
