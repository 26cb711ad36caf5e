/** The modules that tests are in, by name. */
import { importByName } from "../../core/modules/import-by-name.ts";
import { ImportError } from "../../core/exceptions/index.ts";

/** The module, imported where it is not; `null` where there is none. */
export function moduleNamed(name: string): unknown {
  try {
    return importByName(name);
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}
