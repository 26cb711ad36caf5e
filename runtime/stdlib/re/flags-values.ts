/** The bits of `re.RegexFlag`. Source: CPython Modules/_sre/sre_constants.h. */
export const ignoreCase = 2;
export const locale = 4;
export const multiline = 8;
export const dotAll = 16;
export const unicode = 32;
export const verbose = 64;
export const debug = 128;
export const asciiOnly = 256;

/** Of these a pattern has at most one. */
export const typeFlags: number = asciiOnly | locale | unicode;
