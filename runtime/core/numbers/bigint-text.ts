/**
 * The decimal text of integers that are bigints. How many digits may be converted is limited; programs without such integers do without that
 * (./decimal-digits.ts), since the first that is computed brings it along.
 */
let convert: (value: bigint) => string = String;

/** The decimal digits of an integer. @throws ValueError where there are too many */
export function bigintText(value: bigint): string {
  return convert(value);
}

/** Says how from now on bigints are converted. */
export function limitBigintText(limited: (value: bigint) => string): void {
  convert = limited;
}
