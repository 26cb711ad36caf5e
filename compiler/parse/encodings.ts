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

/** WHATWG labels by CPython's normalized codec name, where the two decode alike. */
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
  iso8859_16: "iso-8859-16",
  koi8_r: "koi8-r",
  koi8_u: "koi8-u",
  mac_roman: "macintosh",
  cp866: "ibm866",
  cp874: "windows-874",
  cp1250: "windows-1250",
  cp1251: "windows-1251",
  cp1252: "windows-1252",
  cp1253: "windows-1253",
  cp1254: "windows-1254",
  cp1255: "windows-1255",
  cp1256: "windows-1256",
  cp1257: "windows-1257",
  cp1258: "windows-1258",
  gbk: "gbk",
  gb18030: "gb18030",
  big5: "big5",
  euc_jp: "euc-jp",
  shift_jis: "shift_jis",
  euc_kr: "euc-kr",
};

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
  latin10: "iso8859_16",
  l10: "iso8859_16",
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
  "936": "gbk",
  cp936: "gbk",
  ms936: "gbk",
  gb18030_2000: "gb18030",
  big5_tw: "big5",
  csbig5: "big5",
  eucjp: "euc_jp",
  ujis: "euc_jp",
  u_jis: "euc_jp",
  shiftjis: "shift_jis",
  sjis: "shift_jis",
  s_jis: "shift_jis",
  csshiftjis: "shift_jis",
  euckr: "euc_kr",
  korean: "euc_kr",
  ksc5601: "euc_kr",
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
  const label = platformEncodings[codec];
  return label === undefined ? null : platformEncoding(codec, label);
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

function platformEncoding(codec: string, label: string): Encoding {
  const isCharacterMap = /^(cp|koi|mac|iso)/.test(codec);
  return {
    codec: isCharacterMap ? "charmap" : codec,
    reason: isCharacterMap ? "character maps to <undefined>" : "illegal multibyte sequence",
    decode(bytes) {
      const text = decodeWith(label, bytes);
      // Where CPython has a hole, the web's tables have a control character.
      const hasHoles = codec.startsWith("cp") && codec !== "cp866";
      return text !== null && hasHoles && /[\u0080-\u009f]/.test(text) ? null : text;
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
