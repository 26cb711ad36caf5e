/** CPython's `_imp`, as far as it can be answered where there are neither frozen nor extension modules. Source: CPython 3.13 Python/import.c. */

/** No module is frozen. */
export function _override_frozen_modules_for_tests(_override: unknown): null {
  return null;
}

/** No module is an extension. Returns the setting before. */
export function _override_multi_interp_extensions_check(_override: unknown): number {
  return 0;
}

/** One thread alone imports. */
export function acquire_lock(): null {
  return null;
}

export function release_lock(): null {
  return null;
}

export function lock_held(): boolean {
  return false;
}

export function extension_suffixes(): string[] {
  return [];
}

export function is_frozen(_name: string): boolean {
  return false;
}
