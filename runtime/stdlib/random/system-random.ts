import { NotImplementedError, ValueError } from "../../core/exceptions/base.ts";
import { normalize, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { Random, type State } from "./generator.ts";
import { entropy } from "./seeds.ts";

/** `random.SystemRandom`: numbers from the host's generator, which has no state to seed or to save. */
export class SystemRandom extends Random {
  static override readonly __name__: string = "SystemRandom";

  override random(): number {
    const [high, low] = entropy(2) as [number, number];
    return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
  }

  override getrandbits(k: Int): Int {
    const count = Number(indexOf(k));
    if (count < 0) throw new ValueError("number of bits must be non-negative");
    let result = 0n;
    for (const word of entropy(Math.ceil(count / 32))) result = (result << 32n) | BigInt(word);
    return normalize(result >> BigInt((32 - (count % 32)) % 32));
  }

  override seed(_a?: unknown, _version?: Int): void {}

  override getstate(): State {
    throw new NotImplementedError("System entropy source does not have state.");
  }

  override setstate(): void {
    throw new NotImplementedError("System entropy source does not have state.");
  }
}
