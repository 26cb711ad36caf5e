/** The encodings of coding lines, under CPython's names. Source: CPython 3.13 Lib/encodings/aliases.py; WHATWG Encoding. */

export interface Encoding {
  /** The codec that CPython's decoding errors name, and why it refuses a byte. */
  readonly codec: string;
  readonly reason: string;
  /** The text, or `null` where the bytes are not in this encoding. */
  decode(bytes: Uint8Array): string | null;
}

/** The part of the platform's `TextDecoder` that is used here; every host that we run on has it. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * WHATWG labels of single-byte encodings, by CPython's codec names. Multi-byte ones are not among them: hosts and CPython
 * disagree about hundreds of characters. (Nor is `cp1252`, which some hosts take for Latin-1.)
 */
const platformEncodings: { readonly [codec: string]: string } = {
  iso8859_2: "iso-8859-2",
  iso8859_3: "iso-8859-3",
  iso8859_4: "iso-8859-4",
  iso8859_5: "iso-8859-5",
  iso8859_6: "iso-8859-6",
  iso8859_7: "iso-8859-7",
  iso8859_8: "iso-8859-8",
  iso8859_10: "iso-8859-10",
  iso8859_13: "iso-8859-13",
  iso8859_14: "iso-8859-14",
  iso8859_15: "iso-8859-15",
  koi8_r: "koi8-r",
  koi8_u: "koi8-u",
  mac_roman: "macintosh",
  cp866: "ibm866",
  cp874: "windows-874",
  cp1250: "windows-1250",
  cp1251: "windows-1251",
  cp1253: "windows-1253",
  cp1254: "windows-1254",
  cp1255: "windows-1255",
  cp1256: "windows-1256",
  cp1257: "windows-1257",
  cp1258: "windows-1258",
};

/** Where windows-1252 is not Latin-1: bytes 0x80 to 0x9f, `\0` for those that it does not have. */
const windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/** CPython's aliases that are not just another spelling of the codec's name. */
const aliases: { readonly [alias: string]: string } = {
  u8: "utf_8",
  utf: "utf_8",
  utf8: "utf_8",
  utf8_ucs2: "utf_8",
  utf8_ucs4: "utf_8",
  cp65001: "utf_8",
  utf_8_sig: "utf_8",
  us_ascii: "ascii",
  us: "ascii",
  "646": "ascii",
  ansi_x3_4_1968: "ascii",
  ansi_x3_4_1986: "ascii",
  cp367: "ascii",
  csascii: "ascii",
  ibm367: "ascii",
  iso646_us: "ascii",
  iso_646_irv_1991: "ascii",
  iso_ir_6: "ascii",
  "8859": "latin_1",
  cp819: "latin_1",
  csisolatin1: "latin_1",
  ibm819: "latin_1",
  iso8859: "latin_1",
  iso8859_1: "latin_1",
  iso_8859_1: "latin_1",
  iso_8859_1_1987: "latin_1",
  iso_ir_100: "latin_1",
  l1: "latin_1",
  latin: "latin_1",
  latin1: "latin_1",
  latin2: "iso8859_2",
  l2: "iso8859_2",
  latin3: "iso8859_3",
  l3: "iso8859_3",
  latin4: "iso8859_4",
  l4: "iso8859_4",
  cyrillic: "iso8859_5",
  arabic: "iso8859_6",
  greek: "iso8859_7",
  greek8: "iso8859_7",
  hebrew: "iso8859_8",
  latin6: "iso8859_10",
  l6: "iso8859_10",
  latin7: "iso8859_13",
  l7: "iso8859_13",
  latin8: "iso8859_14",
  l8: "iso8859_14",
  latin9: "iso8859_15",
  l9: "iso8859_15",
  cskoi8r: "koi8_r",
  macintosh: "mac_roman",
  macroman: "mac_roman",
  "866": "cp866",
  ibm866: "cp866",
  cspc866: "cp866",
  "1250": "cp1250",
  "1251": "cp1251",
  "1252": "cp1252",
  "1253": "cp1253",
  "1254": "cp1254",
  "1255": "cp1255",
  "1256": "cp1256",
  "1257": "cp1257",
  "1258": "cp1258",
};

/** The names that CPython's tokenizer itself knows, by their beginnings: `utf-8` and `iso-8859-1`; others as they are. */
export function normalEncodingName(declared: string): string {
  const name = declared.slice(0, 12).toLowerCase().replaceAll("_", "-");
  if (/^utf-8($|-)/.test(name)) return "utf-8";
  return /^(latin-1|iso-8859-1|iso-latin-1)($|-)/.test(name) ? "iso-8859-1" : declared;
}

/** The encoding that a coding line names, or `null` where we do not have it. */
export function encodingNamed(declared: string): Encoding | null {
  const codec = codecNamed(declared);
  if (codec === "utf_8") return utf8;
  if (codec === "latin_1") return latin1;
  if (codec === "ascii") return ascii;
  const high = highCharacters(codec);
  return high === null ? null : characterMap(high);
}

/** Codec names ignore case, and take `-`, `_`, `.` and spaces for one another. */
function codecNamed(declared: string): string {
  const name = declared
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const spelled = name.replace(/^windows_?(?=125\d$|874$)/, "cp").replace(/^iso_8859_/, "iso8859_");
  return Object.hasOwn(aliases, spelled) ? aliases[spelled]! : spelled;
}

const utf8: Encoding = {
  codec: "utf-8",
  reason: "invalid start byte",
  decode: (bytes) => decodeWith("utf-8", bytes),
};

const latin1: Encoding = {
  codec: "latin-1",
  reason: "",
  decode: (bytes) => singleBytes(bytes, 0xff),
};

const ascii: Encoding = {
  codec: "ascii",
  reason: "ordinal not in range(128)",
  decode: (bytes) => singleBytes(bytes, 0x7f),
};

/** What bytes 0x80 to 0xff mean; `\0` where CPython has a hole. `null` for a codec that we do not have. */
function highCharacters(codec: string): string | null {
  const bytes = Array.from({ length: 128 }, (_, index) => index + 128);
  if (codec === "cp1252") return windows1252 + String.fromCharCode(...bytes.slice(32));
  if (!Object.hasOwn(platformEncodings, codec)) return null;
  const label = platformEncodings[codec]!;
  return bytes
    .map((byte) => {
      const character = decodeWith(label, Uint8Array.of(byte)) ?? "\0";
      // In CPython's holes, hosts have a control or private character, and windows-1253 has an `ª`.
      const isHole =
        codec.startsWith("cp") &&
        (/[\u0080-\u009f\ue000-\uf8ff]/.test(character) || (codec === "cp1253" && byte === 0xaa));
      return isHole ? "\0" : character;
    })
    .join("");
}

function characterMap(high: string): Encoding {
  return {
    codec: "charmap",
    reason: "character maps to <undefined>",
    decode(bytes) {
      const text = singleBytes(bytes, 0xff)!.replace(/[\u0080-\u00ff]/g, (character) =>
        high.charAt(character.charCodeAt(0) - 0x80),
      );
      // A null character is refused anyhow.
      return text.includes("\0") && !bytes.includes(0) ? null : text;
    },
  };
}

function decodeWith(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes that are code points, up to `last`. */
function singleBytes(bytes: Uint8Array, last: number): string | null {
  const pieces: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 4096) {
    const piece = bytes.subarray(offset, offset + 4096);
    if (last < 0xff && piece.some((byte) => byte > last)) return null;
    pieces.push(String.fromCharCode(...piece));
  }
  return pieces.join("");
}
