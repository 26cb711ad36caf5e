import { lookup } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { AttributeError } from "../exceptions/base.ts";

/** `getattr(value, name, preset)`, where `preset` may be JavaScript's `undefined`. */
export function attributeOr<Preset>(value: unknown, name: string, preset: Preset): unknown {
  try {
    const found = lookup(value, name);
    return found === missing ? preset : found;
  } catch (error) {
    if (error instanceof AttributeError) return preset;
    throw error;
  }
}
