/** Placeholder replaced below. */
export function formatPercent(format: string, value: unknown): string {
  throw new Error(`${format}${String(value)}`);
}
