/** Where `codecs` offers what programs register: encodings and error handlers. Programs without that module carry only this. */

/** What a program has registered. */
export interface RegisteredCodecs {
  /** `undefined` where no encoding has the name. */
  encode(text: string, encoding: string, errors: string): Uint8Array | undefined;
  /** `undefined` where no encoding has the name. */
  decode(data: Uint8Array, encoding: string, errors: string): string | undefined;
  /** What a handler puts in place, and where to go on; `undefined` where no handler has the name. */
  handleEncode(errors: string, error: Error): readonly [string | Uint8Array, number] | undefined;
  handleDecode(errors: string, error: Error): readonly [string, number] | undefined;
}

let registered: RegisteredCodecs | null = null;

export function offerCodecs(codecs: RegisteredCodecs): void {
  registered = codecs;
}

export function registeredCodecs(): RegisteredCodecs | null {
  return registered;
}
