import { tuple, type TupleMethods } from "../../core/containers/tuple.ts";
import { address } from "../../core/identity.ts";

const TupleBase = tuple as unknown as new (
  items: readonly unknown[],
) => readonly unknown[] & TupleMethods;

/** `codecs.CodecInfo`: what a search function finds. Source: CPython 3.13 Lib/codecs.py. */
export class CodecInfo extends TupleBase {
  static readonly __name__: string = "CodecInfo";
  static readonly __module__: string = "codecs";
  static readonly __text_signature__: string =
    "self, encode, decode, streamreader=, streamwriter=, incrementalencoder=, incrementaldecoder=, name=, *, _is_text_encoding=";
  readonly encode: unknown;
  readonly decode: unknown;
  readonly streamreader: unknown;
  readonly streamwriter: unknown;
  readonly incrementalencoder: unknown;
  readonly incrementaldecoder: unknown;
  readonly name$: unknown;
  readonly _is_text_encoding: boolean;

  constructor(
    encode: unknown,
    decode: unknown,
    streamreader: unknown = null,
    streamwriter: unknown = null,
    incrementalencoder: unknown = null,
    incrementaldecoder: unknown = null,
    name: unknown = null,
    options: { _is_text_encoding?: boolean | null } = {},
  ) {
    super([encode, decode, streamreader, streamwriter]);
    this.encode = encode;
    this.decode = decode;
    this.streamreader = streamreader;
    this.streamwriter = streamwriter;
    this.incrementalencoder = incrementalencoder;
    this.incrementaldecoder = incrementaldecoder;
    this.name$ = name;
    this._is_text_encoding = options._is_text_encoding ?? true;
  }

  override __repr__(): string {
    return `<codecs.CodecInfo object for encoding ${String(this.name$)} at ${address(this)}>`;
  }
}
